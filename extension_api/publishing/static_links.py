"""Links between published files: relative, so that they work below any path."""

from collections.abc import Mapping

from extension_api.pages.links import Links


class StaticLinks(Links, frozen=True, kw_only=True):
    """Every page is the `index.html` of a folder of its own; the further pages of a list are numbered."""

    def page(self, path: str = "", /, **query: str | None) -> str:
        """A page of the site from this page."""
        return f"{self.root}{page_folder(path, query.get('cursor'))}"


def page_folder(path: str, number: str | None = None) -> str:
    """The folder of a page below the start of the site.

    >>> page_folder("companies"), page_folder("companies", "2"), page_folder("industries/336110", "2"), page_folder("")
    ('companies/', 'lists/companies/2/', 'industries/336110/2/', '')
    """
    if not path:
        return ""
    if number is None or number == "1":
        return f"{path}/"
    # A company may be called "2": below `companies` stand companies alone.
    return f"lists/{path}/{number}/" if path == "companies" else f"{path}/{number}/"


def links_from(folder: str, *, public_url: str, assets: Mapping[str, str], edition: str) -> StaticLinks:
    """The links of the page in that folder."""
    return StaticLinks(
        public_url=public_url,
        assets=assets,
        root="../" * folder.count("/") or "./",
        ending="/",
        live=False,
        edition=edition,
    )
