"""The shop that sells nothing, for trying the extension: `/demo`."""

from collections.abc import Mapping
from hashlib import blake2b
from mimetypes import guess_type

from aiohttp import web

from cci_core.demo import demo_pages
from extension_api.content import Content
from extension_api.routing import Route
from extension_api.security import PAGE_HEADERS
from extension_api.sending import respond

DEMO = web.AppKey("DEMO", Mapping[str, Content])


def demo_contents() -> Mapping[str, Content]:
    """The files of the shop by their path."""
    return {path: _content(path, body) for path, body in demo_pages().items()}


async def get_shelf(request: web.Request) -> web.StreamResponse:
    """The first page of the shop."""
    return respond(request, request.app[DEMO]["index.html"])


async def get_file(request: web.Request) -> web.StreamResponse:
    """A file of the shop."""
    content = request.app[DEMO].get(request.match_info["path"])
    if content is None:
        raise web.HTTPNotFound
    return respond(request, content)


def _content(path: str, body: bytes) -> Content:
    kind = guess_type(path)[0] or "application/octet-stream"
    etag = f'W/"{blake2b(body, digest_size=9).hexdigest()}"'
    return Content(body, media_type=f"{kind}; charset=utf-8", etag=etag, headers=PAGE_HEADERS)


ROUTES = (
    Route(path="/demo", name="getDemo", summary="A shop to try", handler=get_shelf, documented=False, page=True),
    Route(path="/demo/", name="getDemoShelf", summary="Its shelf", handler=get_shelf, documented=False, page=True),
    Route(path="/demo/{path:.+}", name="getDemoFile", summary="A page", handler=get_file, documented=False, page=True),
)
