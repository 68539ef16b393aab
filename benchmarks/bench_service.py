"""How fast the service is beside a bare aiohttp handler that returns the same number of bytes.

Both run on one core, the load generator on the other; rounds alternate, and the median of the rounds' ratios counts.
"""

import asyncio
import gzip
import os
import statistics
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec
from sqlalchemy import Connection

from benchmarks.http_load import Generator, Run, get
from benchmarks.http_servers import MOST_S, bare_handler, fetch, service, wire_size
from cci_core.exchange.starting import open_catalogue
from cci_core.methodology import load_methodology
from cci_core.records import Company
from cci_core.storage import Store, companies
from cci_core.storage.revisions import raise_revision

ROUNDS = int(os.environ.get("CCI_BENCH_ROUNDS", "9"))
SECONDS = 0.8
MANY = 79_023
AT_REST_S = 2.0
REBUILDS = int(os.environ.get("CCI_BENCH_REBUILDS", "20"))
STEP = max(1, REBUILDS // 10)
DATA = Path(os.environ.get("CCI_TEST_DATA", "../shared/data")) / "names" / "catalogue.jsonl.gz"


def main() -> None:
    """Print the ratios, the latencies during rebuilds, and what grows."""
    generator = Generator()
    try:
        with tempfile.TemporaryDirectory() as folder:
            compare(generator, Path(folder))
        with tempfile.TemporaryDirectory() as folder:
            rebuild(generator, Path(folder))
    finally:
        generator.close()


def compare(generator: Generator, folder: Path) -> None:
    """Requests a second of the service against the bare handler."""
    with service(f"sqlite:///{folder}/cci.db") as process, bare_handler() as bare:
        port = process.port
        etag = fetch(port, "/v1/companies/tesla")[1]["ETag"]
        names = ["tesla", "nike", "adidas", "coca cola", "ben & jerrys", "amazon.com", "apple"]
        cases = [
            ("company JSON", [get("/v1/companies/tesla")], 200, 0.75, 0.9),
            ("304", [get("/v1/companies/tesla", If_None_Match=etag)], 304, 0.8, 0.95),
            ("match one name", [get(f"/v1/match?name={name.replace(' ', '+').replace('&', '%26')}") for name in names],
             200, 0.5, 0.5),
            ("list of 50", [get("/v1/companies")], 200, 0, 0),
            ("list of 50, brotli", [get("/v1/companies", Accept_Encoding="br")], 200, 0, 0),
        ]  # fmt: skip
        print(f"{'answer':22}{'bytes':>8}{'bare/s':>9}{'ours/s':>9}{'ratio':>7}  floor  aim")
        for name, requests, status, floor, aim in cases:
            size = wire_size(port, requests[0])
            bare.answer(size, status)
            ratio, theirs, ours = rounds(generator, bare.port, port, requests, status)
            print(f"{name:22}{size:8}{theirs:9.0f}{ours:9.0f}{ratio:7.2f}  {floor or '':5}  {aim or ''}")


def rounds(
    generator: Generator, bare_port: int, port: int, requests: list[bytes], status: int
) -> tuple[float, float, float]:
    """The median ratio of alternating rounds, and the median rates."""
    bare_requests = [request.replace(request.split(b" ", 2)[1], b"/", 1) for request in requests]
    generator.run(Run(port, requests, status, 0.3))
    pairs = []
    for _ in range(ROUNDS):
        theirs = generator.run(Run(bare_port, bare_requests, status, SECONDS))
        ours = generator.run(Run(port, requests, status, SECONDS))
        if theirs.failed or ours.failed:
            raise SystemExit(f"requests failed: bare {theirs.failed}, ours {ours.failed}")
        pairs.append((theirs.per_second, ours.per_second))
    ratio = statistics.median(ours / theirs for theirs, ours in pairs)
    return ratio, statistics.median(theirs for theirs, _ in pairs), statistics.median(ours for _, ours in pairs)


def rebuild(generator: Generator, folder: Path) -> None:
    """Latency while a directory of 79,023 companies is rebuilt, and what grows over many rebuilds."""
    url = f"sqlite:///{folder}/cci.db"
    count = asyncio.run(fill(url))
    with service(url) as process:
        requests = [get("/v1/companies/tesla"), get("/v1/match?name=nike"), get("/v1/companies?limit=10")]
        generator.run(Run(process.port, requests))
        footprints, answered = [], 0
        pairs: list[tuple[float, float, float]] = []
        for number in range(REBUILDS):
            process.settle()
            footprints.append(process.footprint())
            generator.begin(Run(process.port, requests, seconds=MOST_S))
            begun = time.time()
            time.sleep(AT_REST_S)
            asyncio.run(touch(url, number))
            ended, build_s = process.next_build(begun)
            measured = generator.stop()
            if measured.failed:
                raise SystemExit(f"{measured.failed} requests failed")
            at_rest = measured.p99_between(begun + 0.2, begun + AT_REST_S)
            pairs.append((at_rest, measured.p99_between(ended - build_s, ended), build_s))
            answered += len(measured.took)
        process.settle()
        footprints.append(process.footprint())
    rest, during, builds = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(busy / idle for idle, busy, _ in pairs)
    print(f"\n{count} companies, rebuilt {REBUILDS} times, {answered} requests answered meanwhile, none failed")
    print(f"p99 at rest {rest * 1e3:.2f} ms, during a rebuild {during * 1e3:.2f} ms: ratio {ratio:.2f} (at most 2)")
    print(f"a rebuild under load takes {builds:.1f} s")
    print("after as many rebuilds   " + "".join(f"{number:6}" for number in range(0, REBUILDS + 1, STEP)))
    print("resident memory in MB    " + "".join(f"{megabytes:6.0f}" for megabytes, _ in footprints[::STEP]))
    print("open descriptors         " + "".join(f"{descriptors:6}" for _, descriptors in footprints[::STEP]))


async def fill(url: str) -> int:
    """Put the starter companies and many more into a new database; how many there are."""
    store = await open_catalogue(url, load_methodology())
    try:
        return await store.write(add_many)
    finally:
        await store.close()


def add_many(connection: Connection) -> int:
    """Add companies without evidence until there are as many as wanted."""
    known = companies.digests(connection)
    more = [company for company in many_companies() if company.slug not in known][: MANY - len(known)]
    companies.add(connection, [companies.pack(company) for company in more])
    raise_revision(connection)
    return companies.count(connection)


def many_companies() -> Iterator[Company]:
    """Real names where the data is there, invented ones otherwise."""
    if DATA.exists():
        with gzip.open(DATA) as lines:
            yield from (msgspec.json.decode(line, type=Company) for line in lines)
    for number in range(MANY):
        yield Company(slug=f"invented-{number}", name=f"Invented {number:x} {number * 7919 % MANY:x} Works")


async def touch(url: str, number: int) -> None:
    """Change one company, so that the directory is rebuilt."""
    store = await Store.open(url)
    changed = Company(slug="touched", name=f"Touched {number}")
    await store.write(lambda connection: companies.put(connection, changed))
    await store.close()


if __name__ == "__main__":
    main()
