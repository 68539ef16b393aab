import asyncio
import gc
from contextlib import suppress
from datetime import date

import msgspec
import pytest

from cci_core.directory import DirectoryKeeper
from cci_core.errors import CciError
from cci_core.methodology import load_methodology
from cci_core.storage import Store, companies
from fixtures.catalogue import invented

METHODOLOGY = load_methodology()


def keeper_of(store: Store, days: list[date]) -> DirectoryKeeper:
    return DirectoryKeeper(store, METHODOLOGY, lambda: days[-1], poll_s=0.05)


async def test_directory_is_rebuilt_only_when_data_or_day_change(store: Store) -> None:
    days = [date(2026, 11, 24)]
    keeper = keeper_of(store, days)
    assert await keeper.refresh() is True
    assert await keeper.refresh() is False
    await store.write(lambda connection: companies.put(connection, invented()))
    assert await keeper.refresh() is True
    days.append(date(2026, 11, 25))
    assert await keeper.refresh() is True


async def test_old_directory_stays_as_it_was(store: Store) -> None:
    keeper = keeper_of(store, [date(2026, 11, 24)])
    await keeper.refresh()
    old = keeper.current
    await store.write(lambda connection: companies.put(connection, invented()))
    await keeper.refresh()
    assert old is not None
    assert old.entries == ()
    assert keeper.current is not old


async def test_running_keeper_serves_a_change_made_elsewhere(store: Store) -> None:
    other = await Store.open(store.url)
    keeper = keeper_of(store, [date(2026, 11, 24)])
    running = asyncio.create_task(keeper.run())
    first = await asyncio.wait_for(keeper.ready(), 5)
    await other.write(lambda connection: companies.put(connection, invented()))
    after = await asyncio.wait_for(keeper.next_after(first.version), 2)
    assert "zorblax" in after.by_slug
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    await other.close()


async def test_evidence_that_the_methodology_does_not_know_is_said_once_and_plainly(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    await store.write(lambda connection: companies.put(connection, invented("first", 1)))
    await store.write(lambda connection: companies.put(connection, invented("second", 1)))
    other = msgspec.structs.replace(METHODOLOGY, sub_factors=())
    with pytest.raises(CciError, match="market-power"):
        await DirectoryKeeper(store, other, lambda: date(2026, 11, 24)).refresh()
    await store.close()
    gc.collect()
    assert not caplog.records


async def test_database_that_goes_away_leaves_the_last_good_directory(store: Store) -> None:
    keeper = keeper_of(store, [date(2026, 11, 24)])
    await keeper.refresh()
    good = keeper.current
    running = asyncio.create_task(keeper.run())
    await store.close()
    await asyncio.sleep(0.2)
    assert keeper.current is good
    assert not running.done()
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    await store.close()
