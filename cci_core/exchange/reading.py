"""Read companies from files, one after the other, with the faults beside them."""

import codecs
import gzip
import json
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

import msgspec

from cci_core.exchange.csv_reading import read_csv
from cci_core.exchange.diagnosis import company_of
from cci_core.exchange.faults import Fault, shown
from cci_core.exchange.files import LARGEST_LINE, kind_of
from cci_core.records import Company

_PROGRESS_EVERY = 500
_MARK = codecs.BOM_UTF8
"""What some editors write before the first line."""
_decoder = msgspec.json.Decoder(Company)


class Found(NamedTuple):
    """A company, or the faults that stand in its place, and how many bytes of its file have been read."""

    place: str
    company: Company | None
    faults: tuple[Fault, ...] = ()
    bytes_read: int = 0


def read_file(path: Path) -> Iterator[Found]:
    """What the file holds, in its order; a file that cannot be read is one fault."""
    try:
        yield from _READERS[kind_of(path) or "json"](path)
    except (OSError, EOFError) as error:
        yield _fault(str(path), f"cannot be read ({error}); check the file")


def _toml(path: Path) -> Iterator[Found]:
    try:
        raw = tomllib.loads(path.read_bytes().removeprefix(_MARK).decode())
    except UnicodeDecodeError as error:
        yield _fault(str(path), f"byte {error.start} is not UTF-8; save the file as UTF-8")
    except tomllib.TOMLDecodeError as error:
        yield _fault(str(path), f"is not TOML: {error}")
    except RecursionError:
        yield _fault(str(path), "is nested too deeply; a company has at most five levels")
    else:
        yield _judged(raw, str(path), path.stat().st_size)


def _json(path: Path) -> Iterator[Found]:
    raw, fault = _parsed(path.read_bytes().removeprefix(_MARK), str(path))
    if fault is not None:
        yield fault
        return
    size = path.stat().st_size
    if not isinstance(raw, list):
        yield _judged(raw, str(path), size)
        return
    for place, item in enumerate(raw):
        yield _judged(item, f"{path} [{place}]", size * (place + 1) // len(raw))


def _jsonl(path: Path) -> Iterator[Found]:
    with path.open("rb") as raw, _unpacked(raw, path) as lines:
        name = str(path)
        number = bytes_read = 0
        while line := lines.readline(LARGEST_LINE + 1):
            number += 1
            place = f"{name} line {number}"
            if number % _PROGRESS_EVERY == 0:
                bytes_read = raw.tell()
            if len(line) > LARGEST_LINE:
                yield _fault(place, f"has over {LARGEST_LINE} bytes; one company a line, at most that long")
                return
            if line.strip():
                yield _line(line.removeprefix(_MARK) if number == 1 else line, place, bytes_read)


def _unpacked(raw: BinaryIO, path: Path) -> BinaryIO:
    return gzip.open(raw) if path.name.lower().endswith(".gz") else raw  # type: ignore[return-value]  # GzipFile reads alike


def _line(line: bytes, place: str, bytes_read: int) -> Found:
    try:
        return Found(place, _decoder.decode(line), (), bytes_read)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
        raw, fault = _parsed(line, place)
        return fault if fault is not None else _judged(raw, place, bytes_read)


def _csv(path: Path) -> Iterator[Found]:
    size = path.stat().st_size
    for place, company, faults in read_csv(path):
        yield Found(place, company, tuple(faults), size)


def _judged(raw: object, place: str, bytes_read: int) -> Found:
    company, faults = company_of(raw, place)
    return Found(place, company, tuple(faults), bytes_read)


def _parsed(text: bytes, place: str) -> tuple[object, Found | None]:
    """The JSON in the text; the standard parser, which names line and column, where it is broken."""
    try:
        return json.loads(text.decode(), object_pairs_hook=_object, parse_constant=_constant), None
    except UnicodeDecodeError as error:
        return None, _fault(place, f"byte {error.start} is not UTF-8; save the file as UTF-8")
    except json.JSONDecodeError as error:
        return None, _fault(place, f"is not JSON at line {error.lineno}, column {error.colno}: {error.msg}")
    except ValueError as error:
        return None, _fault(place, str(error))
    except RecursionError:
        return None, _fault(place, "is nested too deeply; a company has at most five levels")


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    named = dict(pairs)
    if len(named) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise ValueError(f"the key {shown(twice)} stands twice in one table; keep one")
    return named


def _constant(name: str) -> object:
    raise ValueError(f"{name} is not a JSON number; write a whole number")


def _fault(place: str, message: str) -> Found:
    return Found(place, None, (Fault(place, "", message),))


_READERS: dict[str, Callable[[Path], Iterator[Found]]] = {"toml": _toml, "json": _json, "jsonl": _jsonl, "csv": _csv}
