"""Requests against Discord's own OpenAPI document, when it is at hand."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from jsonschema.protocols import Validator

from .violations import Violation


class OpenApi:
    """Discord's description of its own interface, as a judge of requests."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self._document = document
        self._check = cache(self._validator)

    @classmethod
    def load(cls, path: Path) -> "OpenApi":
        """Read the document and let snowflakes be integers, which Discord takes and client libraries send."""
        document = json.loads(path.read_text(encoding="utf-8"))
        schemas = document["components"]["schemas"]
        schemas["SnowflakeType"] = {"type": ["string", "integer"], "pattern": "^[0-9]+$"}
        return cls(_by_type(document, schemas))

    def violations(self, path: str, method: str, body: Any) -> Iterator[Violation]:
        """What the document has against this *body* of a request to a path written as in the document."""
        pointer = self._pointer(path, method.lower())
        if pointer is None:
            yield Violation((), "NO_BODY_TAKEN", f"{method} {path} takes no body")
            return
        error = best_match(self._check(pointer).iter_errors(body))
        if error is not None:
            place = tuple(error.absolute_path)
            yield Violation(place, f"OPENAPI_{str(error.validator).upper()}", error.message[:300])

    def answer_violations(self, schema: str, body: Any) -> Iterator[Violation]:
        """What the document has against *body* as one of its named schemas."""
        error = best_match(self._check(f"#/components/schemas/{schema}").iter_errors(body))
        if error is not None:
            yield Violation(tuple(error.absolute_path), "OPENAPI_ANSWER", error.message[:300])

    def _pointer(self, path: str, method: str) -> str | None:
        operation = self._document["paths"].get(path, {}).get(method, {})
        if "application/json" not in operation.get("requestBody", {}).get("content", {}):
            return None
        escaped = path.replace("~", "~0").replace("/", "~1").replace("{", "%7B").replace("}", "%7D")
        return f"#/paths/{escaped}/{method}/requestBody/content/application~1json/schema"

    def _validator(self, pointer: str) -> Validator:
        return Draft202012Validator({"$ref": pointer, **self._document})


def _by_type(node: Any, schemas: Mapping[str, Any]) -> Any:
    """The document with unions that choose their member by ``type``: a tenth of the time, and errors of one member."""
    if isinstance(node, list):
        return [_by_type(member, schemas) for member in node]
    if not isinstance(node, dict):
        return node
    rest = {name: _by_type(member, schemas) for name, member in node.items()}
    for word in ("oneOf", "anyOf"):
        kinds = [_types_of(member, schemas) for member in node.get(word, ())]
        together = [kind for types in kinds for kind in types]
        if len(kinds) > 1 and all(kinds) and len(set(together)) == len(together):
            members = rest.pop(word)
            rest["required"], rest["properties"] = ["type"], {"type": {"enum": together}}
            rest["allOf"] = [_when(types, member) for types, member in zip(kinds, members, strict=True)]
    return rest


def _types_of(member: Any, schemas: Mapping[str, Any]) -> list[int]:
    name = str(member.get("$ref", "")).removeprefix("#/components/schemas/")
    values = schemas.get(name, {}).get("properties", {}).get("type", {}).get("enum", [])
    return [value for value in values if isinstance(value, int)]


def _when(types: list[int], member: Any) -> dict[str, Any]:
    return {"if": {"properties": {"type": {"enum": types}}, "required": ["type"]}, "then": member}
