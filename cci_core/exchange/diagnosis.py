"""Say everything that is wrong with one record, not only the first thing."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import quote

import msgspec
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from cci_core.exchange.faults import Fault, shown
from cci_core.exchange.schema import company_schema
from cci_core.records import Company
from cci_core.records.fields import ADDRESS

_UNSAFE = r"\s\"<>\\^`{|}\x00-\x1f\x7f"
_BARRED = re.compile(rf"^https?://[^/?#{_UNSAFE}]+[/?#][^{_UNSAFE}]*([{_UNSAFE}])")
"""What an address must hold percent-encoded only, behind its host."""
_PATH = re.compile(r" - at `(.+)`$")
_TYPES = {"integer": "a whole number", "string": "a text", "array": "a list", "object": "a table", "null": "nothing"}


@cache
def _validator() -> Draft202012Validator:
    return Draft202012Validator(company_schema(), format_checker=FormatChecker(["date"]))


def company_of(raw: object, place: str) -> tuple[Company | None, list[Fault]]:
    """The company in the raw value, or every fault of it."""
    try:
        company = msgspec.convert(raw, Company)
        msgspec.json.encode(company)
    except UnicodeEncodeError as error:
        half = shown(error.object[error.start : error.end])
        return None, [Fault(place, "", f"holds half a character, {half}; save the file as UTF-8")]
    except (msgspec.ValidationError, RecursionError) as error:
        return None, list(faults_of(msgspec.to_builtins(raw), place, error))
    return company, []


def faults_of(raw: object, place: str, error: Exception) -> Iterator[Fault]:
    """The faults that the schema finds; where it finds none, the one that stopped the conversion."""
    if isinstance(error, RecursionError):
        yield Fault(place, "", "is nested too deeply; a company has at most five levels")
        return
    # A value may break several rules of its key; the first says enough.
    found: dict[str, Fault] = {}
    for part in (part for top in _validator().iter_errors(raw) for part in _innermost(top)):
        found.setdefault(_key(part), Fault(place, _key(part), _cure(part)))
    yield from found.values() or [_own_rule(raw, place, str(error))]


def _innermost(error: ValidationError) -> list[ValidationError]:
    """The part of a choice that fits best: the one that is not about being absent."""
    if not error.context:
        return [error]
    parts = [part for part in error.context if part.validator_value != "null"]
    return [deeper for part in parts for deeper in _innermost(part)]


def _key(error: ValidationError) -> str:
    return path_text(list(error.absolute_path))


def path_text(parts: list[str | int]) -> str:
    """The path as people write it: `events[0].impacts[1].score`."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts).removeprefix(".")


def _cure(error: ValidationError) -> str:  # noqa: PLR0911 one line a rule reads best
    wanted, got = error.validator_value, shown(error.instance)
    described: str | None = error.schema.get("description") if isinstance(error.schema, dict) else None
    match error.validator:
        case "pattern" if described == ADDRESS and (barred := _BARRED.match(error.instance)):
            char, place = barred[1], barred.start(1) + 1
            return f"has {shown(char)} as character {place}; take it out or write it as {quote(char)}, got {got}"
        case "required":
            missing = next(name for name in wanted if name not in error.instance)
            return f"{missing!r} is missing; add it"
        case "additionalProperties":
            known = error.schema["properties"]
            unknown = [name for name in error.instance if name not in known]
            return f"unknown key {shown(unknown[0])}; known are {', '.join(known)}"
        case "type":
            return f"must be {_TYPES.get(str(wanted), str(wanted))}, got {got}"
        case "format":
            return f"must be a day such as 2025-03-12, got {got}"
        case "enum":
            return f"must be one of {', '.join(str(one) for one in wanted if one is not None)}, got {got}"
        case "maxLength":
            return f"must have at most {wanted} characters, got {len(error.instance)}"
        case "maxItems":
            return f"must have at most {wanted} entries, got {len(error.instance)}"
        case "minimum" | "maximum" | "pattern" | "minLength" if described:
            return f"must be {described}, got {got}"
    return f"must be {error.validator} {shown(wanted)}, got {got}"


def _own_rule(raw: object, place: str, message: str) -> Fault:
    found = _PATH.search(message)
    path = found.group(1).removeprefix("$").removeprefix(".") if found else ""
    text = _PATH.sub("", message)
    if "ISO8601" in text or "RFC3339" in text or "`date`" in text:
        text = f"must be a day such as 2025-03-12, got {shown(_at(raw, path))}"
    return Fault(place, path, text)


def _at(raw: Any, path: str) -> object:
    value = raw
    for name, place in re.findall(r"([^.\[\]]+)|\[(\d+)\]", path):
        try:
            value = value[int(place)] if place else value[name]
        except (KeyError, IndexError, TypeError):
            return None
    return value
