"""What stands round every handler: admit, answer, turn what went wrong into a problem, count.

It wraps handlers instead of being a middleware of aiohttp's, whose machinery costs a tenth of a request.
"""

import traceback
from collections.abc import Sequence
from time import perf_counter

import structlog
from aiohttp import web

from cci_core.errors import CciError, Unavailable
from extension_api.draining import Draining
from extension_api.gate import Gate
from extension_api.keys import ERROR_PAGE
from extension_api.metrics import NO_ROUTE, Metrics
from extension_api.problems import Problem, RateLimited, problem, problem_of, problem_response, unexpected
from extension_api.routing import FORM, Handler, Route

log = structlog.get_logger()

OPEN = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}
PREFLIGHT = OPEN | {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


class Front:
    """Makes the handlers that the router calls."""

    def __init__(self, metrics: Metrics, gate: Gate, draining: Draining, *, access_log: bool) -> None:
        self._metrics, self._gate, self._draining, self._access_log = metrics, gate, draining, access_log

    def add(self, router: web.UrlDispatcher, routes: Sequence[Route]) -> None:
        """Add the routes, and last the answer to everything that is not among them."""
        for route in routes:
            handler = self._around(route.handler, route.method, route.path, counted=route.counted)
            router.add_route(route.method, route.path, handler)
            if route.method == "GET":
                router.add_route("HEAD", route.path, handler)
        known = tuple(router.resources())

        async def unrouted(request: web.Request) -> web.StreamResponse:
            raise await _no_route(request, known)

        router.add_route("*", "/{rest:.*}", self._around(unrouted, NO_ROUTE, NO_ROUTE, counted=True))

    def _around(self, handler: Handler, method: str, template: str, *, counted: bool) -> Handler:
        meter, draining = self._metrics.meter(method, template), self._draining
        admit = self._gate.admit_read if counted else None
        access_log = self._access_log

        async def serve(request: web.Request) -> web.StreamResponse:
            started = perf_counter()
            try:
                if admit is not None:
                    admit(request)
                response = await handler(request)
            except ConnectionError:
                raise
            except Exception as error:
                response = answer_to(request, error)
            if draining.begun:
                response.force_close()
            seconds = perf_counter() - started
            meter.note(response.status, seconds)
            if access_log:
                log.info("answered", method=request.method, route=template, status=response.status, seconds=seconds)
            return response

        return serve


async def _no_route(request: web.Request, known: Sequence[web.AbstractResource]) -> web.HTTPException:
    """Why nothing is served: the address takes other methods, ends in a slash too many, or is unknown."""
    allowed = await _methods_of(request, known)
    if allowed:
        return web.HTTPMethodNotAllowed(request.method, allowed)
    path = request.rel_url.raw_path
    bare = request.rel_url.with_path(path.rstrip("/"), encoded=True, keep_query=True)
    if path.endswith("/") and request.method in await _methods_of(request.clone(rel_url=bare), known):
        return web.HTTPPermanentRedirect(bare)
    return web.HTTPNotFound()


async def _methods_of(request: web.Request, known: Sequence[web.AbstractResource]) -> set[str]:
    """The methods that the request's address takes; none where it is unknown."""
    methods: set[str] = set()
    for resource in known:
        methods |= (await resource.resolve(request))[1]
    return methods


def answer_to(request: web.Request, error: Exception) -> web.StreamResponse:
    """What the client is told when a handler did not answer."""
    if isinstance(error, web.HTTPMethodNotAllowed) and request.method == "OPTIONS":
        return preflight_response(error.allowed_methods)
    if isinstance(error, web.HTTPRedirection):
        return web.Response(status=error.status, headers=OPEN | {"Location": error.headers["Location"]})
    told, headers = told_of(request, error)
    page = request.app.get(ERROR_PAGE)
    if page is not None and _is_for_people(request):
        return page(request, told, headers)
    return problem_response(told, OPEN | headers)


def preflight_response(allowed: set[str]) -> web.Response:
    """What OPTIONS is answered: the methods, and that reading is open to pages of all origins."""
    headers = {"Allow": ", ".join(sorted({*allowed, "OPTIONS"}))}
    return web.Response(status=204, headers=headers | (PREFLIGHT if "GET" in allowed else {}))


def told_of(request: web.Request, error: Exception) -> tuple[Problem, dict[str, str]]:
    """The problem of an error and the headers that go with it."""
    match error:
        case CciError():
            return problem_of(error), _wait(error)
        case web.HTTPMethodNotAllowed():
            allow = ", ".join(sorted(error.allowed_methods))
            return problem(405, f"{request.method} is not allowed here; use {allow}"), {"Allow": allow}
        case web.HTTPNotFound():
            return problem(404, f"there is nothing at {request.path[:200]!r}; /docs lists every address"), {}
        case web.HTTPException():
            return problem(error.status, error.reason), {}
        case web.RequestPayloadError():
            return problem(400, "the body is cut off or wrongly framed; send it again"), {}
    return _logged(error), {}


def _wait(error: CciError) -> dict[str, str]:
    match error:
        case RateLimited():
            return {"Retry-After": str(error.retry_after_s)}
        case Unavailable():
            return {"Retry-After": "5"}
    return {}


def _logged(error: Exception) -> Problem:
    """The problem of an unexpected error, logged with its place but without its text, which may quote a client."""
    told = unexpected()
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    where = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    log.error("unexpected_error", id=told.instance, kind=type(error).__name__, where=where)
    return told


def _is_for_people(request: web.Request) -> bool:
    """Whether a page fits better than a problem: browsers that open an address, or send a form without script."""
    opened = not request.path.startswith("/v1/") or request.content_type == FORM
    return opened and "text/html" in request.headers.get("Accept", "")
