"""Better companies of the same industry: `/v1/companies/{slug}/alternatives`."""

import asyncio

import msgspec
from aiohttp import web

from cci_core.alternatives import Absence, Alternative, Alternatives, absence_text, choose_alternatives, reason_text
from cci_core.methodology import Methodology
from cci_core.records import Industry
from cci_core.scoring import Evidence
from extension_api.companies import known
from extension_api.content import Content, json_content
from extension_api.edition import Edition
from extension_api.fields import PageSize
from extension_api.keys import EDITIONS
from extension_api.parameters import read_query
from extension_api.routing import Route
from extension_api.sending import respond


class AlternativesQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How many to name."""

    limit: PageSize = 10


class AlternativeAnswer(msgspec.Struct, frozen=True):
    """A company of the same industry with a better tier; `industry` is what both share."""

    slug: str
    name: str
    score: float | None
    tier: str
    evidence: Evidence
    industry: Industry
    reason: str


class AlternativesAnswer(msgspec.Struct, frozen=True):
    """The alternatives, best first; where there is none, `absence` and `reason` say why."""

    company: str
    alternatives: tuple[AlternativeAnswer, ...]
    absence: Absence | None
    reason: str | None


async def get_alternatives(request: web.Request) -> web.StreamResponse:
    """The companies to look at instead."""
    edition = request.app[EDITIONS].present()
    slug = request.match_info["slug"]
    known(edition.directory, slug)
    limit = read_query(request, AlternativesQuery).limit
    key = ("alternatives", slug, limit)
    content = await edition.lists.fetch(key, lambda: _make(edition, slug, limit))
    return respond(request, content)


async def _make(edition: Edition, slug: str, limit: int) -> Content:
    industries = await edition.industries()
    found = await asyncio.to_thread(choose_alternatives, industries, slug, limit=limit)
    content = json_content(alternatives_answer(found, edition.directory.methodology), etag=edition.etag)
    edition.lists.put(("alternatives", slug, limit), content)
    return content


def alternatives_answer(found: Alternatives, methodology: Methodology) -> AlternativesAnswer:
    """The alternatives with their reasons, or why there are none."""
    return AlternativesAnswer(
        company=found.company.slug,
        alternatives=tuple(_line(each, methodology) for each in found.items),
        absence=found.absence,
        reason=None if found.absence is None else absence_text(found.absence, found.company.name),
    )


def _line(alternative: Alternative, methodology: Methodology) -> AlternativeAnswer:
    entry = alternative.entry
    return AlternativeAnswer(
        slug=entry.slug,
        name=entry.name,
        score=entry.score,
        tier=entry.tier,
        evidence=entry.evidence,
        industry=alternative.industry,
        reason=reason_text(alternative, methodology),
    )


ROUTES = (
    Route(
        path="/v1/companies/{slug}/alternatives",
        name="listAlternatives",
        summary="Companies of the same industry with a better tier, best first, each with the reason",
        handler=get_alternatives,
        query=AlternativesQuery,
        answer=AlternativesAnswer,
        errors=(404,),
    ),
)
