"""The one middleware: admit, answer, turn what went wrong into a problem, count."""

import traceback
from collections.abc import Mapping, Sequence
from time import perf_counter

import structlog
from aiohttp import web
from aiohttp.typedefs import Handler as AnyHandler
from aiohttp.typedefs import Middleware

from cci_core.errors import CciError, Unavailable
from extension_api.draining import Draining
from extension_api.gate import Gate
from extension_api.keys import ERROR_PAGE
from extension_api.metrics import NO_ROUTE, Meter, Metrics
from extension_api.problems import Problem, RateLimited, problem, problem_of, problem_response, unexpected
from extension_api.routing import Route

log = structlog.get_logger()

OPEN = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}
PREFLIGHT = OPEN | {
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def serving(
    routes: Sequence[Route], metrics: Metrics, gate: Gate, draining: Draining, *, access_log: bool
) -> Middleware:
    """The middleware for these routes."""
    meters: Mapping[object, Meter] = {route.handler: metrics.meter(route.method, route.path) for route in routes}
    free = {route.handler for route in routes if not route.counted}
    unrouted = metrics.meter(NO_ROUTE, NO_ROUTE)

    @web.middleware
    async def serve(request: web.Request, handler: AnyHandler) -> web.StreamResponse:
        started = perf_counter()
        endpoint = request.match_info.handler
        try:
            if endpoint not in free:
                gate.admit_read(request)
            response = await handler(request)
        except ConnectionError:
            raise
        except Exception as error:
            response = answer_to(request, error)
        if draining.begun:
            response.force_close()
        seconds = perf_counter() - started
        meters.get(endpoint, unrouted).note(response.status, seconds)
        if access_log:
            log.info("answered", method=request.method, route=_template(request), status=response.status, s=seconds)
        return response

    return serve


def answer_to(request: web.Request, error: Exception) -> web.StreamResponse:
    """What the client is told when a handler did not answer."""
    if isinstance(error, web.HTTPMethodNotAllowed) and request.method == "OPTIONS":
        return preflight_response(error.allowed_methods)
    if isinstance(error, web.HTTPRedirection):
        return web.Response(status=error.status, headers={"Location": error.headers["Location"]})
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


def _template(request: web.Request) -> str:
    resource = request.match_info.route.resource
    return NO_ROUTE if resource is None else resource.canonical


def _is_for_people(request: web.Request) -> bool:
    return not request.path.startswith("/v1/") and "text/html" in request.headers.get("Accept", "")
