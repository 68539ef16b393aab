"""The badge index, its deltas and the key that signs it: `/v1/badges`."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from typing import Annotated

import msgspec
from aiohttp import web
from msgspec import Meta

from cci_core.badges import SecretKey, load_or_make_key
from cci_core.badges.publish import KeyAnswer, key_answer
from cci_core.badges.shelf import BadgeShelf, Download
from cci_core.directory import Directory
from cci_core.errors import NotFound
from extension_api.content import SHARED_FOR_A_WHILE, UNCHANGING, Content, json_content
from extension_api.keys import EDITIONS, KEEPER, SETTINGS
from extension_api.parameters import read_query, refuse_query
from extension_api.routing import Route
from extension_api.sending import respond

BINARY = "application/octet-stream"


class Desk(msgspec.Struct, frozen=True):
    """The key, and the files signed with it."""

    key: SecretKey
    shelf: BadgeShelf


DESK = web.AppKey("BADGES", Desk)


class SinceQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which version the client has."""

    since: (
        Annotated[int, Meta(ge=0, le=2**53, description="the version that the client has: a delta from it will do")]
        | None
    ) = None


async def publishing(app: web.Application) -> AsyncIterator[None]:
    """Build the index whenever the directory changes, so that nobody has to wait for it."""
    key = await asyncio.to_thread(load_or_make_key, app[SETTINGS].badge_key)
    app[DESK] = Desk(key, BadgeShelf(key))
    task = asyncio.create_task(_publish_all(app))
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def get_badges(request: web.Request) -> web.StreamResponse:
    """The index, or what makes it out of the one that the client has."""
    query = SinceQuery() if not request.rel_url.raw_query_string else read_query(request, SinceQuery)
    shelf = request.app[DESK].shelf
    newest = await _newest(shelf, request.app[EDITIONS].present().directory)
    chosen = newest if query.since is None else await asyncio.to_thread(shelf.answer_since, newest, query.since)
    return respond(request, _content(chosen, etag=newest.digest, caching=SHARED_FOR_A_WHILE))


async def get_lasting(request: web.Request) -> web.StreamResponse:
    """One index that never changes, by its digest."""
    refuse_query(request)
    digest = request.match_info["digest"]
    file = request.app[DESK].shelf.file(digest)
    if file is None:
        raise NotFound(f"there is no badge index {digest[:64]!r} any more; /v1/badges has the newest")
    return respond(request, _content(file, etag=digest, caching=UNCHANGING))


async def get_key(request: web.Request) -> web.StreamResponse:
    """The public key that signs the index."""
    refuse_query(request)
    return respond(request, json_content(key_answer(request.app[DESK].key)))


async def _publish_all(app: web.Application) -> None:
    version = None
    while True:
        directory = await app[KEEPER].next_after(version)
        await asyncio.to_thread(app[DESK].shelf.publish, directory)
        version = directory.version


async def _newest(shelf: BadgeShelf, directory: Directory) -> Download:
    ready = shelf.current(directory)
    return await asyncio.to_thread(shelf.publish, directory) if ready is None else ready


def _content(download: Download, *, etag: str, caching: str) -> Content:
    return Content(download.body, media_type=BINARY, etag=f'"{etag}"', caching=caching, variants=download.compressed)


ROUTES = (
    Route(
        path="/v1/badges",
        name="getBadges",
        summary="The badge index; with `since`, a delta from that version where it is smaller",
        handler=get_badges,
        query=SinceQuery,
        media_type=BINARY,
    ),
    Route(
        path="/v1/badges/key",
        name="getBadgeKey",
        summary="The public key that signs the badge index",
        handler=get_key,
        answer=KeyAnswer,
    ),
    Route(
        path="/v1/badges/{digest}.bin",
        name="getLastingBadges",
        summary="A badge index by its SHA-256 digest; never changes",
        handler=get_lasting,
        media_type=BINARY,
        errors=(404,),
    ),
)
