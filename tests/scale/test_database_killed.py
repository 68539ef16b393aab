"""PostgreSQL is killed under load: reads go on, writes fail clearly and resume, nothing acknowledged is lost."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

import pytest

from cci_core.directory import DirectoryKeeper
from cci_core.errors import Unavailable
from cci_core.methodology import load_methodology
from cci_core.storage import Store, companies
from fixtures.catalogue import invented
from fixtures.postgres import PostgresServer, postgres_server

pytestmark = pytest.mark.postgres

KILLS = 5
WRITERS = 4


@pytest.fixture
def own_server() -> Iterator[PostgresServer]:
    """A server that no other test uses."""
    with postgres_server() as server:
        yield server


class Load:
    """Writers that keep a ledger of what was acknowledged, and a reader that never stops."""

    def __init__(self, store: Store, keeper: DirectoryKeeper) -> None:
        self.acknowledged: set[str] = set()
        self.refusals: list[str] = []
        self.reads = 0
        self._store, self._keeper = store, keeper

    async def write(self, writer: int) -> None:
        number = 0
        while True:
            number += 1
            company = invented(f"w{writer}-{number}", 1)
            try:
                await self._store.write(lambda connection, company=company: companies.put(connection, company))
            except Unavailable as error:
                self.refusals.append(str(error))
                await asyncio.sleep(0.05)
            else:
                self.acknowledged.add(company.slug)

    async def read(self) -> None:
        while True:
            directory = await self._keeper.ready()
            assert directory.by_slug["zorblax"].score is not None
            self.reads += 1
            await asyncio.sleep(0.002)


async def test_killed_database_loses_nothing_acknowledged(own_server: PostgresServer) -> None:
    store = await Store.open(own_server.create_database("killed"))
    await store.write(lambda connection: companies.put(connection, invented("zorblax", 5)))
    keeper = DirectoryKeeper(store, load_methodology(), lambda: date(2026, 11, 24), poll_s=0.2)
    load = Load(store, keeper)
    tasks = [asyncio.create_task(keeper.run()), asyncio.create_task(load.read())]
    await keeper.ready()
    tasks += [asyncio.create_task(load.write(writer)) for writer in range(WRITERS)]
    for _ in range(KILLS):
        await outage(own_server, load)
    await stop(tasks)
    await store.close()
    kept = await digests_of(own_server.url("killed"))
    assert load.acknowledged - kept.keys() == set()
    assert all("database postgresql://" in refusal and "try again" in refusal for refusal in load.refusals)


async def digests_of(url: str) -> dict[str, bytes]:
    store = await Store.open(url)
    kept = await store.read(companies.digests)
    await store.close()
    return kept


async def outage(server: PostgresServer, load: Load) -> None:
    """Kill the server under load, watch reads go on and writes fail, start it again and wait for writes."""
    await eventually(grows(lambda: len(load.acknowledged)))
    await asyncio.to_thread(server.kill)
    before = len(load.acknowledged)
    refusing, reading = grows(lambda: len(load.refusals)), grows(lambda: load.reads)
    await eventually(refusing)
    await eventually(reading)
    assert len(load.acknowledged) == before
    await asyncio.to_thread(server.start)
    await eventually(grows(lambda: len(load.acknowledged)))


def grows(count: object) -> object:
    """Whether the count has become larger by ten since now."""
    before = count()  # type: ignore[operator]
    return lambda: count() >= before + 10  # type: ignore[operator]


async def eventually(condition: object) -> None:
    async with asyncio.timeout(20):
        while not condition():  # type: ignore[operator]
            await asyncio.sleep(0.02)


async def stop(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    for task in tasks:
        with suppress(asyncio.CancelledError):
            await task
