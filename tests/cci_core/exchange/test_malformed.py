from pathlib import Path

import pytest

from cci_core.errors import InvalidInput
from cci_core.exchange import ImportRefused, import_catalogue
from cci_core.exchange.files import LARGEST_FILE
from cci_core.methodology import load_methodology
from cci_core.storage import Store, companies
from cci_core.storage.revisions import revision
from fixtures.catalogue import invented
from fixtures.malformed import Malformed, malformed_files

METHODOLOGY = load_methodology()
FILES = list(malformed_files())


def test_there_are_a_hundred_of_them() -> None:
    assert len(FILES) >= 100


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
async def test_malformed_file_is_a_clear_error_and_changes_nothing(
    tmp_path: Path, sqlite_store: Store, file: Malformed
) -> None:
    store = sqlite_store
    await store.write(lambda connection: companies.put(connection, invented("before")))
    path = tmp_path / file.name
    path.write_bytes(file.content)
    with pytest.raises(ImportRefused) as error:
        await import_catalogue(store, [path], METHODOLOGY)
    message = str(error.value)
    for part in (file.name, *file.wanted):
        assert part in message
    assert len(max(message.splitlines(), key=len)) < 700
    assert "\x00" not in message
    assert await store.read(companies.digests) == {"before": companies.pack(invented("before")).digest}
    assert await store.read(revision) == 1


async def test_all_faults_are_reported_up_to_fifty(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"slug": "A", "name": ""}\n' * 10)
    with pytest.raises(ImportRefused) as error:
        await import_catalogue(store, [path], METHODOLOGY)
    assert len(error.value.faults) == 20
    path.write_text('{"slug": "A", "name": ""}\n' * 1000)
    with pytest.raises(ImportRefused) as error:
        await import_catalogue(store, [path], METHODOLOGY)
    assert len(error.value.faults) == 50


async def test_file_of_ten_gigabytes_is_refused_at_once(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "huge.jsonl"
    with path.open("wb") as file:
        file.truncate(10 * 1024**3)
    with pytest.raises(InvalidInput, match=f"at most {LARGEST_FILE} are read, split it"):
        await import_catalogue(store, [path], METHODOLOGY)


async def test_line_without_end_is_refused(tmp_path: Path, store: Store) -> None:
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"slug": "a", "name": "' + b"x" * (17 * 1024**2))
    with pytest.raises(ImportRefused, match="one company a line"):
        await import_catalogue(store, [path], METHODOLOGY)


@pytest.mark.parametrize(("name", "cure"), [("none.json", "does not exist"), ("data.xml", "ends in none of")])
async def test_path_that_cannot_be_read_is_named(tmp_path: Path, store: Store, name: str, cure: str) -> None:
    (tmp_path / "data.xml").write_text("<x/>")
    with pytest.raises(InvalidInput, match=cure):
        await import_catalogue(store, [tmp_path / name], METHODOLOGY)


async def test_empty_folder_is_named(tmp_path: Path, store: Store) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InvalidInput, match="nothing to import"):
        await import_catalogue(store, [tmp_path / "empty"], METHODOLOGY)
