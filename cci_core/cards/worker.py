"""Drawing in a process of its own: the renderer holds the interpreter while it works, and a crash must stay outside."""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TypeVar

from cci_core.cards.card import Card
from cci_core.cards.draw import card_svg, png
from cci_core.cards.job import Job, drawn
from cci_core.cards.typeface import FontStack, with_extra_fonts
from cci_core.errors import Unavailable

A = TypeVar("A")
P = TypeVar("P")

TIMEOUT_S = 20.0
NICENESS = 10
"""Drawing takes what answering leaves over."""


class Worker:
    """Draws in child processes, each one picture at a time; they are started when needed and replaced when one dies."""

    def __init__(self, extra_fonts: Path | None = None, processes: int = 1) -> None:
        self.processes = processes
        self._extra_fonts = extra_fonts
        self._pool: ProcessPoolExecutor | None = None

    async def draw(self, job: Job) -> bytes:
        """The picture; `Unavailable` where the child died or took too long over it."""
        return await self._made(_draw, job)

    async def draw_forms(self, card: Card) -> tuple[bytes, bytes]:
        """The card as SVG and as PNG, laid out once; `Unavailable` as for one picture."""
        return await self._made(_draw_forms, card)

    async def _made(self, make: Callable[[A], P], asked: A) -> P:
        pool = self._running()
        try:
            async with asyncio.timeout(TIMEOUT_S):
                return await asyncio.get_running_loop().run_in_executor(pool, make, asked)
        except (BrokenProcessPool, TimeoutError) as error:
            if self._pool is pool:
                self.stop()
            raise Unavailable("this card could not be drawn; try again later") from error

    def stop(self) -> None:
        """End the children, whatever they are doing."""
        pool, self._pool = self._pool, None
        if pool is None:
            return
        # The executor itself can only wait for its children; one that hangs has to be ended from outside.
        children = list((pool._processes or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for child in children:
            child.kill()

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Spawned, not forked: the parent has threads and an event loop that a fork would copy half.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(
                self.processes, mp_context=context, initializer=_start, initargs=(self._extra_fonts,)
            )
        return self._pool


class _Child:
    """What the child process holds."""

    stack: FontStack


def _start(extra_fonts: Path | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(NICENESS)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _Child.stack = with_extra_fonts(extra_fonts)


def _end_with_parent() -> None:
    """A parent that is killed outright can tell its child nothing, so the child watches."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _draw(job: Job) -> bytes:
    return drawn(job, _Child.stack)


def _draw_forms(card: Card) -> tuple[bytes, bytes]:
    svg = card_svg(card, stack=_Child.stack)
    return svg.encode(), png(svg, stack=_Child.stack)
