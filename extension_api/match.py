"""Which company is meant: `/v1/match`."""

import asyncio
from typing import Annotated

import msgspec
from aiohttp import web
from msgspec import Meta

from cci_core.directory import Answer, Directory
from extension_api.answers import MatchList
from extension_api.content import Content, json_content
from extension_api.edition import Edition
from extension_api.fields import Asked
from extension_api.keys import EDITIONS
from extension_api.parameters import read_json, read_query, refuse_query
from extension_api.routing import Route
from extension_api.sending import respond

BODY_LIMIT = 64 * 1024
SLICE = 20
"""Names looked up at a time in the thread, so that batches take turns."""


class MatchQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The name to find."""

    name: Asked


class MatchBatch(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The names to find."""

    names: Annotated[
        tuple[str, ...],
        Meta(min_length=1, max_length=500, description="a list of 1 to 500 names or addresses"),
    ]


async def match_one(request: web.Request) -> web.StreamResponse:
    """The company that one name means."""
    edition = request.app[EDITIONS].present()
    asked = request.rel_url.raw_query_string
    content = edition.matches.get(asked)
    if content is None:
        content = _look_up(edition, read_query(request, MatchQuery).name)
        edition.matches.put(asked, content)
    return respond(request, content)


async def match_many(request: web.Request) -> web.StreamResponse:
    """The companies that several names mean, in the order asked."""
    refuse_query(request)
    edition = request.app[EDITIONS].present()
    batch = await read_json(request, MatchBatch, limit=BODY_LIMIT)
    answers: list[Answer] = []
    for start in range(0, len(batch.names), SLICE):
        answers += await asyncio.to_thread(_look_up_slice, edition.directory, batch.names[start : start + SLICE])
    return respond(request, json_content(MatchList(tuple(answers)), caching="no-store"))


def _look_up(edition: Edition, name: str) -> Content:
    return json_content(edition.directory.lookup(name), etag=edition.etag)


def _look_up_slice(directory: Directory, names: tuple[str, ...]) -> list[Answer]:
    return [directory.lookup(name) for name in names]


ROUTES = (
    Route(
        path="/v1/match",
        name="matchName",
        summary="Which company a name, domain, address, ISIN or ticker means",
        handler=match_one,
        query=MatchQuery,
        answer=Answer,
    ),
    Route(
        method="POST",
        path="/v1/match",
        name="matchNames",
        summary="Which companies up to 500 names mean, in the order asked",
        handler=match_many,
        body=MatchBatch,
        answer=MatchList,
        errors=(408, 413, 415),
    ),
)
