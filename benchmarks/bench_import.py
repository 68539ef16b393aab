"""Import of a large catalogue against a bare `executemany` of the same rows, and the directory built from it.

Both sides write to a new file with rollback journal and full sync, whose tables are there already. The bare side gets
its rows ready made; the import unpacks, reads, checks and compares them too.
"""

import asyncio
import os
import sqlite3
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

from cci_core.directory import build_directory
from cci_core.exchange import import_catalogue
from cci_core.methodology import load_methodology
from cci_core.storage import Store
from cci_core.storage.companies import all_companies

ROUNDS = 5
CATALOGUE = Path(os.environ.get("CCI_TEST_DATA", "../shared/data")) / "names" / "catalogue.jsonl.gz"


def main() -> int:
    """Print the table; 1 where the catalogue is not there."""
    if not CATALOGUE.exists():
        print(f"{CATALOGUE} is not there; set CCI_TEST_DATA to the folder that has names/catalogue.jsonl.gz")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        compare(Path(folder))
    return 0


def compare(folder: Path) -> None:
    """Measure both sides in turn and print medians."""
    first = folder / "first.db"
    asyncio.run(run_import(first))
    rows = rows_of(first)
    ours, bare = [], []
    for number in range(ROUNDS):
        ours.append(asyncio.run(run_import(folder / f"ours{number}.db")))
        bare.append(run_bare(folder / f"bare{number}.db", rows))
    ratio = statistics.median(one / other for one, other in zip(ours, bare, strict=True))
    count = sum(len(table) for table in rows.values())
    print(f"rows {count:,}   import {statistics.median(ours):.2f} s   bare executemany {statistics.median(bare):.2f} s")
    print(f"ratio {ratio:.2f} (median of {ROUNDS} rounds; aim ≤ 4)")
    build_s, peak_mb = directory_cost(first)
    print(f"directory: read and built in {build_s:.2f} s, {peak_mb:.0f} MB of Python memory")


async def run_import(file: Path) -> float:
    """Import the catalogue into a new database; how many seconds it took."""
    store = await Store.open(f"sqlite:///{file}")
    started = time.perf_counter()
    await import_catalogue(store, [CATALOGUE], load_methodology())
    taken = time.perf_counter() - started
    await store.close()
    return taken


def rows_of(file: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the tables that an import fills."""
    with closing(sqlite3.connect(file)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("companies", "events")}


def run_bare(file: Path, rows: dict[str, list[tuple[object, ...]]]) -> float:
    """Write the rows to tables of the same form with nothing in between; how many seconds it took."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.executescript(
            "PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL;"
            "CREATE TABLE companies (slug TEXT PRIMARY KEY, owner TEXT, digest BLOB NOT NULL, record TEXT NOT NULL);"
            "CREATE INDEX ix_owner ON companies (owner);"
            "CREATE TABLE events (company TEXT, id TEXT, place INTEGER, day DATE, record TEXT,"
            " PRIMARY KEY (company, id));"
        )
        started = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        for table, values in rows.items():
            if values:
                connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values[0]))})", values)
        connection.execute("COMMIT")
        return time.perf_counter() - started


def directory_cost(file: Path) -> tuple[float, float]:
    """Seconds to read and build the directory, and the megabytes that it holds afterwards."""

    async def build() -> object:
        store = await Store.open(f"sqlite:///{file}")
        try:
            return await store.scan(
                lambda connection: build_directory(all_companies(connection), load_methodology(), 1, date(2026, 1, 1))
            )
        finally:
            await store.close()

    taken = seconds(lambda: asyncio.run(build()))
    tracemalloc.start()
    kept = asyncio.run(build())
    held = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    del kept
    return taken, held / 1e6


def seconds(work: Callable[[], object]) -> float:
    """How long the work takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
