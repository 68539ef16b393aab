"""The directory and its companies: `/v1/companies…`."""

from urllib.parse import urlencode

import msgspec
from aiohttp import web
from sqlalchemy import Connection

from cci_core.directory import Directory, Entry
from cci_core.errors import NotFound
from cci_core.records import Company
from cci_core.scoring import contributions, findings_of, score
from cci_core.storage import companies as stored
from cci_core.storage.revisions import revision
from extension_api.answers import CompanyAnswer, CompanyList, company_answer, company_line
from extension_api.content import Content, json_content
from extension_api.edition import Edition
from extension_api.fields import Asked, Country, IndustryPrefix, PageSize, Position, TierSlug
from extension_api.keys import EDITIONS, STORE
from extension_api.listing import Arrangement, Page, Sort, arrange, chosen, filters_for, page
from extension_api.parameters import read_query, refuse_query
from extension_api.routing import Route
from extension_api.sending import respond


class CompaniesQuery(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What to list, in which order, and where to go on."""

    query: Asked | msgspec.UnsetType = msgspec.UNSET
    tier: TierSlug | msgspec.UnsetType = msgspec.UNSET
    industry: IndustryPrefix | msgspec.UnsetType = msgspec.UNSET
    country: Country | msgspec.UnsetType = msgspec.UNSET
    sort: Sort = "name"
    limit: PageSize = 50
    cursor: Position | msgspec.UnsetType = msgspec.UNSET


async def get_company(request: web.Request) -> web.StreamResponse:
    """One company with its evidence and score."""
    refuse_query(request)
    edition = request.app[EDITIONS].present()
    slug = request.match_info["slug"]
    content = edition.companies.get(slug)
    if content is None:
        known(edition.directory, slug)
        content = await edition.companies.fetch(slug, lambda: _make_company(request, edition, slug))
    return respond(request, content)


async def list_companies(request: web.Request) -> web.StreamResponse:
    """A page of the directory."""
    edition = request.app[EDITIONS].present()
    asked = request.rel_url.raw_query_string
    content = edition.lists.get(asked)
    if content is None:
        query = read_query(request, CompaniesQuery)
        content = await edition.lists.fetch(asked, lambda: _make_list(edition, query, asked))
    return respond(request, content)


def known(directory: Directory, slug: str) -> Entry:
    """The company's entry; `NotFound` says how to find one."""
    entry = directory.get(slug)
    if entry is None:
        raise NotFound(f"no company has the slug {slug[:120]!r}; find slugs with /v1/match?name=")
    return entry


async def read_company(request: web.Request, edition: Edition, slug: str) -> tuple[int, Company]:
    """The catalogue's revision and the company's record, read together."""
    number, company = await request.app[STORE].read(lambda connection: _record(connection, slug))
    if company is None:
        raise NotFound(f"the company {slug!r} has just been taken out of the catalogue; find another with /v1/match")
    return number, company


def answer_for(company: Company, directory: Directory) -> CompanyAnswer:
    """The answer about a company on the directory's day."""
    methodology, day = directory.methodology, directory.version.day
    findings = findings_of(company.events, methodology)
    parts = contributions(findings, day, methodology)
    return company_answer(company, score(company.events, findings, day, methodology), parts)


def content_of(edition: Edition, number: int, company: Company) -> Content:
    """The answer as bytes; without a tag where the catalogue's revision is ahead of the directory for a moment."""
    answer = answer_for(company, edition.directory)
    if number != edition.directory.version.revision:
        return json_content(answer, caching="no-cache")
    return json_content(answer, etag=edition.etag)


def _record(connection: Connection, slug: str) -> tuple[int, Company | None]:
    return revision(connection), stored.get(connection, slug)


async def _make_company(request: web.Request, edition: Edition, slug: str) -> Content:
    number, company = await read_company(request, edition, slug)
    content = content_of(edition, number, company)
    if content.etag is not None:
        edition.companies.put(slug, content)
    return content


async def _make_list(edition: Edition, query: CompaniesQuery, asked: str) -> Content:
    arrangement = await _arrangement(edition, query)
    position = None if query.cursor is msgspec.UNSET else query.cursor
    answer = _list_answer(page(arrangement, position=position, limit=query.limit), query, edition.directory)
    content = json_content(answer, etag=edition.etag)
    edition.lists.put(asked, content)
    return content


async def _arrangement(edition: Edition, query: CompaniesQuery) -> Arrangement:
    tier, industry, country = map(_given, (query.tier, query.industry, query.country))
    filters = filters_for(edition.directory.methodology, tier=tier, industry=industry, country=country)
    if query.query is msgspec.UNSET:
        return await edition.arrangements.fetch(filters, query.sort)
    return arrange(chosen(edition.directory.meant_by(query.query), filters), query.sort)


def _given(value: str | msgspec.UnsetType) -> str | None:
    return None if value is msgspec.UNSET else value


def _list_answer(found: Page, query: CompaniesQuery, directory: Directory) -> CompanyList:
    return CompanyList(
        total=found.total,
        companies=tuple(company_line(entry) for entry in found.entries),
        next=_address(query, found.following),
        previous=_address(query, found.preceding),
        as_of=directory.version.day,
        methodology=directory.version.methodology,
    )


def _address(query: CompaniesQuery, cursor: str | None) -> str | None:
    if cursor is None:
        return None
    values = msgspec.to_builtins(msgspec.structs.replace(query, cursor=cursor))
    return f"/v1/companies?{urlencode(values)}"


ROUTES = (
    # One company before the list: the router tries them in this order, and one company is asked for most.
    Route(
        path="/v1/companies/{slug}",
        name="getCompany",
        summary="One company with its evidence, its score and what each impact adds to it",
        handler=get_company,
        answer=CompanyAnswer,
        errors=(404,),
    ),
    Route(
        path="/v1/companies",
        name="listCompanies",
        summary="List companies, filtered and sorted, in pages",
        handler=list_companies,
        query=CompaniesQuery,
        answer=CompanyList,
        errors=(409,),
    ),
)
