"""`/companies` with search and filters, and `/industries/{code}`."""

import asyncio
from typing import TypeVar
from urllib.parse import parse_qsl

import msgspec
from aiohttp import web

from cci_core.directory import Directory
from cci_core.errors import NotFound
from cci_core.records import Industry
from extension_api.edition import Edition
from extension_api.fields import Asked, Country, IndustryPrefix, Position, TierSlug
from extension_api.listing import Arrangement, Filters, Sort, arrange, chosen, filters_for, page
from extension_api.pages.handlers import page_route, serve_page
from extension_api.pages.links import Links
from extension_api.pages.render import render_list_page
from extension_api.pages.site import Reading
from extension_api.pages.views import list_view
from extension_api.parameters import from_pairs

Q = TypeVar("Q", bound=msgspec.Struct)

PAGE_SIZE = 50
MOST_FIELDS = 20


class ListQuery(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the form sends; fields left empty are not given."""

    query: Asked | None = None
    tier: TierSlug | None = None
    country: Country | None = None
    industry: IndustryPrefix | None = None
    sort: Sort = "name"
    cursor: Position | None = None


class IndustryQuery(msgspec.Struct, frozen=True):
    """Where in the list of an industry to go on."""

    cursor: Position | None = None


async def get_companies(request: web.Request) -> web.StreamResponse:
    """A page of the directory."""
    query = read_form(request, ListQuery)

    async def make(edition: Edition, reading: Reading, links: Links) -> str:
        found = page(await _arrangement(edition, query), position=query.cursor, limit=PAGE_SIZE)
        sent = {name: value for name, value in msgspec.structs.asdict(query).items() if value and name != "cursor"}
        return await asyncio.to_thread(
            lambda: render_list_page(list_view(edition.directory, found, reading.language, chosen=sent), links)
        )

    return await serve_page(request, ("companies", query), make)


async def get_industry(request: web.Request) -> web.StreamResponse:
    """The companies of an industry, best score first."""
    code = request.match_info["code"]
    query = read_form(request, IndustryQuery)

    async def make(edition: Edition, reading: Reading, links: Links) -> str:
        industry = await asyncio.to_thread(industry_of, edition.directory, code)
        arrangement = await edition.arrangements.fetch(Filters(industry=code), "score")
        found = page(arrangement, position=query.cursor, limit=PAGE_SIZE)
        return await asyncio.to_thread(
            lambda: render_list_page(list_view(edition.directory, found, reading.language, industry=industry), links)
        )

    return await serve_page(request, ("industry", code, query), make)


def read_form(request: web.BaseRequest, wanted: type[Q]) -> Q:
    """The known fields of the query string; others, such as those that trackers add, are let be."""
    pairs = parse_qsl(request.rel_url.raw_query_string[:8000])[:MOST_FIELDS]
    known = {name: value.strip() for name, value in pairs if name in wanted.__struct_fields__ and value.strip()}
    return from_pairs(list(known.items()), wanted)


def industry_of(directory: Directory, code: str) -> Industry:
    """The industry of that code, or the one whose code begins so; `NotFound` where no company is in it."""
    industries = (each for entry in directory.entries for each in entry.industries if each.code.startswith(code))
    found = min(industries, key=lambda each: each.code, default=None)
    if found is None:
        raise NotFound(f"no company is in an industry with the code {code[:20]!r}; see /companies")
    return Industry(code=code, title=found.title)


async def _arrangement(edition: Edition, query: ListQuery) -> Arrangement:
    directory = edition.directory
    filters = filters_for(directory.methodology, tier=query.tier, industry=query.industry, country=query.country)
    if query.query is None:
        return await edition.arrangements.fetch(filters, query.sort)
    return arrange(chosen(directory.meant_by(query.query), filters), query.sort)


ROUTES = (
    page_route("/companies", "companiesPage", "The directory", get_companies),
    page_route("/industries/{code}", "industryPage", "The companies of an industry", get_industry),
)
