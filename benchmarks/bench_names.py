"""How fast a name is found: `python -m benchmarks.bench_names`, beside the usual ways, in the same run.

Up to 79,023 companies are real; beyond that they are made of the words of real names. Times are milliseconds a query,
median and 99th percentile; slow ways are asked fewer queries.
"""

import random
import sqlite3
import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import psutil
from rapidfuzz import fuzz, process
from rapidfuzz.distance import JaroWinkler

from benchmarks.names_data import listings, queries
from cci_core.resolver import Index, Listing, build_index, resolve

SIZES = (1_000, 10_000, 100_000, 1_000_000)
OURS, OTHERS = 400, {1_000: 100, 10_000: 60, 100_000: 20, 1_000_000: 4}

Ask = Callable[[str], object]


def companies(count: int, *, seed: int = 1) -> list[Listing]:
    """So many companies: a part of the real ones, or all of them and made ones."""
    real, generator = listings(), random.Random(seed)
    if count <= len(real):
        return generator.sample(real, count)
    words = [word for each in real for word in each.name.split()]
    lengths = [len(each.name.split()) for each in real]
    made = range(count - len(real))
    return real + [
        Listing(f"made-{number}", " ".join(generator.choices(words, k=generator.choice(lengths)))) for number in made
    ]


def timed(ask: Ask, asked: Sequence[str]) -> tuple[float, float]:
    """Median and 99th percentile of the milliseconds that a query takes, after a few to warm up."""
    for query in asked[:3]:
        ask(query)
    taken = []
    for query in asked:
        started = time.perf_counter()
        ask(query)
        taken.append(1_000 * (time.perf_counter() - started))
    return statistics.median(taken), statistics.quantiles(taken, n=100)[98]


def longest_pause(building: Future[Index]) -> float:
    """How long another thread was kept from running, at most, in milliseconds, while the index was built."""
    longest, seen = 0.0, time.perf_counter()
    while not building.done():
        time.sleep(0.0005)
        now = time.perf_counter()
        longest, seen = max(longest, now - seen - 0.0005), now
    return 1_000 * longest


def others(names: Sequence[str]) -> dict[str, Ask]:
    """The usual ways to search the names."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE names USING fts5(name, tokenize='trigram')")
    connection.executemany("INSERT INTO names VALUES (?)", ((name,) for name in names))

    def fts5(query: str) -> object:
        grams = {query[place : place + 3] for place in range(max(len(query) - 2, 1))}
        match = " OR ".join('"{}"'.format(gram.replace('"', '""')) for gram in grams)
        statement = "SELECT name FROM names WHERE names MATCH ? ORDER BY rank LIMIT 10"
        return connection.execute(statement, (match,)).fetchall()

    return {
        "WRatio extract": lambda query: process.extract(query, names, scorer=fuzz.WRatio, limit=10),
        "Jaro-Winkler": lambda query: process.extractOne(query, names, scorer=JaroWinkler.similarity),
        "FTS5 trigram": fts5,
    }


def main() -> None:
    """Print the table."""
    every = [query.query for query in queries()]
    asked = random.Random(1).sample(every, OURS)
    head = f"{'companies':>10}  {'way':16}{'median':>9}{'p99':>9}{'times ours':>12}"
    print(f"{head}{'build, s':>10}{'pause, ms':>11}{'arrays, MB':>12}{'all, MB':>9}")
    for size in SIZES:
        _measure(size, asked)


def _measure(size: int, asked: Sequence[str]) -> None:
    chosen = companies(size)
    before, started = psutil.Process().memory_info().rss, time.perf_counter()
    with ThreadPoolExecutor(1) as thread:
        building = thread.submit(build_index, chosen)
        pause = longest_pause(building)
        index = building.result()
    built, grown = time.perf_counter() - started, psutil.Process().memory_info().rss - before
    median, slow = timed(lambda query: resolve(index, query), asked)
    sizes = f"{built:10.2f}{pause:11.1f}{index.nbytes / 1e6:12.0f}{grown / 1e6:9.0f}"
    print(f"{size:10,}  {'resolver':16}{median:9.2f}{slow:9.2f}{1:12.0f}{sizes}", flush=True)
    names = [each.name.casefold() for each in chosen]
    for way, ask in others(names).items():
        theirs, theirs_slow = timed(ask, [query.casefold() for query in asked[: OTHERS[size]]])
        print(f"{'':10}  {way:16}{theirs:9.2f}{theirs_slow:9.2f}{theirs / median:12.0f}", flush=True)


if __name__ == "__main__":
    main()
