import os
import random
import subprocess
import sys
from collections.abc import AsyncIterator
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Connection, Table, insert, select

from cci_core.errors import InvalidInput, Unavailable
from cci_core.exchange.starting import open_catalogue
from cci_core.methodology import load_methodology
from cci_core.moving import move
from cci_core.storage import Store, companies, facts, whole
from cci_core.storage.revisions import revision
from cci_core.storage.tables import alerts, asked, reports, watch_places, watches
from fixtures.catalogue import invented
from fixtures.postgres import PostgresServer

_numbers = count()


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
async def target(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Store]:
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'target.db'}"
    else:
        server: PostgresServer = request.getfixturevalue("postgres")
        url = server.create_database(f"target_{next(_numbers)}", "LOCALE_PROVIDER icu ICU_LOCALE 'en-US'")
    opened = await Store.open(url)
    yield opened
    await opened.close()


@pytest.fixture
async def filled(store: Store) -> Store:
    await store.write(fill)
    return store


def fill(connection: Connection) -> None:
    """Something in every table."""
    chance = random.Random(3)
    slugs = [f"z{number}" for number in range(400)] + ["a-b", "a0", "ab"]
    chance.shuffle(slugs)
    for slug in slugs:
        companies.put(connection, invented(slug, *range(chance.randrange(3))))
    companies.put(connection, invented("a0", 7, owner="z399"))
    facts.put(connection, "colour", "blue \\ \t ü")
    connection.execute(insert(asked).values(guild="1", company="z1", times=3))
    report = {
        "id": "r1",
        "received_at": "2025-04-20T12:00:00Z",
        "state": "open",
        "kind": "dispute",
        "text": "a\tb\\N\n",
    }
    connection.execute(insert(reports).values(**report))
    place = {"place": "p", "guild": None, "language": "de", "daily": True, "due_at": 0.1 + 0.2, "failures": 0}
    connection.execute(insert(watch_places).values(**place))
    watch = {"place": "p", "company": "z1", "points": 1.5, "tier": "objector", "score": -0.1, "revision": 2}
    connection.execute(insert(watches).values(**watch, day=date(2025, 4, 20)))
    for number in range(300):
        connection.execute(insert(alerts).values(place="p", record=f"{number}"))


def everything(connection: Connection) -> dict[str, str]:
    return {table.name: whole.checksum(connection, table) for table in whole.moving_tables()}


async def test_everything_arrives(filled: Store, target: Store) -> None:
    moved = await move(filled, target)
    assert moved.rows["companies"] == 403
    assert moved.rows["alerts"] == 300
    assert await filled.scan(everything) == await target.scan(everything)
    assert await target.read(lambda connection: companies.get(connection, "a0")) == invented("a0", 7, owner="z399")


async def test_revision_goes_on_above_the_old_one(filled: Store, target: Store) -> None:
    await move(filled, target)
    assert await target.read(revision) == await filled.read(revision) + 1


async def test_numbers_go_on_after_those_that_arrived(filled: Store, target: Store) -> None:
    await move(filled, target)
    await target.write(lambda connection: connection.execute(insert(alerts).values(place="p", record="new")))
    numbers = await target.read(lambda connection: list(connection.execute(select(alerts.c.id)).scalars()))
    assert len(set(numbers)) == 301


async def test_there_and_back_is_the_same(filled: Store, target: Store, tmp_path: Path) -> None:
    await move(filled, target)
    back = await Store.open(f"sqlite:///{tmp_path / 'back.db'}")
    await move(target, back)
    assert await back.scan(everything) == await filled.scan(everything)
    await back.close()


async def test_target_that_holds_something_is_refused(filled: Store, target: Store) -> None:
    await target.write(lambda connection: companies.put(connection, invented("other")))
    with pytest.raises(InvalidInput, match="companies"):
        await move(filled, target)
    assert await target.read(companies.count) == 1


async def test_difference_leaves_the_target_empty(
    filled: Store, target: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = whole.write

    def forgetful(connection: Connection, table: Table, rows: whole.Rows) -> None:
        write(connection, table, rows[:-1] if table is alerts else rows)

    monkeypatch.setattr(whole, "write", forgetful)
    with pytest.raises(Unavailable, match="alerts"):
        await move(filled, target)
    assert await target.read(whole.filled_tables) == []


async def test_command_moves_the_starter_catalogue(tmp_path: Path) -> None:
    origin, goal = f"sqlite:///{tmp_path / 'a.db'}", f"sqlite:///{tmp_path / 'b.db'}"
    store = await open_catalogue(origin, load_methodology())
    number = await store.read(companies.count)
    await store.close()
    run = cci_move(origin, goal)
    assert (run.returncode, f"companies: {number} rows" in run.stdout) == (0, True), run.stderr
    again = cci_move(origin, goal)
    assert (again.returncode, again.stdout) == (1, "")
    assert "name an empty database" in again.stderr


def cci_move(origin: str, goal: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "cci_core", "move", "--to", goal]
    environ = os.environ | {"CCI_DATABASE_URL": origin}
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
