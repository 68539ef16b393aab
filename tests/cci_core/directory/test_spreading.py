"""A change made through one store reaches the directories of others."""

import asyncio
from contextlib import suppress
from datetime import date

import pytest

from cci_core.directory import DirectoryKeeper
from cci_core.methodology import load_methodology
from cci_core.storage import Store, companies
from fixtures.catalogue import invented

pytestmark = pytest.mark.alone

TODAY = date(2026, 11, 24)
SLOW_POLL_S = 3600.0


async def put(store: Store, slug: str) -> int:
    return await store.write(lambda connection: companies.put(connection, invented(slug, 1)))


async def seen(keeper: DirectoryKeeper, revision: int) -> None:
    while keeper.current is None or keeper.current.version.revision < revision:
        await keeper.next_after(keeper.current and keeper.current.version)


async def test_two_hundred_changes_are_each_seen_by_the_other_within_two_seconds(store: Store) -> None:
    other = await Store.open(store.url)
    pairs = ((store, other), (other, store))
    sides = [(one, DirectoryKeeper(two, load_methodology(), lambda: TODAY, poll_s=0.1)) for one, two in pairs]
    running = [asyncio.create_task(keeper.run()) for _, keeper in sides]
    await asyncio.gather(*(keeper.ready() for _, keeper in sides))
    for number in range(200):
        writer, keeper = sides[number % 2]
        revision = await put(writer, f"z{number % 7}")
        await asyncio.wait_for(seen(keeper, revision), 2)
    await stop(running)
    await other.close()


@pytest.mark.postgres
async def test_a_change_is_heard_without_polling(postgres_store: Store) -> None:
    keeper = DirectoryKeeper(postgres_store, load_methodology(), lambda: TODAY, poll_s=SLOW_POLL_S)
    running = [asyncio.create_task(keeper.run())]
    await keeper.ready()
    await asyncio.wait_for(seen(keeper, await put(postgres_store, "zorblax")), 2)
    await stop(running)


@pytest.mark.postgres
async def test_a_lost_listener_connects_again(postgres_store: Store) -> None:
    async with postgres_store.listening() as changes:
        await changes.pause(SLOW_POLL_S)
        assert changes.connected
        await postgres_store.write(end_other_connections)
        await asyncio.sleep(0.2)
        assert not changes.connected
        await asyncio.wait_for(changes.pause(SLOW_POLL_S), 10)
        assert changes.connected


async def test_sqlite_tells_of_nothing_and_is_polled(sqlite_store: Store) -> None:
    async with sqlite_store.listening() as changes:
        await asyncio.wait_for(changes.pause(0.01), 2)
        assert not changes.connected


def end_other_connections(connection: object) -> None:
    connection.exec_driver_sql(  # type: ignore[attr-defined]
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%%'"
    )


async def stop(running: list[asyncio.Task[None]]) -> None:
    for task in running:
        task.cancel()
    for task in running:
        with suppress(asyncio.CancelledError):
            await task
