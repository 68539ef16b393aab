"""A load generator in a process of its own: keeps connections busy and notes how long each answer took."""

import asyncio
import multiprocessing
import os
from array import array
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from time import perf_counter, time
from typing import NamedTuple

import uvloop


class Run(NamedTuple):
    """What to ask, what status to expect, for how long at most and over how many connections."""

    port: int
    requests: list[bytes]
    status: int = 200
    seconds: float = 1.0
    connections: int = 32


class Measured(NamedTuple):
    """Each answer's moment (seconds since the epoch) and the seconds it took; `failed` must be 0."""

    elapsed_s: float
    moments: "array[float]"
    took: "array[float]"
    failed: int

    @property
    def per_second(self) -> float:
        """Answers a second."""
        return len(self.took) / self.elapsed_s

    def p99_between(self, first: float, last: float) -> float:
        """The 99th percentile of the answers between two moments."""
        chosen = sorted(s for at, s in zip(self.moments, self.took, strict=True) if first <= at <= last)
        return chosen[len(chosen) * 99 // 100]


def get(path: str, **headers: str) -> bytes:
    """A GET request as bytes; header names have `_` for `-`."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


class Asker(asyncio.Protocol):
    """One connection that asks again as soon as it is answered."""

    def __init__(self, requests: list[bytes], status: int, note: Callable[[float], None]) -> None:
        self._requests, self._note = requests, note
        self._start = f"HTTP/1.1 {status} ".encode()
        self._turn = 0
        self._buffer = bytearray()
        self._missing = 0
        self._sent = 0.0
        self.failed = 0
        self.stopping = False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        if self._missing:
            self._missing -= len(data)
        else:
            self._buffer += data
            self._read_head()
        if self._missing == 0 and not self._buffer:
            self._note(perf_counter() - self._sent)
            self._ask()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.stopping:
            self.failed += 1

    def close(self) -> None:
        self.stopping = True
        self._transport.close()

    def _ask(self) -> None:
        if self.stopping:
            return
        request = self._requests[self._turn % len(self._requests)]
        self._turn += 1
        self._sent = perf_counter()
        self._transport.write(request)

    def _read_head(self) -> None:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return
        if not self._buffer.startswith(self._start):
            self.failed += 1
        at = self._buffer.find(b"Content-Length: ", 0, end)
        length = int(self._buffer[at + 16 : self._buffer.index(b"\r", at)]) if at >= 0 else 0
        self._missing = length - (len(self._buffer) - end - 4)
        self._buffer.clear()


async def load(pipe: Connection, run: Run) -> Measured:
    """Ask as the run says, or until something comes through the pipe."""
    loop = asyncio.get_running_loop()
    took, moments = array("d"), array("d")

    def note(seconds: float) -> None:
        took.append(seconds)
        moments.append(time())

    askers = [Asker(run.requests, run.status, note) for _ in range(run.connections)]
    started = perf_counter()
    for asker in askers:
        await loop.create_connection(lambda asker=asker: asker, "127.0.0.1", run.port)
    stopped = asyncio.Event()
    loop.add_reader(pipe.fileno(), stopped.set)
    with suppress(TimeoutError):
        await asyncio.wait_for(stopped.wait(), run.seconds)
        pipe.recv()
    loop.remove_reader(pipe.fileno())
    os.set_blocking(pipe.fileno(), True)
    elapsed_s = perf_counter() - started
    measured = took[:], moments[:]
    for asker in askers:
        asker.close()
    await asyncio.sleep(0.01)
    return Measured(elapsed_s, measured[1], measured[0], sum(asker.failed for asker in askers))


class Generator:
    """The load generator as a process on the last core."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()

    def run(self, run: Run) -> Measured:
        """The measurement of one whole run."""
        self.begin(run)
        return self.result()

    def begin(self, run: Run) -> None:
        """Start a run; `result` waits for its end, `stop` ends it."""
        self._pipe.send(run)

    def result(self) -> Measured:
        """The measurement of the run that was begun."""
        measured: Measured = self._pipe.recv()
        return measured

    def stop(self) -> Measured:
        """The measurement of the run that was begun, ended now."""
        self._pipe.send(None)
        return self.result()

    def close(self) -> None:
        """End the process."""
        self._process.terminate()
        self._process.join()


def pin(core: int) -> None:
    """Keep this process on one core, where the system lets it choose."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[core % len(cores)]})


def _serve(pipe: Connection) -> None:
    pin(-1)
    while True:
        pipe.send(uvloop.run(load(pipe, pipe.recv())))
