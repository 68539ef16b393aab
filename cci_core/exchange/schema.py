"""The JSON Schema of a company, generated from its one definition."""

from functools import cache
from typing import Any

import msgspec

from cci_core.records import Company


@cache
def company_schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of one company, with patterns as ECMA-262 reads them."""
    _, components = msgspec.json.schema_components([Company], ref_template="#/$defs/{name}")
    portable = _portable(components)
    company = portable.pop("Company")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Company",
        "description": "One company with its names, places on the web and evidence.",
        **company,
        "$defs": portable,
    }


def _portable(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _pattern(item) if key == "pattern" else _portable(item) for key, item in value.items()}
    return [_portable(item) for item in value] if isinstance(value, list | tuple) else value


def _pattern(pattern: str) -> str:
    return pattern.replace(r"\Z", "$")
