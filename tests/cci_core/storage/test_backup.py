from pathlib import Path

import pytest

from cci_core.errors import InvalidInput
from cci_core.storage import Store, companies
from cci_core.storage.backup import back_up, restore_from
from cci_core.storage.revisions import revision
from fixtures.catalogue import invented


@pytest.fixture
async def filled(tmp_path: Path):
    store = await Store.open(f"sqlite:///{tmp_path / 'cci.db'}")
    await store.write(lambda connection: companies.put(connection, invented("zorblax", 1)))
    yield store
    await store.close()


async def test_restore_brings_back_what_was_backed_up(filled: Store, tmp_path: Path) -> None:
    await back_up(filled, tmp_path / "copy.db")
    await filled.write(lambda connection: companies.put(connection, invented("later")))
    before = await filled.read(revision)
    await restore_from(filled, tmp_path / "copy.db")
    assert await filled.read(companies.count) == 1
    assert await filled.read(revision) > before


async def test_other_process_sees_the_restored_catalogue(filled: Store, tmp_path: Path) -> None:
    await back_up(filled, tmp_path / "copy.db")
    other = await Store.open(filled.url)
    await other.write(lambda connection: companies.put(connection, invented("later")))
    assert await other.read(companies.count) == 2
    await restore_from(filled, tmp_path / "copy.db")
    assert await other.read(companies.count) == 1
    await other.close()


@pytest.mark.parametrize("content", [b"", b"nonsense" * 600, None, "cut"])
async def test_unusable_backup_is_refused_and_the_database_kept(
    filled: Store, tmp_path: Path, content: bytes | str | None
) -> None:
    bad = tmp_path / "bad.db"
    if content == "cut":
        await back_up(filled, bad)
        bad.write_bytes(bad.read_bytes()[:9000])
    elif isinstance(content, bytes):
        bad.write_bytes(content)
    with pytest.raises(InvalidInput, match=r"bad\.db"):
        await restore_from(filled, bad)
    assert await filled.read(companies.count) == 1


async def test_backup_over_the_database_itself_is_refused(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="the database itself"):
        await back_up(filled, tmp_path / "cci.db")
