"""The OpenAPI 3.1 document, made from the route table and the types that encode the answers."""

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import msgspec

from cci_core import __version__
from cci_core.methodology import UNRATED, Methodology
from extension_api.documentation.schemas import Schema, properties_of, schemas_of
from extension_api.problems import PROBLEM_MEDIA_TYPE, Problem, problem
from extension_api.routing import JSON, Route

ALWAYS_POSSIBLE = (400, 429, 503)
PATH_PARAMETERS: dict[str, Schema] = {
    "slug": {"type": "string", "description": "a company's slug", "maxLength": 120, "examples": ["tesla"]},
    "id": {"type": "string", "description": "the id that the report was given", "pattern": "^[0-9a-f]{16}$"},
    "digest": {"type": "string", "description": "SHA-256 of the file", "pattern": "^[0-9a-f]{64}$"},
}


def openapi_document(routes: Sequence[Route], methodology: Methodology) -> dict[str, Any]:
    """The document of the routes that are part of the interface; tiers are those of the methodology."""
    shown = [route for route in routes if route.documented]
    answers = [route.answer for route in shown if route.answer is not None]
    types = [Problem, *answers, *(body for route in shown for body in route.bodies.values())]
    schemas, components = schemas_of(types)
    named = dict(zip(types, schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for route in shown:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route, named, methodology)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "CCI",
            "summary": "How companies' documented conduct supports or resists authoritarian practices.",
            "version": __version__,
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "paths": paths,
        "components": {"schemas": components},
    }


def document_bytes(routes: Sequence[Route], methodology: Methodology) -> bytes:
    """The document as indented JSON, the same bytes as the checked-in file."""
    return msgspec.json.format(msgspec.json.encode(openapi_document(routes, methodology))) + b"\n"


def _operation(route: Route, named: dict[Any, Schema], methodology: Methodology) -> dict[str, Any]:
    operation: dict[str, Any] = {"operationId": route.name, "summary": route.summary}
    parameters = [*_path_parameters(route), *_query_parameters(route, methodology)]
    if parameters:
        operation["parameters"] = parameters
    if route.bodies:
        content = {media_type: {"schema": named[body]} for media_type, body in route.bodies.items()}
        operation["requestBody"] = {"required": True, "content": content}
    operation["responses"] = _responses(route, named)
    return operation


def _path_parameters(route: Route) -> list[Schema]:
    names = re.findall(r"{(\w+)", route.path)
    return [{"name": name, "in": "path", "required": True, "schema": PATH_PARAMETERS[name]} for name in names]


def _query_parameters(route: Route, methodology: Methodology) -> list[Schema]:
    if route.query is None:
        return []
    properties, required = properties_of(route.query)
    if "tier" in properties:
        properties["tier"]["enum"] = [*methodology.ranks, UNRATED]
    return [
        {"name": name, "in": "query", "required": name in required, "schema": schema}
        for name, schema in properties.items()
    ]


def _responses(route: Route, named: dict[Any, Schema]) -> dict[str, Any]:
    schema = {"type": "string"} if route.answer is None else named[route.answer]
    success: dict[str, Any] = {"description": HTTPStatus(route.status).phrase}
    success["content"] = {route.media_type: {"schema": schema} if route.media_type in (JSON, "text/plain") else {}}
    statuses = sorted({*ALWAYS_POSSIBLE, *route.errors})
    responses = {str(route.status): success, **{str(status): _problem(status, named) for status in statuses}}
    if route.method == "GET":
        responses["304"] = {"description": "What If-None-Match names is still right"}
    if route.form is not None:
        responses["303"] = {"description": "A form is answered with the page that shows what became of it"}
    return dict(sorted(responses.items()))


def _problem(status: int, named: dict[Any, Schema]) -> dict[str, Any]:
    response: dict[str, Any] = {
        "description": problem(status, "").title,
        "content": {PROBLEM_MEDIA_TYPE: {"schema": named[Problem]}},
    }
    if status in (429, 503):
        seconds = {"schema": {"type": "integer", "minimum": 1}, "description": "Seconds to wait"}
        response["headers"] = {"Retry-After": seconds}
    return response
