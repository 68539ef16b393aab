"""Score cards as pictures: `/cards/{slug}.png` and `.svg`."""

import asyncio
from collections.abc import AsyncIterator
from typing import Annotated

import msgspec
from aiohttp import web
from msgspec import Meta

from cci_core.appearance import Theme
from cci_core.cards import Card, CardStudio, Kind, Variant, card_of, stored_logo
from cci_core.messages import Language
from extension_api.companies import known
from extension_api.content import SHARED_FOR_A_WHILE, Content
from extension_api.edition import Edition
from extension_api.keys import EDITIONS, SETTINGS
from extension_api.parameters import read_query
from extension_api.routing import Route
from extension_api.sending import respond

PNG, SVG = "image/png", "image/svg+xml"
_HEADERS = (
    ("Access-Control-Allow-Origin", "*"),
    ("Content-Security-Policy", "default-src 'none'; img-src data:; style-src 'unsafe-inline'"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("X-Content-Type-Options", "nosniff"),
)

STUDIO = web.AppKey("STUDIO", CardStudio)


class CardQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How to draw the card."""

    variant: Variant = "wide"
    theme: Theme = "light"
    lang: Language = "en"
    v: Annotated[str, Meta(max_length=60, description="up to 60 characters, so that caches fetch it anew")] = ""


async def drawing(app: web.Application) -> AsyncIterator[None]:
    """Keep a studio open while the application runs."""
    settings = app[SETTINGS]
    async with CardStudio(folder=settings.card_cache, extra_fonts=settings.card_fonts) as studio:
        app[STUDIO] = studio
        yield


async def get_png(request: web.Request) -> web.StreamResponse:
    """The card as a picture."""
    return await _card(request, "png")


async def get_svg(request: web.Request) -> web.StreamResponse:
    """The card as a drawing."""
    return await _card(request, "svg")


async def _card(request: web.Request, kind: Kind) -> web.StreamResponse:
    query = CardQuery() if not request.rel_url.raw_query_string else read_query(request, CardQuery)
    edition = request.app[EDITIONS].present()
    slug = request.match_info["slug"]
    key = ("card", slug, kind, query.variant, query.theme, query.lang)
    content = edition.pages.get(key)
    if content is None:
        known(edition.directory, slug)
        content = await edition.pages.fetch(key, lambda: _draw(request, edition, slug, kind, query))
        edition.pages.put(key, content)
    return respond(request, content)


async def _draw(request: web.Request, edition: Edition, slug: str, kind: Kind, query: CardQuery) -> Content:
    card = await asyncio.to_thread(_described, request, edition, slug, query)
    picture = await request.app[STUDIO].card(card, query.variant, query.theme, kind=kind)
    return Content(
        picture.body,
        media_type=PNG if kind == "png" else SVG,
        etag=f'"{picture.digest}"',
        caching=SHARED_FOR_A_WHILE,
        headers=_HEADERS,
        # A PNG is compressed already.
        variants={} if kind == "png" else None,
    )


def _described(request: web.Request, edition: Edition, slug: str, query: CardQuery) -> Card:
    settings = request.app[SETTINGS]
    logo = stored_logo(settings.logos, slug)
    entry = edition.directory.by_slug[slug]
    return card_of(entry, edition.directory, settings.public_url, query.lang, logo=logo)


ROUTES = (
    Route(
        path="/cards/{slug}.png",
        name="getCard",
        summary="The score card of a company as a picture",
        handler=get_png,
        query=CardQuery,
        media_type=PNG,
        errors=(404,),
    ),
    Route(
        path="/cards/{slug}.svg",
        name="getCardDrawing",
        summary="The score card of a company as a drawing",
        handler=get_svg,
        query=CardQuery,
        media_type=SVG,
        errors=(404,),
    ),
)
