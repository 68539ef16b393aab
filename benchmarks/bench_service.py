"""How fast the service is beside a bare aiohttp handler that returns the same number of bytes.

Both run on one core, the load generator on the other; rounds alternate, and the median of the rounds' ratios counts.
"""

import asyncio
import gzip
import json
import multiprocessing
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import msgspec
import psutil
import uvloop
from aiohttp import web
from sqlalchemy import Connection

from benchmarks.http_load import Generator, Run, get, pin
from cci_core.exchange.starting import open_catalogue
from cci_core.methodology import load_methodology
from cci_core.records import Company
from cci_core.storage import Store, companies
from cci_core.storage.revisions import raise_revision

ROUNDS = int(os.environ.get("CCI_BENCH_ROUNDS", "9"))
SECONDS = 0.8
MANY = 79_023
AT_REST_S = 2.0
MOST_S = 120.0
REBUILDS = int(os.environ.get("CCI_BENCH_REBUILDS", "20"))
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
        before = process.footprint()
        answered = 0
        pairs: list[tuple[float, float, float]] = []
        for number in range(REBUILDS):
            generator.begin(Run(process.port, requests, seconds=MOST_S))
            begun = time.time()
            time.sleep(AT_REST_S)
            asyncio.run(touch(url, number))
            ended, build_s = process.next_build(begun)
            measured = generator.stop()
            if measured.failed:
                raise SystemExit(f"{measured.failed} requests failed")
            at_rest = measured.p99_between(begun, ended - build_s)
            pairs.append((at_rest, measured.p99_between(ended - build_s, ended), build_s))
            answered += len(measured.took)
        after = process.footprint()
    rest, during, builds = (statistics.median(column) for column in zip(*pairs, strict=True))
    ratio = statistics.median(busy / idle for idle, busy, _ in pairs)
    print(f"\n{count} companies, rebuilt {REBUILDS} times, {answered} requests answered meanwhile, none failed")
    print(f"p99 at rest {rest * 1e3:.2f} ms, during a rebuild {during * 1e3:.2f} ms: ratio {ratio:.2f} (at most 2)")
    print(f"a rebuild under load takes {builds:.1f} s")
    print(f"memory {before[0]:.0f} → {after[0]:.0f} MB, descriptors {before[1]} → {after[1]}")


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


class Service:
    """The service as a process of its own."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self._process, self.port = process, port

    def footprint(self) -> tuple[float, int]:
        """Resident memory in MB, and open descriptors."""
        process = psutil.Process(self._process.pid)
        return process.memory_info().rss / 1e6, process.num_fds()

    def next_build(self, after: float) -> tuple[float, float]:
        """When the first build that begins after a moment ended, and how many seconds it took."""
        until = time.time() + MOST_S
        while time.time() < until:
            time.sleep(0.5)
            lines = fetch(self.port, "/metrics")[0].decode().splitlines()
            metrics = dict(line.rsplit(" ", 1) for line in lines if line.startswith("cci_directory_"))
            ended = time.time() - float(metrics["cci_directory_age_seconds"])
            build_s = float(metrics["cci_directory_build_seconds"])
            if ended - build_s > after:
                return ended, build_s
        raise SystemExit(f"no rebuild within {MOST_S:.0f} s")


@contextmanager
def service(url: str) -> Iterator[Service]:
    """The running service on the database."""
    environment = os.environ | {"CCI_DATABASE_URL": url, "CCI_PORT": "0"}
    command = [sys.executable, "-m", "cci_core", "api"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)
    try:
        port = wait_for_port(process)
        os.sched_setaffinity(process.pid, {min(os.sched_getaffinity(0))})
        threading.Thread(target=drain, args=(process,), daemon=True).start()
        wait_until_ready(port)
        yield Service(process, port)
    finally:
        process.terminate()
        process.wait(20)


def wait_for_port(process: subprocess.Popen[str]) -> int:
    """The port that the service says it listens on."""
    for line in process.stderr or ():
        event = json.loads(line)
        if event["event"] == "listening":
            return int(event["port"])
    raise SystemExit("the service did not start")


def drain(process: subprocess.Popen[str]) -> None:
    """Read the log, so that its pipe never fills."""
    for _ in process.stderr or ():
        pass


def wait_until_ready(port: int) -> None:
    """Wait for the first directory."""
    for _ in range(600):
        with suppress(HTTPError):
            fetch(port, "/readyz")
            return
        time.sleep(0.1)
    raise SystemExit("the service was not ready within a minute")


class BareHandler:
    """A bare aiohttp handler on uvloop, in a process of its own."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe
        self.port: int = pipe.recv()

    def answer(self, wire_bytes: int, status: int) -> None:
        """Answer with that status, and so many bytes in all that the wire carries as much as from the service."""
        self._pipe.send((1, status))
        self._pipe.recv()
        spare = wire_bytes - wire_size(self.port, get("/")) + 1
        self._pipe.send((max(spare, 0), status))
        self._pipe.recv()


@contextmanager
def bare_handler() -> Iterator[BareHandler]:
    """The running handler."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=serve_bare, args=(theirs,), daemon=True)
    process.start()
    try:
        yield BareHandler(ours)
    finally:
        process.terminate()
        process.join()


def serve_bare(pipe: Pipe) -> None:
    """Run the bare handler until terminated."""
    pin(0)
    uvloop.run(_serve_bare(pipe))


async def _serve_bare(pipe: Pipe) -> None:
    body, status = b"", 200

    async def handle(_request: web.Request) -> web.Response:
        return web.Response(status=status, body=body, content_type="application/json")

    app = web.Application()
    app.router.add_get("/", handle)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    pipe.send(runner.addresses[0][1])
    while True:
        size, status = await asyncio.to_thread(pipe.recv)
        body = b"x" * size if status == 200 else b""
        pipe.send(True)


def wire_size(port: int, request: bytes) -> int:
    """The bytes of one whole answer."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(request.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
        return sum(map(len, iter(lambda: connection.recv(65536), b"")))


def fetch(port: int, path: str) -> tuple[bytes, dict[str, str]]:
    """The body and the headers of one answer."""
    with urlopen(f"http://127.0.0.1:{port}{path}") as answer:
        return answer.read(), dict(answer.headers)


if __name__ == "__main__":
    main()
