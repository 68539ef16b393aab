"""`/openapi.json` and `/docs`."""

from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from aiohttp import web
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cci_core.methodology import Methodology
from extension_api.content import Content
from extension_api.documentation.openapi import document_bytes, openapi_document
from extension_api.documentation.page import page_values
from extension_api.parameters import refuse_query
from extension_api.problems import all_kinds
from extension_api.routing import JSON, Route
from extension_api.security import PAGE_HEADERS
from extension_api.sending import respond

FOLDER = Path(__file__).parent


class Documentation(NamedTuple):
    """The contents that describe the service, made once at the start."""

    document: Content
    page: Content
    style: Content


DOCUMENTATION = web.AppKey("DOCUMENTATION", Documentation)


def documentation(routes: Sequence[Route], methodology: Methodology) -> Documentation:
    """The description of the routes."""
    page = _page(openapi_document(routes, methodology))
    return Documentation(
        document=_content(document_bytes(routes, methodology), JSON),
        page=_content(page.encode(), "text/html; charset=utf-8", PAGE_HEADERS),
        style=_content((FOLDER / "docs.css").read_bytes(), "text/css; charset=utf-8"),
    )


async def get_document(request: web.Request) -> web.StreamResponse:
    """The OpenAPI document."""
    refuse_query(request)
    return respond(request, request.app[DOCUMENTATION].document)


async def get_page(request: web.Request) -> web.StreamResponse:
    """The documentation for people."""
    return respond(request, request.app[DOCUMENTATION].page)


async def get_style(request: web.Request) -> web.StreamResponse:
    """How the documentation looks."""
    return respond(request, request.app[DOCUMENTATION].style)


def _page(document: dict[str, Any]) -> str:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("docs.html").render(page_values(document), kinds=all_kinds())


def _content(body: bytes, media_type: str, headers: tuple[tuple[str, str], ...] | None = None) -> Content:
    etag = f'W/"{blake2b(body, digest_size=9).hexdigest()}"'
    if headers is None:
        return Content(body, media_type=media_type, etag=etag)
    return Content(body, media_type=media_type, etag=etag, headers=headers)


ROUTES = (
    Route(
        path="/openapi.json",
        name="getDocument",
        summary="This description as an OpenAPI 3.1 document",
        handler=get_document,
        answer=dict[str, Any],
    ),
    Route(
        path="/docs", name="docs", summary="This description as a page", handler=get_page, documented=False, page=True
    ),
    Route(path="/docs.css", name="docsStyle", summary="Its style", handler=get_style, documented=False, page=True),
)
