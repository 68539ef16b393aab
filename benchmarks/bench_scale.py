"""Generated catalogues of growing size in PostgreSQL: import, directory, resolver, publishing.

    python -m benchmarks.bench_scale --sizes 1000,10000,100000,1000000 --publish-up-to 100000 --draw-up-to 10000
    python -m benchmarks.bench_scale --sizes 1000,10000,100000,1000000 --publish-up-to 1000000 --data-only

The companies are invented by `benchmarks.generated`; the database is a PostgreSQL of Debian's packages with its default
settings on the same machine. Each size is measured in a process of its own, so that memory is that of one process.
"""

import argparse
import asyncio
import gc
import multiprocessing
import shutil
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice, pairwise
from pathlib import Path
from typing import NamedTuple

import psutil

from benchmarks import generated
from benchmarks.publishing_at_scale import BYTES_OF_DATA, BYTES_PER_COMPANY, Choice, Published, publish_thrice
from cci_core.directory import Directory, DirectoryKeeper
from cci_core.exchange import import_catalogue
from cci_core.logs import quiet
from cci_core.methodology import load_methodology
from cci_core.publishing import CORES
from cci_core.storage import Store
from tests.fixtures.postgres import postgres_server

QUERIES = 400
CATALOGUE = ("companies", "import, companies/s", "directory, s", "memory, MB", "lookup p50 / p99, ms")
EDITIONS = (
    "companies",
    "files",
    "MB",
    "everything, s",
    "the same again, s",
    "after 1 % changed, s",
    "files written then",
)
PARTS = ("companies", "choosing", "data", "pages", "alternatives", "lists", "badge index", "cards a second")


class Options(NamedTuple):
    """Up to which size catalogues are published, and up to which size their cards are drawn; where files are put."""

    publish_up_to: int
    draw_up_to: int
    data_only: bool
    folder: str | None


class Measured(NamedTuple):
    """One size; `published` is None where it was not."""

    companies: int
    import_s: float
    build_s: float
    memory_mb: float
    lookup_ms: tuple[float, float]
    published: Published | None


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a line as soon as a size is measured, and at the end the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="300,1000,10000")
    parser.add_argument("--publish-up-to", type=int, default=300, help="larger catalogues are not published")
    parser.add_argument("--draw-up-to", type=int, default=10_000, help="larger ones all get the same card")
    parser.add_argument("--data-only", action="store_true", help="publish neither pages nor cards")
    parser.add_argument("--folder", help="where published files are put for a while")
    chosen = parser.parse_args([] if arguments is None else arguments)
    options = Options(chosen.publish_up_to, chosen.draw_up_to, chosen.data_only, chosen.folder)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    found: list[Measured] = []
    try:
        with postgres_server() as server:
            for size in map(int, chosen.sizes.split(",")):
                found.append(_in_own_process(server.create_database(f"scale_{size}"), size, options))
                print("measured", *_catalogue_row(found[-1]), *_edition_row(found[-1]), sep=" | ", flush=True)
    finally:
        _print_tables(found)


def _in_own_process(database: str, size: int, options: Options) -> Measured:
    """Measure with memory of its own; the process and its files are gone afterwards, also where this one is stopped."""
    spawning = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(dir=options.folder) as folder, ProcessPoolExecutor(1, mp_context=spawning) as pool:
        try:
            return pool.submit(measure, database, size, Path(folder), options).result()
        except BaseException:
            for child in multiprocessing.active_children():
                child.kill()
            raise


def measure(url: str, size: int, folder: Path, options: Options) -> Measured:
    """All figures of one size."""
    quiet()
    return asyncio.run(_measure(url, size, folder, options))


async def _measure(url: str, size: int, folder: Path, options: Options) -> Measured:
    file = folder / "catalogue.jsonl"
    generated.write_jsonl(file, generated.companies(size))
    store = await Store.open(url)
    import_s = await _import(store, file)
    gc.collect()
    before = psutil.Process().memory_info().rss
    keeper = DirectoryKeeper(store, load_methodology(), lambda: generated.DAY)
    directory = await _directory(keeper)
    build_s, memory = keeper.build_s, psutil.Process().memory_info().rss - before
    lookup_ms = _lookups(directory, size)
    published = None
    if size <= options.publish_up_to and _has_room(folder, size, options):
        few = folder / "changed.jsonl"
        generated.write_jsonl(few, map(generated.changed, islice(generated.companies(size), max(1, size // 100))))
        choice = Choice(data_only=options.data_only, draw=size <= options.draw_up_to)
        published = await publish_thrice(store, lambda: _directory(keeper), lambda: _import(store, few), folder, choice)
    await store.close()
    return Measured(size, import_s, build_s, memory / 1e6, lookup_ms, published)


async def _import(store: Store, file: Path) -> float:
    started = time.perf_counter()
    await import_catalogue(store, [file], load_methodology())
    return time.perf_counter() - started


async def _directory(keeper: DirectoryKeeper) -> Directory:
    await keeper.refresh()
    if keeper.current is None:
        raise RuntimeError("no directory")
    return keeper.current


def _lookups(directory: Directory, size: int) -> tuple[float, float]:
    taken = []
    for query in generated.queries(QUERIES, size):
        started = time.perf_counter()
        directory.lookup(query)
        taken.append(1000 * (time.perf_counter() - started))
    return statistics.median(taken), statistics.quantiles(taken, n=100)[98]


def _has_room(folder: Path, size: int, options: Options) -> bool:
    free = shutil.disk_usage(folder).free
    if free < size * (BYTES_OF_DATA if options.data_only else BYTES_PER_COMPANY):
        print(f"{size:,} companies are not published: {free / 1e9:.0f} GB are free", flush=True)
        return False
    return True


def _print_tables(found: Sequence[Measured]) -> None:
    published = [each for each in found if each.published is not None]
    _table(CATALOGUE, [_catalogue_row(each) for each in found])
    if not published:
        return
    _table(EDITIONS, [_edition_row(each) for each in published])
    print(f"\nProcessor milliseconds a company; cards a second in {CORES} processes:")
    _table(PARTS, [_parts_row(each) for each in published])
    for each in published:
        if each.published is not None and each.published.choice == Choice(data_only=False, draw=False):
            rate = each.published.cards_per_s
            print(
                f"{each.companies:,} companies all got one card; drawing theirs would take "
                f"{each.companies:,} / {rate:.1f} = {each.companies / rate:,.0f} s in {CORES} processes"
            )
    for earlier, later in pairwise(published):
        print(_growth(earlier, later))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    print()
    for row in (head, ["---"] * len(head), *rows):
        print(f"| {' | '.join(row)} |")


def _catalogue_row(each: Measured) -> list[str]:
    lookup = f"{each.lookup_ms[0]:.2f} / {each.lookup_ms[1]:.2f}"
    per_s = f"{each.companies / each.import_s:,.0f}"
    return [f"{each.companies:,}", per_s, f"{each.build_s:.2f}", f"{each.memory_mb:,.0f}", lookup]


def _edition_row(each: Measured) -> list[str]:
    found = each.published
    if found is None:
        return []
    mark = " (data only)" if found.choice.data_only else "" if found.choice.draw else " (cards not drawn)"
    megabytes = f"{found.summary.bytes_written / 1e6:,.0f}"
    times = [f"{seconds:.1f}" for seconds in (found.full_s, found.same_s, found.changed_s)]
    times[0] += mark
    return [f"{each.companies:,}", f"{found.summary.files:,}", megabytes, *times, f"{found.changed_files:,}"]


def _parts_row(each: Measured) -> list[str]:
    if each.published is None:
        return []
    milliseconds = [f"{each.published.parts_ms[part]:.2f}" for part in PARTS[1:-1]]
    return [f"{each.companies:,}", *milliseconds, f"{each.published.cards_per_s:.1f}"]


def _growth(earlier: Measured, later: Measured) -> str:
    """How many times as long for how many times as many companies; only like with like."""
    one, two = earlier.published, later.published
    if one is None or two is None:
        return ""
    full = f"everything {two.full_s / one.full_s:.1f}, " if one.choice == two.choice else ""
    return (
        f"{earlier.companies:,} to {later.companies:,}, {later.companies / earlier.companies:.0f} times as many: {full}"
        f"the same again {two.same_s / one.same_s:.1f}, 1 % {two.changed_s / one.changed_s:.1f} times as long"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
