"""Loops that rest."""

import asyncio
import time

from cci_core import pacing
from cci_core.pacing import gently, paced


def test_without_asking_the_items_are_left_alone():
    items = [1, 2, 3]
    assert paced(items) is items


async def test_asking_reaches_the_threads_started_from_there(monkeypatch):
    rests: list[float] = []
    monkeypatch.setattr(pacing.time, "sleep", rests.append)

    def work() -> list[int]:
        until = time.perf_counter() + 0.01
        return [item for item in paced(range(3)) if busy(until)]

    with gently():
        assert await asyncio.to_thread(work) == [0, 1, 2]
    assert rests
    assert await asyncio.to_thread(paced, "abc") == "abc"


def busy(until: float) -> bool:
    while time.perf_counter() < until:
        pass
    return True
