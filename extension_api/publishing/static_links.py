"""Links between published files: relative, so that they work below any path."""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from cci_core.messages import Language
from extension_api.pages.links import Links


class StaticLinks(Links, frozen=True, kw_only=True):
    """Every page is the `index.html` of a folder of its own; the further pages of a list are numbered.

    `folders` has the folder of each language: nothing for the first, `de/` for a further one.
    """

    folders: Mapping[Language, str]
    language: Language

    def page(self, path: str = "", /, **query: str | None) -> str:
        """A page of the site from this page, in the same language."""
        return f"{self.root}{self.folders[self.language]}{page_folder(path, query.get('cursor'))}"

    def page_in(self, language: Language, path: str = "") -> str:
        """A page of the site in that language, from this page."""
        return f"{self.root}{self.folders[language]}{page_folder(path)}"

    def public(self, path: str = "", /, **_query: str) -> str:
        """A page of the site as other sites name it, in the language of this page."""
        return self.public_in(self.language, path)

    def public_in(self, language: Language, path: str = "") -> str:
        """A page of the site in that language, as other sites name it."""
        return f"{self.public_url}/{self.folders[language]}{quote(page_folder(path))}"


def page_folder(path: str, number: str | None = None) -> str:
    """The folder of a page below the start of its language.

    >>> page_folder("companies"), page_folder("companies", "2"), page_folder("industries/336110", "2"), page_folder("")
    ('companies/', 'lists/companies/2/', 'industries/336110/2/', '')
    """
    if not path:
        return ""
    if number is None or number == "1":
        return f"{path}/"
    # A company may be called "2": below `companies` stand companies alone.
    return f"lists/{path}/{number}/" if path == "companies" else f"{path}/{number}/"


def folders_of(languages: Sequence[Language]) -> dict[Language, str]:
    """The folder of each language: the first stands at the start of the site.

    >>> folders_of(["es", "en"])
    {'es': '', 'en': 'en/'}
    """
    return {language: f"{language}/" if place else "" for place, language in enumerate(languages)}
