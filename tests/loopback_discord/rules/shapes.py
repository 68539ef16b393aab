"""Small checks that combine into the shape of a request.

A check takes a value and its path and yields what is wrong with it. Fields that no shape names are refused:
Discord ignores most of them, but a field it ignores is a field that does not do what its author meant.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from .violations import Path, Violation

Check = Callable[[Any, Path], Iterator[Violation]]


def text(least: int = 0, most: int = 6000) -> Check:
    """A string of *least* to *most* characters."""

    def check(value: Any, path: Path) -> Iterator[Violation]:
        if not isinstance(value, str):
            yield Violation(path, "STRING_TYPE_CONVERT", "must be a string")
        elif not least <= len(value) <= most:
            yield Violation(path, "BASE_TYPE_BAD_LENGTH", f"must be {least} to {most} in length, is {len(value)}")

    return check


def whole(least: int = 0, most: int = 2**53) -> Check:
    """An integer from *least* to *most*."""

    def check(value: Any, path: Path) -> Iterator[Violation]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield Violation(path, "NUMBER_TYPE_COERCE", "must be an integer")
        elif not least <= value <= most:
            yield Violation(path, "NUMBER_TYPE_RANGE", f"must be {least} to {most}, is {value}")

    return check


def number(value: Any, path: Path) -> Iterator[Violation]:
    """An integer or a fraction."""
    if not isinstance(value, int | float) or isinstance(value, bool):
        yield Violation(path, "FLOAT_TYPE_COERCE", "must be a number")


def yes_or_no(value: Any, path: Path) -> Iterator[Violation]:
    """A boolean."""
    if not isinstance(value, bool):
        yield Violation(path, "BOOLEAN_TYPE_CONVERT", "must be true or false")


def snowflake(value: Any, path: Path) -> Iterator[Violation]:
    """An identifier; client libraries send it as digits or as an integer and Discord takes both."""
    if isinstance(value, bool) or not (isinstance(value, int) or (isinstance(value, str) and value.isdecimal())):
        yield Violation(path, "NUMBER_TYPE_COERCE", "must be a snowflake")


def one_of(*values: Any) -> Check:
    """One of the values named."""

    def check(value: Any, path: Path) -> Iterator[Violation]:
        if value not in values or isinstance(value, bool) != isinstance(values[0], bool):
            yield Violation(path, "BASE_TYPE_CHOICES", f"must be one of {values}, is {value!r}")

    return check


def web_address(most: int, *schemes: str) -> Check:
    """An address of at most *most* characters under one of the schemes."""

    def check(value: Any, path: Path) -> Iterator[Violation]:
        yield from text(1, most)(value, path)
        if isinstance(value, str) and not value.startswith(tuple(f"{scheme}://" for scheme in schemes)):
            yield Violation(path, "URL_TYPE_INVALID_SCHEME", f"must start with one of {schemes}")

    return check


def listing(item: Check, least: int = 0, most: int = 100) -> Check:
    """A list of *least* to *most* items of one shape."""

    def check(value: Any, path: Path) -> Iterator[Violation]:
        if not isinstance(value, list):
            yield Violation(path, "LIST_TYPE_CONVERT", "must be a list")
            return
        if not least <= len(value) <= most:
            yield Violation(path, "BASE_TYPE_BAD_LENGTH", f"must have {least} to {most} items, has {len(value)}")
        for position, member in enumerate(value):
            yield from item(member, (*path, position))

    return check


def mapping(key: Check, item: Check) -> Check:
    """An object whose keys and values have one shape each."""

    def check(value: Any, path: Path) -> Iterator[Violation]:
        if not isinstance(value, dict):
            yield Violation(path, "DICT_TYPE_CONVERT", "must be an object")
            return
        for name, member in value.items():
            yield from key(name, (*path, name))
            yield from item(member, (*path, name))

    return check


def record(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None) -> Check:
    """An object with these fields and no others; optional ones may be null."""
    fields = {**required, **(optional or {})}

    def check(value: Any, path: Path) -> Iterator[Violation]:
        if not isinstance(value, dict):
            yield Violation(path, "DICT_TYPE_CONVERT", "must be an object")
            return
        for name in required.keys() - value.keys():
            yield Violation((*path, name), "BASE_TYPE_REQUIRED", "is required")
        for name, member in value.items():
            if name not in fields:
                yield Violation((*path, name), "UNKNOWN_FIELD", "is not a field of this object")
            elif member is not None or name in required:
                yield from fields[name](member, (*path, name))

    return check


def by_type(shapes: Mapping[int, Check], *, default: int | None = None) -> Check:
    """An object whose ``type`` says which shape it must have."""

    def check(value: Any, path: Path) -> Iterator[Violation]:
        kind = value.get("type", default) if isinstance(value, dict) else None
        if not isinstance(kind, int) or kind not in shapes:
            yield Violation((*path, "type"), "UNION_TYPE_CHOICES", f"must be one of {sorted(shapes)}, is {kind!r}")
        else:
            yield from shapes[kind](value, path)

    return check


def in_turn(*checks: Check) -> Check:
    """The checks in order, up to the first that finds something: later ones trust the shape that it leaves."""

    def check(value: Any, path: Path) -> Iterator[Violation]:
        for part in checks:
            if found := list(part(value, path)):
                yield from found
                return

    return check
