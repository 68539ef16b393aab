"""The addresses of the pages: read what is asked, take the page from memory or have it made once."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable

from aiohttp import web

from cci_core.alternatives import choose_alternatives
from cci_core.cards import card_of, stored_logo
from cci_core.curation import find
from cci_core.errors import NotFound
from cci_core.records import Company
from extension_api.companies import known, read_company
from extension_api.content import Content
from extension_api.edition import Edition
from extension_api.keys import EDITIONS, STORE
from extension_api.pages.company import company_view
from extension_api.pages.links import Links
from extension_api.pages.render import (
    render_about_page,
    render_alternatives_page,
    render_company_page,
    render_home_page,
    render_methodology_page,
    render_report_page,
)
from extension_api.pages.site import SITE, Reading, page_content, reading_of
from extension_api.pages.views import alternatives_view, home_view, text_view
from extension_api.routing import Handler, Route
from extension_api.sending import respond

SHOWN_ALTERNATIVES = 3
MOST_ALTERNATIVES = 30

Make = Callable[[Edition, Reading, Links], Awaitable[str]]


async def get_home(request: web.Request) -> web.StreamResponse:
    """The start page."""
    return await serve_page(request, ("home",), _home)


async def get_methodology(request: web.Request) -> web.StreamResponse:
    """How scores are made."""
    return await serve_page(request, ("methodology",), _methodology)


async def get_about(request: web.Request) -> web.StreamResponse:
    """What this is."""
    return await serve_page(request, ("about",), _about)


async def get_company(request: web.Request) -> web.StreamResponse:
    """The page of a company."""
    edition, reading = request.app[EDITIONS].present(), reading_of(request)
    slug = request.match_info["slug"]
    key = ("company", slug, reading)
    content = edition.pages.get(key)
    if content is None:
        known(edition.directory, slug)
        content = await edition.pages.fetch(key, lambda: _make_company(request, edition, reading, slug))
    return respond(request, content)


async def get_alternatives(request: web.Request) -> web.StreamResponse:
    """The best alternatives of a company, more of them than its page shows."""
    slug = request.match_info["slug"]
    known(request.app[EDITIONS].present().directory, slug)

    async def make(edition: Edition, reading: Reading, links: Links) -> str:
        found = choose_alternatives(await edition.industries(), slug, limit=MOST_ALTERNATIVES)
        return render_alternatives_page(alternatives_view(edition.directory, found, reading.language), links)

    return await serve_page(request, ("alternatives", slug), make)


async def get_report(request: web.Request) -> web.StreamResponse:
    """What became of a report."""
    edition, reading = request.app[EDITIONS].present(), reading_of(request)
    report = await find(request.app[STORE], request.match_info["id"])
    entry = edition.directory.get(report.submission.company or "")
    links = request.app[SITE].links(reading, edition.directory)
    view = text_view(edition.directory, reading.language)
    html = render_report_page(report, None if entry is None else entry.name, view, links)
    return respond(request, page_content(html, reading.language, etag=None, kept=False))


async def get_asset(request: web.Request) -> web.StreamResponse:
    """A static file; its name changes with its content."""
    name = request.match_info["name"]
    content = request.app[SITE].files.get(name)
    if content is None:
        raise NotFound(f"there is no file {name[:100]!r}; load the page again")
    return respond(request, content)


async def get_icon(request: web.Request) -> web.StreamResponse:
    """Where browsers look for an icon beside what names none, such as JSON."""
    raise web.HTTPFound(f"/static/{request.app[SITE].names['icon.svg']}")


async def serve_page(request: web.Request, key: tuple[Hashable, ...], make: Make) -> web.StreamResponse:
    """The page of that key in the reader's language, made once for each directory."""
    edition, reading = request.app[EDITIONS].present(), reading_of(request)
    whole_key = (*key, reading)
    content = edition.pages.get(whole_key)
    if content is None:
        links = request.app[SITE].links(reading, edition.directory)

        async def kept() -> Content:
            made = page_content(await make(edition, reading, links), reading.language, etag=edition.etag)
            edition.pages.put(whole_key, made)
            return made

        content = await edition.pages.fetch(whole_key, kept)
    return respond(request, content)


async def _home(edition: Edition, reading: Reading, links: Links) -> str:
    return await asyncio.to_thread(lambda: render_home_page(home_view(edition.directory, reading.language), links))


async def _methodology(edition: Edition, reading: Reading, links: Links) -> str:
    return render_methodology_page(text_view(edition.directory, reading.language), links)


async def _about(edition: Edition, reading: Reading, links: Links) -> str:
    return render_about_page(text_view(edition.directory, reading.language), links)


async def _make_company(request: web.Request, edition: Edition, reading: Reading, slug: str) -> Content:
    number, company = await read_company(request, edition, slug)
    site = request.app[SITE]
    links = site.links(reading, edition.directory)
    alternatives = choose_alternatives(await edition.industries(), slug, limit=SHOWN_ALTERNATIVES)

    def written(company: Company) -> str:
        logo = stored_logo(site.logos, slug)
        entry = edition.directory.by_slug[slug]
        card = card_of(entry, edition.directory, site.public_url, reading.language, logo=logo)
        return render_company_page(company_view(company, edition.directory, alternatives, card), links)

    html = await asyncio.to_thread(written, company)
    if number != edition.directory.version.revision:
        # The catalogue is ahead of the directory for a moment: true, but not to be kept under its tag.
        return page_content(html, reading.language, etag=None, kept=False)
    content = page_content(html, reading.language, etag=edition.etag)
    edition.pages.put(("company", slug, reading), content)
    return content


def page_route(path: str, name: str, summary: str, handler: Handler) -> Route:
    """The route of a page for people."""
    return Route(path=path, name=name, summary=summary, handler=handler, documented=False, page=True)


ROUTES = (
    page_route("/", "homePage", "The start page", get_home),
    page_route("/companies/{slug}", "companyPage", "The page of a company", get_company),
    page_route("/companies/{slug}/alternatives", "alternativesPage", "All alternatives", get_alternatives),
    page_route("/methodology", "methodologyPage", "How scores are made", get_methodology),
    page_route("/about", "aboutPage", "What this is", get_about),
    page_route("/reports/{id}", "reportPage", "What became of a report", get_report),
    page_route("/favicon.ico", "icon", "The icon", get_icon),
    page_route("/static/{name}", "asset", "A static file of the pages", get_asset),
)
