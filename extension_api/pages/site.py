"""What all pages of the service share: addresses, static files, and how a page is kept."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import parse_qsl

import msgspec
from aiohttp import web

from cci_core import __version__
from cci_core.directory import Directory
from cci_core.messages import LANGUAGES, Language, choose_language
from cci_core.methodology import Methodology
from cci_core.settings import Settings
from extension_api.content import NOT_KEPT, SHARED_FOR_A_WHILE, UNCHANGING, Content
from extension_api.pages.assets import assets_of, stored_names
from extension_api.pages.links import Links
from extension_api.security import PAGE_HEADERS

HTML = "text/html; charset=utf-8"
MOST_LANGUAGES = 20


class Site(msgspec.Struct, frozen=True):
    """The public address, the folder of logos, and the static files by the names under which they are served."""

    public_url: str
    logos: Path | None
    names: Mapping[str, str]
    files: Mapping[str, Content]

    def links(self, reading: "Reading", directory: Directory | None) -> Links:
        """The links of a page for that reader."""
        edition = "" if directory is None else f"{directory.version}-{__version__}"
        return Links(public_url=self.public_url, assets=self.names, language=reading.chosen, edition=edition)


SITE = web.AppKey("SITE", Site)


class Reading(msgspec.Struct, frozen=True):
    """The language of a page; `chosen` where the address asks for it, None where the browser does."""

    language: Language
    chosen: Language | None = None


def site_of(settings: Settings, methodology: Methodology) -> Site:
    """The site of these settings."""
    assets = assets_of(methodology)
    names = stored_names(assets)
    files = {
        names[asset.name]: Content(asset.body, media_type=asset.media_type, caching=UNCHANGING) for asset in assets
    }
    return Site(settings.public_url, settings.logos, names, files)


def reading_of(request: web.BaseRequest) -> Reading:
    """The language that the address asks for, else the one that the browser prefers."""
    query = request.rel_url.raw_query_string
    chosen = _chosen(query) if query else None
    return Reading(chosen or _preferred(request.headers.get("Accept-Language", "")), chosen)


def page_content(html: str, language: Language, *, etag: str | None, kept: bool = True) -> Content:
    """The page as it is sent; it depends on the language that the browser prefers."""
    return Content(
        html.encode(),
        media_type=HTML,
        etag=None if etag is None else f'{etag[:-1]}-{language}"',
        caching=SHARED_FOR_A_WHILE if kept else NOT_KEPT,
        headers=(("Vary", "Accept-Language"), ("Content-Language", language), *PAGE_HEADERS),
    )


@lru_cache(maxsize=512)
def _chosen(query: str) -> Language | None:
    wanted = next((value for name, value in parse_qsl(query[:4000]) if name == "lang"), None)
    return next((language for language in LANGUAGES if language == wanted), None)


@lru_cache(maxsize=512)
def _preferred(accept_language: str) -> Language:
    parts = [part.strip() for part in accept_language[:1000].split(",")[:MOST_LANGUAGES]]
    ranked = sorted((_weighted(part) for part in parts if part), key=lambda pair: -pair[1])
    return choose_language(tag for tag, weight in ranked if weight > 0)


def _weighted(part: str) -> tuple[str, float]:
    tag, _, weight = part.partition(";q=")
    try:
        return tag, float(weight) if weight else 1.0
    except ValueError:
        return tag, 0.0
