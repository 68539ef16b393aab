"""Every address that a page names, so that the same page works on the service and as a file below any path."""

from collections.abc import Mapping
from urllib.parse import quote, urlencode

import msgspec

from cci_core.messages import LANGUAGES, Language


class Links(msgspec.Struct, frozen=True, kw_only=True):
    """Where a page's links lead.

    `root` is the way from the page to the start of the site, `/` on the service and `../../` in a file two folders
    down; `ending` is what the host wants behind the path of a page; `language` is kept in links where the reader chose
    one, `offered` are those that there are; `assets` are the names under which the static files are stored; `live`
    tells whether a service stands behind.
    """

    public_url: str
    assets: Mapping[str, str]
    root: str = "/"
    ending: str = ""
    language: Language | None = None
    offered: tuple[Language, ...] = LANGUAGES
    live: bool = True
    edition: str = ""

    def page(self, path: str = "", /, **query: str | None) -> str:
        """A page of the site from this page."""
        wanted = {name: value for name, value in query.items() if value}
        if self.language is not None and self.live:
            wanted["lang"] = self.language
        return f"{self.root}{path}{self.ending if path else ''}" + (f"?{urlencode(wanted)}" if wanted else "")

    def page_in(self, language: Language, path: str = "") -> str:
        """A page of the site in that language, from this page."""
        return f"{self.root}{path}?lang={language}"

    def public_in(self, language: Language, path: str = "") -> str:
        """A page of the site in that language, as other sites name it."""
        return self.public(path, lang=language)

    def company(self, slug: str) -> str:
        """The page of a company."""
        return self.page(f"companies/{slug}")

    def industry(self, code: str) -> str:
        """The page of an industry."""
        return self.page(f"industries/{code}")

    def asset(self, name: str) -> str:
        """A static file."""
        return f"{self.root}static/{self.assets[name]}"

    def card(self, slug: str, kind: str = "png", **options: str | None) -> str:
        """The score card of a company from this page."""
        return f"{self.root}{self._card(slug, kind, options)}"

    def public_card(self, slug: str) -> str:
        """The score card as other sites fetch it; the edition in it makes them fetch a new one when scores change."""
        return f"{self.public_url}/{self._card(slug, 'png', {'v': self.edition})}"

    def public(self, path: str = "", /, **query: str) -> str:
        """A page of the site as other sites name it."""
        tail = f"?{urlencode(query)}" if query else ""
        return f"{self.public_url}/{quote(path)}{self.ending if path else ''}{tail}"

    def data(self, path: str) -> str:
        """What the service answers as JSON."""
        return f"{self.root}v1/{path}{'' if self.live else '.json'}"

    def _card(self, slug: str, kind: str, options: Mapping[str, str | None]) -> str:
        wanted = {name: value for name, value in options.items() if value}
        return f"cards/{slug}.{kind}" + (f"?{urlencode(wanted)}" if wanted and self.live else "")
