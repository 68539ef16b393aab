"""The service and a bare aiohttp handler, each as a process of its own on the first core."""

import asyncio
import json
import multiprocessing
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection as Pipe
from urllib.error import HTTPError
from urllib.request import urlopen

import psutil
import uvloop
from aiohttp import web

from benchmarks.http_load import get, pin

MOST_S = 120.0
"""A rebuild that takes longer has failed."""


class Service:
    """The service as a process of its own."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self._process, self.port = process, port

    def footprint(self) -> tuple[float, int]:
        """Resident memory in MB, and open descriptors."""
        process = psutil.Process(self._process.pid)
        return process.memory_info().rss / 1e6, process.num_fds()

    def settle(self) -> None:
        """Wait until the process has nothing more to do, such as writing the badge index of the last rebuild."""
        process = psutil.Process(self._process.pid)
        process.cpu_percent()
        for _ in range(60):
            time.sleep(1)
            if process.cpu_percent() < 10:
                return

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
