"""Companies from a CSV file and the files beside it.

`NAME.csv` holds one company a row; what a company has several of stands in `NAME.aliases.csv`, `NAME.industries.csv`,
`NAME.contacts.csv`, `NAME.events.csv`, `NAME.sources.csv` and `NAME.impacts.csv`, joined by `company` and `event`.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

from cci_core.exchange.csv_columns import COLUMNS
from cci_core.exchange.diagnosis import company_of
from cci_core.exchange.faults import Fault, shown
from cci_core.exchange.files import LARGEST_LINE, SIBLINGS
from cci_core.records import Company

Row: TypeAlias = dict[str, object]


class Placed(NamedTuple):
    """A row and where it stands."""

    place: str
    row: Row


class Folder(NamedTuple):
    """The rows of all files of one catalogue, by part; events and below by company and event."""

    parts: dict[str, dict[str, list[Placed]]]

    def take(self, part: str, slug: str) -> list[Placed]:
        """The rows of that company, taken out, so that what is left belongs to nobody."""
        return self.parts[part].pop(slug, [])


def read_csv(path: Path) -> Iterator[tuple[str, Company | None, list[Fault]]]:
    """Each company of the file with its place, or its faults."""
    rows, faults = _rows(path, "companies")
    parts: dict[str, dict[str, list[Placed]]] = {}
    for part in SIBLINGS:
        found, more = _rows(path.with_name(f"{path.name[:-4]}.{part}.csv"), part)
        parts[part] = _by(found, "company")
        faults += more
    if faults:
        yield str(path), None, faults
        return
    folder = Folder(parts)
    for placed in rows:
        yield (placed.place, *_company(placed, folder))
    orphans = [row for groups in parts.values() for group in groups.values() for row in group]
    for orphan in orphans:
        message = f"{shown(orphan.row.get('company'))} is no company of {path.name}; add it there or mend the slug"
        yield orphan.place, None, [Fault(orphan.place, "company", message)]


def _company(placed: Placed, folder: Folder) -> tuple[Company | None, list[Fault]]:
    slug = str(placed.row.get("slug", ""))
    raw = dict(placed.row)
    places = {"": placed.place}
    for part in ("aliases", "industries", "contacts"):
        raw[part] = _listed(folder.take(part, slug), part, places)
    raw["events"], faults = _events(slug, folder, places)
    if faults:
        return None, faults
    company, found = company_of({key: value for key, value in raw.items() if value not in (None, [])}, placed.place)
    return company, [_relocated(fault, places) for fault in found]


def _listed(rows: Sequence[Placed], part: str, places: dict[str, str]) -> list[Row]:
    for number, placed in enumerate(rows):
        places[f"{part}[{number}]"] = placed.place
    return [_without(placed.row, "company") for placed in rows]


def _events(slug: str, folder: Folder, places: dict[str, str]) -> tuple[list[Row], list[Fault]]:
    events = folder.take("events", slug)
    below = {part: _by(folder.take(part, slug), "event") for part in ("sources", "impacts")}
    result: list[Row] = []
    for number, placed in enumerate(events):
        places[f"events[{number}]"] = placed.place
        own = {part: groups.pop(str(placed.row.get("id")), []) for part, groups in below.items()}
        impacts = [_impact(one.row) for one in own["impacts"]]
        sources = [_without(one.row, "company", "event") for one in own["sources"]]
        for part, rows in own.items():
            places |= {f"events[{number}].{part}[{n}]": one.place for n, one in enumerate(rows)}
        result.append(_without(placed.row, "company") | {"impacts": impacts, "sources": sources})
    lost = [one for groups in below.values() for group in groups.values() for one in group]
    return result, [_lost(one, slug) for one in lost]


def _lost(placed: Placed, slug: str) -> Fault:
    return Fault(placed.place, "event", f"{shown(placed.row.get('event'))} is no event of {slug!r}; mend the id")


def _impact(row: Row) -> Row:
    source = {key.removeprefix("source_"): value for key, value in row.items() if key.startswith("source_")}
    plain = {key: value for key, value in row.items() if not key.startswith("source_")}
    return _without(plain, "company", "event") | ({"source": source} if source else {})


def _relocated(fault: Fault, places: dict[str, str]) -> Fault:
    """The fault at the row of the part that it lies in."""
    inside = max((prefix for prefix in places if fault.key.startswith(prefix)), key=len)
    key = fault.key.removeprefix(inside).removeprefix(".")
    return Fault(places[inside], key.replace("source.", "source_"), fault.message)


def _by(rows: Sequence[Placed], column: str) -> dict[str, list[Placed]]:
    groups: dict[str, list[Placed]] = defaultdict(list)
    for placed in rows:
        groups[str(placed.row.get(column))].append(placed)
    return groups


def _without(row: Row, *columns: str) -> Row:
    return {key: value for key, value in row.items() if key not in columns}


def _rows(path: Path, part: str) -> tuple[list[Placed], list[Fault]]:
    """The rows of one file, empty cells left out; nothing for a further file that is not there."""
    if part != "companies" and not path.exists():
        return [], []
    csv.field_size_limit(LARGEST_LINE)
    rows: list[Placed] = []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            unknown = [name for name in reader.fieldnames or () if name not in COLUMNS[part]]
            if unknown or not reader.fieldnames:
                return [], [_header_fault(path, part, unknown)]
            for raw in reader:
                place = f"{path} line {reader.line_num}"
                if None in raw or None in raw.values():
                    return [], [Fault(place, "", f"has other columns than the first line ({len(reader.fieldnames)})")]
                rows.append(Placed(place, _typed(raw, part)))
    except UnicodeDecodeError as error:
        return [], [Fault(str(path), "", f"byte {error.start} is not UTF-8; save the file as UTF-8")]
    except csv.Error as error:
        return [], [Fault(f"{path} line {len(rows) + 2}", "", f"is not CSV: {error}")]
    return rows, []


def _header_fault(path: Path, part: str, unknown: Sequence[str]) -> Fault:
    found = f"unknown column {shown(unknown[0])}" if unknown else "no first line with column names"
    return Fault(f"{path} line 1", "", f"{found}; known are {', '.join(COLUMNS[part])}")


def _typed(raw: dict[str, str], part: str) -> Row:
    return {name: COLUMNS[part][name](cell) for name, cell in raw.items() if cell != ""}
