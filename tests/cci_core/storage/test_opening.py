import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from cci_core import __version__
from cci_core.errors import Unavailable
from cci_core.storage import Store, companies
from cci_core.storage.opening import MIGRATIONS, newest_schema
from cci_core.storage.tables import metadata
from fixtures.catalogue import invented

FROZEN = sorted(Path(__file__).with_name("frozen").glob("*.sql"))


async def test_newest_schema_is_the_head_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [newest_schema()]


async def test_migrations_make_the_tables_that_the_code_uses(store: Store) -> None:
    def columns(connection: Connection) -> dict[str, set[str]]:
        found = inspect(connection)
        return {table: {column["name"] for column in found.get_columns(table)} for table in found.get_table_names()}

    made = await store.read(columns)
    made.pop("alembic_version")
    assert made == {table.name: {column.name for column in table.columns} for table in metadata.sorted_tables}


async def test_database_is_reused_with_its_content(database_url: str) -> None:
    store = await Store.open(database_url)
    await store.write(lambda connection: companies.put(connection, invented()))
    await store.close()
    store = await Store.open(database_url)
    assert await store.read(companies.count) == 1
    await store.close()


@pytest.mark.parametrize("script", FROZEN, ids=lambda path: path.stem)
async def test_database_of_an_older_release_is_migrated_with_its_content(tmp_path: Path, script: Path) -> None:
    file = tmp_path / "old.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script.read_text())
    store = await Store.open(f"sqlite:///{file}")
    company = await store.read(lambda connection: companies.get(connection, "zorblax"))
    assert company is not None
    assert company.events[0].impacts[0].score == 10
    await store.close()


async def test_database_of_a_newer_release_is_refused_with_both_versions(database_url: str) -> None:
    store = await Store.open(database_url)

    def age(connection: Connection) -> None:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        connection.execute(text("UPDATE facts SET value = '9.1.0' WHERE name = 'release'"))

    await store.write(age)
    await store.close()
    with pytest.raises(Unavailable) as error:
        await Store.open(database_url)
    for part in ("9999", "9.1.0", __version__, newest_schema()):
        assert part in str(error.value)


async def test_database_of_another_program_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE bookmarks (id)")
    before = file.read_bytes()
    with pytest.raises(Unavailable, match="belongs to another program"):
        await Store.open(f"sqlite:///{file}")
    assert file.read_bytes() == before


@pytest.mark.parametrize("damage", ["text", "truncated", "overwritten", "one page"])
async def test_damaged_file_is_refused_and_left_untouched(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "cci.db"
    store = await Store.open(f"sqlite:///{file}")
    for number in range(50):
        await store.write(lambda connection, n=number: companies.put(connection, invented(f"z{n}", *range(20))))
    await store.close()
    sound = file.read_bytes()
    file.write_bytes(
        {
            "text": b"this is not a database at all" * 100,
            "truncated": sound[: len(sound) // 2],
            "overwritten": sound[:100] + b"\xff" * (len(sound) - 100),
            "one page": sound[: 4096 * 5] + b"\x00" * 4096 + sound[4096 * 6 :],
        }[damage]
    )
    broken = file.read_bytes()
    with pytest.raises(Unavailable, match=r"damaged or not a database.*left untouched"):
        await Store.open(f"sqlite:///{file}")
    assert file.read_bytes() == broken


async def test_folder_that_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="does not exist; make it first"):
        await Store.open(f"sqlite:///{tmp_path / 'none' / 'cci.db'}")


async def test_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(Unavailable) as error:
        await Store.open("postgresql://cci:geheim@127.0.0.1:1/cci")
    assert "127.0.0.1" in str(error.value)
    assert "geheim" not in str(error.value)
