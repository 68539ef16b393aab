"""What the documentation page shows, taken out of the OpenAPI document."""

from typing import Any, NamedTuple


class Parameter(NamedTuple):
    """One parameter in words."""

    name: str
    place: str
    required: bool
    meaning: str


class Operation(NamedTuple):
    """One operation in words."""

    id: str
    method: str
    path: str
    summary: str
    parameters: list[Parameter]
    bodies: list[tuple[str, str | None]]
    """Media type and the name of the schema."""
    answers: list[tuple[str, str, str | None]]
    """Status, description, and the name of the schema of the body."""


class Field(NamedTuple):
    """One field of a schema in words."""

    name: str
    kind: str
    meaning: str


class Shape(NamedTuple):
    """A named schema in words."""

    name: str
    meaning: str
    fields: list[Field]


def page_values(document: dict[str, Any]) -> dict[str, Any]:
    """The values of the page's template."""
    operations = [
        _operation(method.upper(), path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    shapes = [_shape(name, schema) for name, schema in sorted(document["components"]["schemas"].items())]
    return {"info": document["info"], "operations": operations, "shapes": shapes}


def _operation(method: str, path: str, operation: dict[str, Any]) -> Operation:
    content = operation.get("requestBody", {}).get("content", {})
    return Operation(
        id=operation["operationId"],
        method=method,
        path=path,
        summary=operation["summary"],
        parameters=[_parameter(each) for each in operation.get("parameters", ())],
        bodies=[(media_type, _named(part["schema"])) for media_type, part in content.items()],
        answers=[(status, each["description"], _body(each)) for status, each in operation["responses"].items()],
    )


def _parameter(parameter: dict[str, Any]) -> Parameter:
    schema = parameter["schema"]
    meaning = schema.get("description", "")
    choices = schema.get("enum")
    if choices and len(choices) <= 20:
        meaning = f"{meaning}: {', '.join(choices)}" if meaning else f"one of {', '.join(choices)}"
    if "default" in schema:
        meaning += f"; {schema['default']} by default"
    return Parameter(parameter["name"], parameter["in"], parameter["required"], meaning)


def _body(response: dict[str, Any]) -> str | None:
    return next((_named(part.get("schema", {})) for part in response.get("content", {}).values()), None)


def _shape(name: str, schema: dict[str, Any]) -> Shape:
    fields = [
        Field(field, kind_of(each), each.get("description", "")) for field, each in schema.get("properties", {}).items()
    ]
    return Shape(name, schema.get("description", ""), fields)


def kind_of(schema: dict[str, Any]) -> str:
    """The kind of value in a few words.

    >>> kind_of({"anyOf": [{"type": "number"}, {"type": "null"}]})
    'number or null'
    """
    if "anyOf" in schema:
        return " or ".join(kind_of(each) for each in schema["anyOf"])
    if "$ref" in schema:
        return _named(schema) or ""
    if "enum" in schema:
        return " | ".join(map(str, schema["enum"])) if len(schema["enum"]) <= 20 else "text"
    if schema.get("type") == "array":
        return f"list of {kind_of(schema['items'])}" if "items" in schema else "list"
    kind = schema.get("format") or schema.get("type", "anything")
    return {"string": "text", "integer": "whole number", "boolean": "true or false"}.get(kind, str(kind))


def _named(schema: dict[str, Any]) -> str | None:
    reference = schema.get("$ref")
    return None if reference is None else str(reference).rsplit("/", 1)[-1]
