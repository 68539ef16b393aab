import asyncio
import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from cci_core.cards import CardStudio, alt_text, card_svg, png
from cci_core.cards.job import Job
from cci_core.cards.shelf import FolderShelf, Shelf
from cci_core.errors import InvalidInput, Unavailable


def child_of(studio: CardStudio) -> int:
    pool = studio._worker._pool
    assert pool is not None
    return next(iter(pool._processes))


async def test_a_studio_draws_what_the_pure_functions_draw(make_card):
    card = make_card()

    async with CardStudio() as studio:
        picture = await studio.card(card)
        svg = await studio.card(card, "square", "dark", kind="svg")

    assert picture.body == png(card_svg(card))
    assert svg.body.decode() == card_svg(card, "square", "dark")


async def test_the_same_content_is_drawn_once_and_has_the_same_address(make_card):
    async with CardStudio() as studio:
        first, second = await asyncio.gather(studio.card(make_card()), studio.card(make_card()))
        other = await studio.card(make_card("Other"))

    assert first.digest == second.digest != other.digest
    assert first.body is second.body


async def test_a_crash_of_the_worker_costs_one_card(make_card):
    async with CardStudio() as studio:
        await studio.card(make_card("warm"))
        os.kill(child_of(studio), signal.SIGSTOP)
        struck = asyncio.create_task(studio.card(make_card("struck")))
        waiting = asyncio.create_task(studio.card(make_card("waiting")))
        await asyncio.sleep(0.1)
        os.kill(child_of(studio), signal.SIGKILL)

        with pytest.raises(Unavailable):
            await struck
        assert (await waiting).body == png(card_svg(make_card("waiting")))
        assert (await studio.card(make_card("struck"))).body


async def test_a_worker_that_hangs_is_replaced(make_card, monkeypatch):
    async with CardStudio() as studio:
        await studio.card(make_card("warm"))
        os.kill(child_of(studio), signal.SIGSTOP)
        monkeypatch.setattr("cci_core.cards.worker.TIMEOUT_S", 0.2)
        with pytest.raises(Unavailable):
            await studio.card(make_card("stuck"))
        monkeypatch.undo()

        assert (await studio.card(make_card("stuck"))).body


ORPHANING = """
import asyncio, os, signal
from cci_core.cards.worker import Worker

async def main():
    worker = Worker()
    pool = worker._running()
    await asyncio.wrap_future(pool.submit(int))
    print(*pool._processes, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)

if __name__ == "__main__":
    asyncio.run(main())
"""


def test_the_child_ends_when_its_parent_is_killed(tmp_path):
    script = tmp_path / "orphaning.py"
    script.write_text(ORPHANING)

    told = subprocess.run([sys.executable, script], capture_output=True, text=True, timeout=60, check=False)

    child = int(told.stdout)
    for _ in range(100):
        if not psutil.pid_exists(child) or psutil.Process(child).status() == psutil.STATUS_ZOMBIE:
            return
        time.sleep(0.1)
    os.kill(child, signal.SIGKILL)
    pytest.fail("the child outlived its parent by ten seconds")


async def test_more_than_may_wait_are_refused(make_card):
    async with CardStudio(max_waiting=2) as studio:
        names = ("a", "b", "c")
        results = await asyncio.gather(*(studio.card(make_card(name)) for name in names), return_exceptions=True)

    assert [type(each) for each in results].count(Unavailable) == 1


async def test_who_leaves_early_takes_nothing_from_the_others(make_card):
    async with CardStudio() as studio:
        leaving = asyncio.create_task(studio.card(make_card()))
        staying = asyncio.create_task(studio.card(make_card()))
        await asyncio.sleep(0)
        leaving.cancel()

        assert (await staying).body


async def test_a_wrong_number_of_companies_is_the_callers_mistake(make_card):
    async with CardStudio() as studio:
        with pytest.raises(InvalidInput):
            await studio.compare([make_card(slug=slug) for slug in "abcde"])


async def test_pictures_outlive_the_process_in_a_folder(make_card, tmp_path):
    async with CardStudio(folder=tmp_path) as studio:
        drawn = await studio.card(make_card())
    async with CardStudio(folder=tmp_path) as studio:
        again = await studio.card(make_card())
        assert studio._worker._pool is None

    assert again == drawn


def test_memory_holds_no_more_than_its_bound():
    shelf = Shelf(100)
    for number in range(10):
        shelf.put(str(number), bytes(30))
        shelf.get("0")

    assert shelf.size <= 100
    assert shelf.get("9") is not None
    assert shelf.get("0") is not None
    assert shelf.get("1") is None
    shelf.put("big", bytes(101))
    assert shelf.get("big") is None


def test_a_folder_lets_go_of_its_oldest_pictures(tmp_path):
    shelf = FolderShelf(tmp_path, 50)
    for number in range(4):
        shelf.put(str(number), bytes(30))
        os.utime(tmp_path / str(number), (number, number))

    shelf.tidy()

    assert [path.name for path in tmp_path.iterdir()] == ["3"]


def test_a_folder_that_cannot_be_used_costs_no_card(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    shelf = FolderShelf(blocked, 50)

    shelf.put("a", b"picture")
    shelf.tidy()

    assert shelf.get("a") is None


def test_the_address_changes_with_every_part_of_the_job(make_card):
    card = make_card()
    jobs = [
        Job((card,)),
        Job((card,), "square"),
        Job((card,), theme="dark"),
        Job((card,), kind="svg"),
        Job((card, card)),
    ]

    assert len({job.digest() for job in jobs}) == len(jobs)
    assert alt_text(card)
