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
        document["components"]["schemas"]["SnowflakeType"] = {"type": ["string", "integer"], "pattern": "^[0-9]+$"}
        return cls(document)

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
