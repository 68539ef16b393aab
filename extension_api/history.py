"""The score of every day: `/v1/companies/{slug}/history`."""

import asyncio
from datetime import date

import msgspec
from aiohttp import web

from cci_core.records import Company
from cci_core.scoring import findings_of, history
from extension_api.answers import HistoryAnswer
from extension_api.companies import known, read_company
from extension_api.content import Content
from extension_api.edition import Edition
from extension_api.fields import HistoryEnd, HistoryStart
from extension_api.keys import EDITIONS
from extension_api.parameters import read_query
from extension_api.problems import Conflict
from extension_api.routing import Route
from extension_api.sending import respond

MOST_DAYS = 3650
USUAL_DAYS = 365


class HistoryQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename={"first": "from", "last": "to"}):
    """The first and the last day."""

    first: HistoryStart | msgspec.UnsetType = msgspec.UNSET
    last: HistoryEnd | msgspec.UnsetType = msgspec.UNSET


async def get_history(request: web.Request) -> web.StreamResponse:
    """The daily scores of a company."""
    edition = request.app[EDITIONS].present()
    slug = request.match_info["slug"]
    known(edition.directory, slug)
    first, last = span(read_query(request, HistoryQuery), edition.directory.version.day)
    key = ("history", slug, first, last)
    content = edition.lists.get(key) or await edition.lists.fetch(
        key, lambda: _make(request, edition, slug, first, last)
    )
    return respond(request, content)


def span(query: HistoryQuery, today: date) -> tuple[date, date]:
    """The days to answer for: not beyond today, and the newest 3,650 of a longer span; `Conflict` where it has none."""
    last = today if query.last is msgspec.UNSET else min(query.last, today)
    earliest = date.fromordinal(max(1, last.toordinal() - MOST_DAYS + 1))
    if query.first is msgspec.UNSET:
        return max(earliest, date.fromordinal(max(1, last.toordinal() - USUAL_DAYS))), last
    if query.first > today:
        raise Conflict(f"from={query.first} lies after today, {today}; give today or an earlier day")
    if query.first > last:
        raise Conflict(f"from={query.first} lies after to={last}; give the earlier day as from")
    return max(query.first, earliest), last


async def _make(request: web.Request, edition: Edition, slug: str, first: date, last: date) -> Content:
    number, company = await read_company(request, edition, slug)
    body = await asyncio.to_thread(_body, edition, company, first, last)
    if number != edition.directory.version.revision:
        return Content(body, caching="no-cache")
    content = Content(body, etag=edition.etag)
    edition.lists.put(("history", slug, first, last), content)
    return content


def _body(edition: Edition, company: Company, first: date, last: date) -> bytes:
    methodology = edition.directory.methodology
    days = history(findings_of(company.events, methodology), first, last, methodology)
    answer = HistoryAnswer(company=company.slug, methodology=methodology.version, days=tuple(days))
    return msgspec.json.encode(answer)


ROUTES = (
    Route(
        path="/v1/companies/{slug}/history",
        name="getHistory",
        summary="The score of each day, of at most 3,650 days up to today",
        handler=get_history,
        query=HistoryQuery,
        answer=HistoryAnswer,
        errors=(404, 409),
    ),
)
