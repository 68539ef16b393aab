"""For those who run the service: is it alive, can it answer, what does it count."""

from typing import Literal

import msgspec
from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST

from extension_api.content import NOT_KEPT, Content, json_content
from extension_api.keys import EDITIONS, METRICS
from extension_api.parameters import refuse_query
from extension_api.routing import Route
from extension_api.sending import respond


class Health(msgspec.Struct, frozen=True):
    """The process answers."""

    status: Literal["ok"] = "ok"


class Readiness(msgspec.Struct, frozen=True):
    """There is a directory to answer from; `directory` is its version."""

    directory: str
    companies: int
    status: Literal["ready"] = "ready"


async def get_health(request: web.Request) -> web.StreamResponse:
    """Whether the process answers."""
    refuse_query(request)
    return respond(request, json_content(Health(), caching=NOT_KEPT))


async def get_readiness(request: web.Request) -> web.StreamResponse:
    """Whether there is a directory; an old one counts too, its age is a metric."""
    refuse_query(request)
    directory = request.app[EDITIONS].present().directory
    ready = Readiness(directory=str(directory.version), companies=len(directory.entries))
    return respond(request, json_content(ready, caching=NOT_KEPT))


async def get_metrics(request: web.Request) -> web.StreamResponse:
    """What is counted, for Prometheus."""
    refuse_query(request)
    body = request.app[METRICS].text()
    return respond(request, Content(body, media_type=CONTENT_TYPE_LATEST, caching=NOT_KEPT))


ROUTES = (
    Route(
        path="/healthz",
        name="getHealth",
        summary="Whether the process answers",
        handler=get_health,
        answer=Health,
        counted=False,
    ),
    Route(
        path="/readyz",
        name="getReadiness",
        summary="Whether there is a directory to answer from; 503 until the first is built",
        handler=get_readiness,
        answer=Readiness,
        counted=False,
    ),
    Route(
        path="/metrics",
        name="getMetrics",
        summary="What is counted, in Prometheus's text form",
        handler=get_metrics,
        media_type="text/plain",
        counted=False,
    ),
)
