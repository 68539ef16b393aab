import asyncio
import os
import signal

import pytest

from cci_core.cards import card_svg, png
from cci_core.cards.worker import Worker
from cci_core.errors import Unavailable


async def test_several_processes_draw_what_one_draws(make_card):
    cards = [make_card(name) for name in ("one", "two", "three", "four")]
    worker = Worker(processes=2)

    forms = await asyncio.gather(*(worker.draw_forms(card) for card in cards))
    started = len(worker._pool._processes)
    worker.stop()

    assert started == 2
    assert forms == [(card_svg(card).encode(), png(card_svg(card))) for card in cards]


async def test_children_end_when_stopped_in_the_middle_of_their_work(make_card):
    worker = Worker(processes=2)
    await asyncio.gather(*(worker.draw_forms(make_card(name)) for name in ("a", "b")))
    children = list(worker._pool._processes.values())
    asked = asyncio.gather(*(worker.draw_forms(make_card(f"n{number}")) for number in range(8)), return_exceptions=True)
    await asyncio.sleep(0.02)

    worker.stop()
    await asked

    async with asyncio.timeout(10):
        while any(child.is_alive() for child in children):
            await asyncio.sleep(0.05)


async def test_death_of_one_process_costs_what_was_asked_and_nothing_later(make_card):
    worker = Worker(processes=2)
    await worker.draw_forms(make_card("warm"))
    asked = asyncio.gather(*(worker.draw_forms(make_card(f"n{number}")) for number in range(4)), return_exceptions=True)
    await asyncio.sleep(0)
    os.kill(next(iter(worker._pool._processes)), signal.SIGKILL)

    assert any(isinstance(each, Unavailable) for each in await asked)
    assert await worker.draw_forms(make_card("again"))
    worker.stop()


@pytest.mark.parametrize("processes", [1, 3])
def test_nothing_is_started_before_something_is_asked(processes):
    assert Worker(processes=processes)._pool is None
