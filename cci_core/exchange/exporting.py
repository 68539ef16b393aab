"""The whole catalogue as files: the same data gives the same bytes."""

import csv
import io
import tomllib
import zlib
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import tomli_w
from sqlalchemy import Connection

from cci_core.errors import InvalidInput
from cci_core.exchange.csv_columns import COLUMNS
from cci_core.exchange.files import kind_of
from cci_core.exchange.writing import replace_file
from cci_core.records import Company
from cci_core.storage import Store
from cci_core.storage.companies import all_companies

_GZIP = 16
"""What zlib takes for the gzip form of its stream."""


async def export_catalogue(store: Store, path: Path) -> int:
    """Write all companies to the file, or to a folder of TOML files; how many there were."""
    write = _writer(path)
    return await store.scan(lambda connection: write(path, connection))


def _writer(path: Path) -> Callable[[Path, Connection], int]:
    if path.suffix == "" or path.is_dir():
        return _toml_folder
    writers = {"jsonl": _jsonl, "json": _json, "csv": _csv}
    kind = kind_of(path)
    if kind not in writers:
        raise InvalidInput(
            f"{path.name!r} ends in none of .jsonl, .jsonl.gz, .json, .csv; a name without ending makes a TOML folder"
        )
    return writers[kind]


def _jsonl(path: Path, connection: Connection) -> int:
    lines = (msgspec.json.encode(each) + b"\n" for each in all_companies(connection))
    if path.name.lower().endswith(".gz"):
        return replace_file(path, _gzipped(lines)) - 1
    return replace_file(path, lines)


def _gzipped(parts: Iterable[bytes]) -> Iterator[bytes]:
    """A part for each part, and one that ends the file; its head names neither file nor time."""
    stream = zlib.compressobj(wbits=zlib.MAX_WBITS | _GZIP)
    for part in parts:
        yield stream.compress(part)
    yield stream.flush()


def _json(path: Path, connection: Connection) -> int:
    def parts() -> Iterator[bytes]:
        lead = b"[\n"
        for company in all_companies(connection):
            yield lead + msgspec.json.encode(company)
            lead = b",\n"
        yield b"\n]\n" if lead == b",\n" else b"[]\n"

    return replace_file(path, parts()) - 1


def _toml_folder(path: Path, connection: Connection) -> int:
    """One file a company; files of companies that are gone are removed, and a folder of anything else is refused."""
    path.mkdir(parents=True, exist_ok=True)
    before = set(path.glob("*.toml"))
    foreign = next((file for file in sorted(before) if not _is_of_a_company(file)), None)
    if foreign is not None:
        raise InvalidInput(f"{foreign} is no company's file and would be lost; name a new or empty folder")
    written = set()
    for company in all_companies(connection):
        file = path / f"{company.slug}.toml"
        replace_file(file, [toml_of(company)])
        written.add(file)
    for stale in before - written:
        stale.unlink()
    return len(written)


def _is_of_a_company(file: Path) -> bool:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8")).get("slug") == file.stem
    except (OSError, ValueError, RecursionError):
        return False


def toml_of(company: Company) -> bytes:
    """The company as TOML with texts of several lines kept readable."""
    # Days stay days in TOML; everything else becomes plain lists and tables.
    raw = msgspec.to_builtins(company, builtin_types=(date,))
    return tomli_w.dumps(raw, multiline_strings=True).encode()


def _csv(path: Path, connection: Connection) -> int:
    tables: dict[str, list[dict[str, Any]]] = {part: [] for part in COLUMNS}
    for company in all_companies(connection):
        for part, row in csv_rows(msgspec.to_builtins(company)):
            tables[part].append(row)
    for part, rows in tables.items():
        file = path if part == "companies" else path.with_name(f"{path.name[:-4]}.{part}.csv")
        replace_file(file, [_table(part, rows)])
    return len(tables["companies"])


def csv_rows(company: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of one company, each with the part that it belongs to."""
    slug = company["slug"]
    plain = {key: company[key] for key in COLUMNS["companies"] if key in company}
    yield "companies", plain | {"domains": " ".join(company.get("domains", ()))}
    for part in ("aliases", "industries", "contacts"):
        for row in company.get(part, ()):
            yield part, {"company": slug} | row
    for event in company.get("events", ()):
        yield "events", {"company": slug} | {key: event[key] for key in COLUMNS["events"] if key in event}
        below = {"company": slug, "event": event["id"]}
        for source in event.get("sources", ()):
            yield "sources", below | source
        for impact in event.get("impacts", ()):
            source = {f"source_{key}": value for key, value in impact.get("source", {}).items()}
            yield "impacts", below | {key: value for key, value in impact.items() if key != "source"} | source


def _table(part: str, rows: Iterable[dict[str, Any]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(COLUMNS[part]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()
