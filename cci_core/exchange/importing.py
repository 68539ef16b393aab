"""Bring files into the catalogue: everything in one transaction, or nothing."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

import msgspec
from sqlalchemy import Connection

from cci_core.exchange.faults import MOST_FAULTS, Fault, ImportRefused, shown
from cci_core.exchange.files import files_in
from cci_core.exchange.owners import owner_faults
from cci_core.exchange.reading import read_file
from cci_core.methodology import Methodology
from cci_core.records import Company
from cci_core.storage import Store, companies
from cci_core.storage.revisions import lock, raise_revision

_BATCH = 5_000


class Summary(msgspec.Struct, frozen=True):
    """How many companies an import added, changed, left as they were and removed."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0


class Progress(Protocol):
    """Told how far a run has come: bytes of all files, and companies."""

    def __call__(self, bytes_read: int, companies_read: int, /) -> None:
        """Take note."""


class Options(NamedTuple):
    """How an import runs."""

    dry_run: bool = False
    replace: bool = False
    """Remove the companies that the files do not name."""


class _DryRun(Exception):
    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self.summary = summary


async def import_catalogue(
    store: Store,
    paths: Sequence[Path],
    methodology: Methodology,
    *,
    options: Options = Options(),  # noqa: B008 immutable
    progress: Progress | None = None,
) -> Summary:
    """Import the files and folders; `ImportRefused` with up to 50 faults, and then nothing is written."""
    files = files_in(paths)
    try:
        return await store.write(lambda connection: _Run(connection, methodology, options, progress).whole(files))
    except _DryRun as dry:
        return dry.summary


class _Run:
    """One import inside its transaction."""

    def __init__(
        self, connection: Connection, methodology: Methodology, options: Options, progress: Progress | None
    ) -> None:
        lock(connection)
        self._connection, self._methodology, self._options = connection, methodology, options
        self._progress: Progress = progress or (lambda _bytes, _companies: None)
        self._before = companies.digests(connection)
        self._owners = companies.owners(connection)
        self._places: dict[str, str] = {}
        self._faults: list[Fault] = []
        self._counts = {"added": 0, "changed": 0, "unchanged": 0}

    def whole(self, files: Sequence[Path]) -> Summary:
        """Read everything, write what differs, and refuse the whole where there is a fault."""
        for batch in _batches(self._sound(files)):
            self._write(batch)
        removed = self._removed()
        for slug in removed:
            self._owners.pop(slug, None)
        self._faults += owner_faults(self._owners, self._places)
        if self._faults:
            raise ImportRefused(self._faults)
        companies.remove(self._connection, removed)
        summary = Summary(**self._counts, removed=len(removed))
        if self._options.dry_run:
            raise _DryRun(summary)
        if summary.added or summary.changed or summary.removed:
            raise_revision(self._connection)
        return summary

    def _removed(self) -> list[str]:
        return [slug for slug in self._before if slug not in self._places] if self._options.replace else []

    def _sound(self, files: Sequence[Path]) -> Iterator[Company]:
        """The companies without faults, until there are too many faults."""
        done = shown = 0
        for file in files:
            for found in read_file(file):
                if found.faults:
                    self._refuse(found.faults)
                elif found.company is not None and self._fits(found.company, found.place):
                    yield found.company
                if found.bytes_read > shown - done:
                    shown = done + found.bytes_read
                    self._progress(shown, len(self._places))
            done += file.stat().st_size
            self._progress(done, len(self._places))

    def _refuse(self, faults: Sequence[Fault]) -> None:
        self._faults += faults
        if len(self._faults) >= MOST_FAULTS:
            raise ImportRefused(self._faults)

    def _fits(self, company: Company, place: str) -> bool:
        """Whether the company is the first of its slug and its impacts name known categories."""
        faults = list(self._misfits(company, place)) if company.events or company.slug in self._places else []
        self._refuse(faults)
        self._places.setdefault(company.slug, place)
        self._owners[company.slug] = company.owner
        return not faults

    def _misfits(self, company: Company, place: str) -> Iterator[Fault]:
        first = self._places.get(company.slug)
        if first is not None:
            yield Fault(place, "slug", f"{shown(company.slug)} stands already in {first}; keep one of the two")
        labels = self._methodology.labels
        for number, event in enumerate(company.events):
            for place_of_impact, impact in enumerate(event.impacts):
                if impact.category not in labels:
                    key = f"events[{number}].impacts[{place_of_impact}].category"
                    known = ", ".join(sorted(labels))
                    yield Fault(place, key, f"unknown category {shown(impact.category)}; known are {known}")

    def _write(self, batch: Sequence[Company]) -> None:
        packed = [companies.pack(company) for company in batch]
        added = [each for each in packed if each.company.slug not in self._before]
        changed = [each for each in packed if self._before.get(each.company.slug, each.digest) != each.digest]
        self._counts["added"] += len(added)
        self._counts["changed"] += len(changed)
        self._counts["unchanged"] += len(batch) - len(added) - len(changed)
        if self._faults:
            return
        companies.add(self._connection, added)
        companies.change(self._connection, changed)


def _batches(items: Iterator[Company]) -> Iterator[list[Company]]:
    batch: list[Company] = []
    for item in items:
        batch.append(item)
        if len(batch) >= _BATCH:
            yield batch
            batch = []
    yield batch
