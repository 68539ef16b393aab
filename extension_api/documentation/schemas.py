"""The JSON Schemas of the types that encode and decode, in the dialect of OpenAPI 3.1."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

Schema = dict[str, Any]
REF = "#/components/schemas/{name}"


def schemas_of(types: Iterable[object]) -> tuple[list[Schema], dict[str, Schema]]:
    """A schema for each type, and the named ones that they refer to."""
    schemas, components = msgspec.json.schema_components(list(types), ref_template=REF)
    return [portable(each) for each in schemas], {name: portable(each) for name, each in components.items()}


def properties_of(struct: type[msgspec.Struct]) -> tuple[dict[str, Schema], set[str]]:
    """The fields of a type by their names in requests, and which of them must be given."""
    _, components = schemas_of([struct])
    whole = components[struct.__name__]
    return whole.get("properties", {}), set(whole.get("required", ()))


def portable(schema: Any) -> Any:
    r"""The schema with regular expressions of ECMA 262: Python's `\Z` is `$` there; and with plain types for enums."""
    if isinstance(schema, list):
        return [portable(each) for each in schema]
    if not isinstance(schema, Mapping):
        return schema
    made = {key: portable(value) for key, value in schema.items()}
    if isinstance(made.get("pattern"), str):
        made["pattern"] = made["pattern"].replace(r"\Z", "$")
    if "enum" in made and all(isinstance(value, str) for value in made["enum"]):
        made.setdefault("type", "string")
    return made
