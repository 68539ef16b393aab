"""Generated catalogues of growing size in PostgreSQL: import, directory, resolver, publishing.

`python -m benchmarks.bench_scale --sizes 1000,10000,100000,1000000 --publish-up-to 10000` makes the whole curve. The
companies are invented by `benchmarks.generated`; the database is a PostgreSQL of Debian's packages with its default
settings on the same machine. Each size is measured in a process of its own, so that memory is that of one process.
"""

import argparse
import asyncio
import gc
import multiprocessing
import statistics
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import psutil

from benchmarks import generated
from cci_core.directory import Directory, DirectoryKeeper
from cci_core.exchange import import_catalogue
from cci_core.logs import quiet
from cci_core.methodology import load_methodology
from cci_core.settings import Settings
from cci_core.storage import Store
from extension_api.publishing import publish_site
from tests.fixtures.postgres import PostgresServer, postgres_server

QUERIES = 400
HEAD = (
    "| companies | import, companies/s | directory, s | memory, MB | lookup p50 / p99, ms "
    "| publish all, s | after 1 % changed, s |"
)


class Measured(NamedTuple):
    """One row of the table; None where it was not measured."""

    companies: int
    import_per_s: float
    build_s: float
    memory_mb: float
    lookup_ms: tuple[float, float]
    publish_s: tuple[float, float] | None

    def line(self) -> str:
        """The row in Markdown."""
        published = " | ".join(
            "–" if self.publish_s is None else f"{seconds:.1f}" for seconds in self.publish_s or "--"
        )
        return (
            f"| {self.companies:,} | {self.import_per_s:,.0f} | {self.build_s:.2f} | {self.memory_mb:,.0f} "
            f"| {self.lookup_ms[0]:.2f} / {self.lookup_ms[1]:.2f} | {published} |"
        )


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table, a row as soon as it is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", default="300,1000,10000")
    parser.add_argument("--publish-up-to", type=int, default=300, help="larger catalogues are not published")
    options = parser.parse_args([] if arguments is None else arguments)
    print(f"{HEAD}\n|{'---|' * HEAD.count(' |')}", flush=True)
    spawning = multiprocessing.get_context("spawn")
    with postgres_server() as server:
        for size in map(int, options.sizes.split(",")):
            with ProcessPoolExecutor(1, mp_context=spawning) as pool:
                measured = pool.submit(measure, _database(server, size), size, size <= options.publish_up_to).result()
            print(measured.line(), flush=True)


def measure(url: str, size: int, publish: bool) -> Measured:
    """All figures of one size."""
    quiet()
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(_measure(url, size, Path(folder), publish=publish))


async def _measure(url: str, size: int, folder: Path, *, publish: bool) -> Measured:
    file = folder / "catalogue.jsonl"
    generated.write_jsonl(file, generated.companies(size))
    store = await Store.open(url)
    import_s = await _import(store, file)
    gc.collect()
    before = psutil.Process().memory_info().rss
    directory, build_s = await _build(store)
    memory = psutil.Process().memory_info().rss - before
    lookup_ms = _lookups(directory, size)
    published = await _publish(store, directory, size, folder) if publish else None
    await store.close()
    return Measured(size, size / import_s, build_s, memory / 1e6, lookup_ms, published)


async def _import(store: Store, file: Path) -> float:
    started = time.perf_counter()
    await import_catalogue(store, [file], load_methodology())
    return time.perf_counter() - started


async def _build(store: Store) -> tuple[Directory, float]:
    keeper = DirectoryKeeper(store, load_methodology(), lambda: generated.DAY)
    await keeper.refresh()
    if keeper.current is None:
        raise RuntimeError("no directory")
    return keeper.current, keeper.build_s


def _lookups(directory: Directory, size: int) -> tuple[float, float]:
    taken = []
    for query in generated.queries(QUERIES, size):
        started = time.perf_counter()
        directory.lookup(query)
        taken.append(1000 * (time.perf_counter() - started))
    return statistics.median(taken), statistics.quantiles(taken, n=100)[98]


async def _publish(store: Store, directory: Directory, size: int, folder: Path) -> tuple[float, float]:
    settings = Settings(badge_key_file=folder / "key", as_of=generated.DAY)
    started = time.perf_counter()
    await publish_site(store, directory, settings, folder / "site")
    full_s = time.perf_counter() - started
    few = folder / "changed.jsonl"
    generated.write_jsonl(few, map(generated.changed, islice(generated.companies(size), max(1, size // 100))))
    await _import(store, few)
    after, _ = await _build(store)
    started = time.perf_counter()
    await publish_site(store, after, settings, folder / "site")
    return full_s, time.perf_counter() - started


def _database(server: PostgresServer, size: int) -> str:
    return server.create_database(f"scale_{size}")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
