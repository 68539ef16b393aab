"""The page that tells a person what went wrong, with companies that may have been meant."""

from urllib.parse import unquote

from aiohttp import web

from cci_core.directory import Directory
from cci_core.errors import CciError
from extension_api.content import NOT_KEPT
from extension_api.keys import EDITIONS
from extension_api.listing import Page
from extension_api.pages.render import render_error_page
from extension_api.pages.site import HTML, SITE, reading_of
from extension_api.pages.views import list_view
from extension_api.problems import Problem
from extension_api.security import PAGE_HEADERS

MOST_SUGGESTIONS = 5


def error_page(request: web.Request, told: Problem, headers: dict[str, str]) -> web.StreamResponse:
    """The problem as a page in the reader's language."""
    reading = reading_of(request)
    directory = _directory(request)
    view = None
    if directory is not None:
        view = list_view(directory, suggested(directory, request.path, told.status), reading.language)
    links = request.app[SITE].links(reading, directory)
    html = render_error_page(told.status, told.detail, view, reading.language, links)
    own = {"Cache-Control": NOT_KEPT, "Content-Language": reading.language, **dict(PAGE_HEADERS)}
    return web.Response(status=told.status, body=html.encode(), headers={"Content-Type": HTML, **own, **headers})


def suggested(directory: Directory, path: str, status: int) -> Page:
    """The companies whose names are near the last part of the path."""
    words = unquote(path).rstrip("/").rsplit("/", 1)[-1].replace("-", " ")[:120].strip()
    if status != 404 or not words:
        return Page((), 0, None, None)
    entries = tuple(directory.meant_by(words)[:MOST_SUGGESTIONS])
    return Page(entries, len(entries), None, None)


def _directory(request: web.Request) -> Directory | None:
    try:
        return request.app[EDITIONS].present().directory
    except CciError:
        return None
