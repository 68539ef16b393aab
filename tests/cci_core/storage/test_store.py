import asyncio
import time
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Connection, insert, select

from cci_core.errors import Unavailable
from cci_core.storage import Store, companies
from cci_core.storage.revisions import revision
from cci_core.storage.tables import facts
from fixtures.catalogue import invented


def note(name: str) -> object:
    return lambda connection: connection.execute(insert(facts).values(name=name, value="1"))


def names(connection: Connection) -> set[str]:
    return set(connection.execute(select(facts.c.name)).scalars()) - {"release"}


async def test_company_comes_back_as_it_was_put(store: Store) -> None:
    company = invented("zorblax", 10, -20)
    await store.write(lambda connection: companies.put(connection, company))
    assert await store.read(lambda connection: companies.get(connection, "zorblax")) == company


async def test_unknown_company_is_none(store: Store) -> None:
    assert await store.read(lambda connection: companies.get(connection, "nobody")) is None


async def test_every_change_raises_the_revision(store: Store) -> None:
    assert await store.read(revision) == 0
    await store.write(lambda connection: companies.put(connection, invented()))
    assert await store.read(revision) == 1
    await store.write(lambda connection: companies.put(connection, invented("zorblax", 5)))
    assert await store.read(revision) == 2


async def test_failed_write_leaves_nothing_behind(store: Store) -> None:
    def fails(connection: Connection) -> None:
        companies.put(connection, invented())
        raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        await store.write(fails)
    assert await store.read(companies.count) == 0
    assert await store.read(revision) == 0


async def test_a_write_that_fails_at_any_statement_leaves_old_or_new(store: Store) -> None:
    """Raise at every n-th statement of a change: the old state stays, until the change gets through."""
    before = invented("zorblax", 1, 2)
    await store.write(lambda connection: companies.put(connection, before))
    after = invented("zorblax", 3, 4, 5)
    for limit in count(1):
        left = [limit]
        try:
            await store.write(lambda connection, left=left: companies.put(Failing(connection, left), after))
        except Interrupted:
            assert await store.read(lambda connection: companies.get(connection, "zorblax")) == before
            continue
        break
    assert limit > 4
    assert await store.read(lambda connection: companies.get(connection, "zorblax")) == after


class Interrupted(Exception):
    pass


class Failing:
    """A connection that stops working after a number of statements."""

    def __init__(self, connection: Connection, left: list[int]) -> None:
        self._connection, self._left, self.dialect = connection, left, connection.dialect

    def execute(self, *arguments: object) -> object:
        self._left[0] -= 1
        if self._left[0] == 0:
            raise Interrupted
        return self._connection.execute(*arguments)  # type: ignore[arg-type]


async def test_rollback_of_one_task_keeps_the_commit_of_another(store: Store) -> None:
    async def fail(number: int) -> None:
        def change(connection: Connection) -> None:
            note(f"bad{number}")(connection)  # type: ignore[operator]
            raise ValueError

        with pytest.raises(ValueError):
            await store.write(change)

    good = [store.write(note(f"good{number}")) for number in range(40)]  # type: ignore[arg-type]
    await asyncio.gather(*good, *(fail(number) for number in range(40)))
    assert await store.read(names) == {f"good{number}" for number in range(40)}


async def test_cancelled_writer_leaves_a_whole_change_and_a_usable_store(store: Store) -> None:
    for number in range(30):
        task = asyncio.create_task(store.write(note(f"a{number}")))  # type: ignore[arg-type]
        await asyncio.sleep(0.0005 * (number % 5))
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await store.write(note("last"))  # type: ignore[arg-type]
    assert "last" in await store.read(names)


async def test_unfinished_writes_are_completed_by_close(database_url: str) -> None:
    store = await Store.open(database_url)
    task = asyncio.create_task(store.write(note("late")))  # type: ignore[arg-type]
    await asyncio.sleep(0)
    await asyncio.gather(store.close(), task)
    store = await Store.open(database_url)
    assert await store.read(names) == {"late"}
    await store.close()


async def test_two_stores_on_one_database_write_without_losing_anything(database_url: str) -> None:
    one, two = await Store.open(database_url), await Store.open(database_url)
    writes = [
        store.write(note(f"{name}{number}"))  # type: ignore[arg-type]
        for number in range(100)
        for name, store in (("one", one), ("two", two))
    ]
    await asyncio.gather(*writes)
    assert len(await one.read(names)) == 200
    await one.close()
    await two.close()


async def test_foreign_keys_hold(store: Store) -> None:
    with pytest.raises(Unavailable, match=r"(?i)foreign key"):
        await store.write(lambda connection: companies.put(connection, invented(owner="nobody")))
    assert await store.read(companies.count) == 0


async def test_sqlite_reader_cannot_write(tmp_path: Path) -> None:
    store = await Store.open(f"sqlite:///{tmp_path / 'cci.db'}")
    with pytest.raises(Unavailable, match="readonly"):
        await store.read(note("x"))  # type: ignore[arg-type]
    await store.close()


async def test_scan_leaves_the_event_loop_free(store: Store) -> None:
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    ticking = asyncio.create_task(tick())
    await store.scan(lambda _connection: time.sleep(0.3))
    ticking.cancel()
    assert ticks >= 5


async def test_some_companies_come_with_their_evidence_in_its_order(store: Store) -> None:
    wanted = [invented("zorblax", 5, -7, 9), invented("acme")]
    for company in (*wanted, invented("brillo", 1)):
        await store.write(lambda connection, company=company: companies.put(connection, company))
    found = await store.read(lambda connection: companies.some(connection, ["zorblax", "acme", "nobody"]))
    assert found == {company.slug: company for company in wanted}
    assert await store.read(lambda connection: companies.some(connection, [])) == {}
