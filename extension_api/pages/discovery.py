"""`/robots.txt`, the sitemap, and `/oembed`."""

import asyncio
from typing import Annotated, Literal
from urllib.parse import urlsplit

import msgspec
from aiohttp import web
from msgspec import Meta

from cci_core.cards import alt_text, card_of
from cci_core.errors import InvalidInput, NotFound
from extension_api.companies import known
from extension_api.content import Content, json_content
from extension_api.edition import Edition
from extension_api.keys import EDITIONS
from extension_api.pages.handlers import page_route
from extension_api.pages.links import Links
from extension_api.pages.site import SITE, Reading
from extension_api.pages.sitemap import robots, sitemaps
from extension_api.parameters import read_query
from extension_api.routing import Route
from extension_api.sending import respond

CARD_WIDTH, CARD_HEIGHT = 1200, 630
XML = "application/xml; charset=utf-8"
_PAGES = "/companies/"

Pixels = Annotated[int, Meta(ge=1, le=100_000, description="a number of pixels")]


class OEmbedQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The page to show elsewhere; oembed.com, 2.2."""

    url: Annotated[str, Meta(max_length=600, description="the address of a company's page")]
    format: Literal["json"] = "json"
    maxwidth: Pixels = 100_000
    maxheight: Pixels = 100_000


class OEmbedAnswer(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The score card as a photo, or a plain link where it is larger than wanted."""

    version: str = msgspec.field(default_factory=lambda: "1.0")
    type: Literal["photo", "link"]
    title: str
    author_name: str
    author_url: str
    provider_name: str = msgspec.field(default_factory=lambda: "CCI")
    provider_url: str
    cache_age: int
    url: str | None = None
    width: int | None = None
    height: int | None = None


async def get_robots(request: web.Request) -> web.StreamResponse:
    """What search engines may read."""
    links = _links(request, request.app[EDITIONS].present())
    return respond(request, Content(robots(links).encode(), media_type="text/plain; charset=utf-8"))


async def get_sitemap(request: web.Request) -> web.StreamResponse:
    """The sitemap, or the index of its files."""
    return respond(request, await _sitemap(request, 0))


async def get_sitemap_part(request: web.Request) -> web.StreamResponse:
    """One file of a sitemap that has several."""
    return respond(request, await _sitemap(request, int(request.match_info["number"])))


async def get_oembed(request: web.Request) -> web.StreamResponse:
    """The score card of the page that the address names."""
    query = read_query(request, OEmbedQuery)
    edition = request.app[EDITIONS].present()
    links = _links(request, edition)
    entry = known(edition.directory, _slug_in(query.url, links))
    card = card_of(entry, edition.directory, links.public_url)
    fits = query.maxwidth >= CARD_WIDTH and query.maxheight >= CARD_HEIGHT
    answer = OEmbedAnswer(
        type="photo" if fits else "link",
        title=alt_text(card),
        author_name=card.name,
        author_url=links.public(f"companies/{entry.slug}"),
        provider_url=links.public(),
        cache_age=3600,
        url=links.public_card(entry.slug) if fits else None,
        width=CARD_WIDTH if fits else None,
        height=CARD_HEIGHT if fits else None,
    )
    return respond(request, json_content(answer, etag=edition.etag))


def _slug_in(url: str, links: Links) -> str:
    """The slug in the address of a company's page; `NotFound` for any other address."""
    base = urlsplit(links.public_url)
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise InvalidInput(f"url must be an address, got {url[:100]!r}") from error
    path = parts.path.removeprefix(base.path)
    if parts.netloc != base.netloc or not path.startswith(_PAGES):
        raise NotFound(f"url must be the address of a company's page here, {links.public_url}/companies/…")
    return path.removeprefix(_PAGES).strip("/")


async def _sitemap(request: web.Request, number: int) -> Content:
    edition = request.app[EDITIONS].present()
    key = ("sitemap", number)
    if edition.pages.get(("sitemap", 0)) is None:
        files = await asyncio.to_thread(sitemaps, edition.directory, _links(request, edition))
        for place, text in enumerate(files):
            edition.pages.put(("sitemap", place), Content(text.encode(), media_type=XML, etag=edition.etag))
    content = edition.pages.get(key)
    if content is None:
        raise NotFound("there is no such part of the sitemap; see /sitemap.xml")
    return content


def _links(request: web.Request, edition: Edition) -> Links:
    return request.app[SITE].links(Reading("en"), edition.directory)


ROUTES = (
    page_route("/robots.txt", "robots", "What search engines may read", get_robots),
    page_route("/sitemap.xml", "sitemap", "All pages", get_sitemap),
    page_route("/sitemap-{number:[1-9][0-9]{0,5}}.xml", "sitemapPart", "Some of the pages", get_sitemap_part),
    Route(
        path="/oembed",
        name="oembed",
        summary="How a company's page is shown elsewhere, by oEmbed",
        handler=get_oembed,
        query=OEmbedQuery,
        answer=OEmbedAnswer,
        errors=(404,),
    ),
)
