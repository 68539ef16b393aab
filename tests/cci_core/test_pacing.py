"""Loops that rest, and end with whoever started them."""

import asyncio
import threading
import time
from collections.abc import Iterator
from itertools import count

import pytest

from cci_core import pacing as room
from cci_core.pacing import Abandoned, paced, pacing


def test_outside_pacing_the_items_are_left_alone():
    items = [1, 2, 3]
    assert paced(items) is items


async def test_threads_started_inside_rest_and_others_do_not(monkeypatch):
    rests: list[float] = []
    monkeypatch.setattr(room.time, "sleep", rests.append)
    with pacing(rest_s=0.25):
        assert await asyncio.to_thread(lambda: list(paced(slow_items()))) == [0, 1, 2]
    assert set(rests) == {0.25}
    rests.clear()
    assert await asyncio.to_thread(lambda: list(paced(slow_items()))) == [0, 1, 2]
    assert not rests


async def test_a_loop_ends_when_its_starter_is_cancelled():
    ended, started = threading.Event(), threading.Event()

    def endless() -> None:
        try:
            for _ in paced(count()):
                started.set()
        except Abandoned:
            ended.set()

    async def start() -> None:
        with pacing():
            await asyncio.to_thread(endless)

    task = asyncio.create_task(start())
    await asyncio.to_thread(started.wait, 5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await asyncio.to_thread(ended.wait, 5)


def slow_items() -> Iterator[int]:
    for item in range(3):
        until = time.perf_counter() + 1.5 * room.WORK_S
        while time.perf_counter() < until:
            pass
        yield item
