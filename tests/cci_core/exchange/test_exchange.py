import gzip
import json
from pathlib import Path

import msgspec
import pytest

from cci_core.errors import InvalidInput
from cci_core.exchange import Summary, export_catalogue, import_catalogue
from cci_core.exchange.importing import Options
from cci_core.exchange.schema import company_schema
from cci_core.exchange.starting import open_catalogue
from cci_core.methodology import load_methodology
from cci_core.records import Company
from cci_core.starter import STARTER, starter_files
from cci_core.storage import Store, companies
from cci_core.storage.revisions import revision
from fixtures.catalogue import invented

METHODOLOGY = load_methodology()
ROOT = Path(__file__).parents[3]


def jsonl(path: Path, *records: Company) -> Path:
    path.write_bytes(b"".join(msgspec.json.encode(record) + b"\n" for record in records))
    return path


@pytest.mark.parametrize("name", ["one.json", "one.jsonl", "one.toml"])
async def test_a_byte_order_mark_before_the_first_line_is_no_fault(store: Store, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    text = (
        'slug = "zorblax"\nname = "Zorblax"\n' if name.endswith("toml") else '{"slug": "zorblax", "name": "Zorblax"}\n'
    )
    path.write_text(text, encoding="utf-8-sig", newline="\r\n")
    assert await import_catalogue(store, [path], METHODOLOGY) == Summary(added=1)


async def test_starter_goes_in_and_a_second_import_changes_nothing(store: Store) -> None:
    first = await import_catalogue(store, [STARTER], METHODOLOGY)
    assert first == Summary(added=len(starter_files()))
    before = await store.read(revision)
    second = await import_catalogue(store, [STARTER], METHODOLOGY)
    assert second == Summary(unchanged=len(starter_files()))
    assert await store.read(revision) == before


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.json", "out.csv", "out"])
async def test_import_of_an_export_changes_nothing(store: Store, tmp_path: Path, name: str) -> None:
    await import_catalogue(store, [STARTER], METHODOLOGY)
    count = await export_catalogue(store, tmp_path / name)
    assert count == len(starter_files())
    assert await import_catalogue(store, [tmp_path / name], METHODOLOGY) == Summary(unchanged=count)


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz", "out.json", "out.csv", "out"])
async def test_export_is_the_same_bytes_for_the_same_data(store: Store, tmp_path: Path, name: str) -> None:
    await import_catalogue(store, [*reversed(starter_files())], METHODOLOGY)
    other = await Store.open(f"sqlite:///{tmp_path / 'other.db'}")
    await import_catalogue(other, [STARTER], METHODOLOGY)
    for folder, source in (("a", store), ("b", other)):
        (tmp_path / folder).mkdir()
        await export_catalogue(source, tmp_path / folder / name)
    await other.close()
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


async def test_all_forms_say_the_same(store: Store, tmp_path: Path) -> None:
    await import_catalogue(store, [STARTER], METHODOLOGY)
    digests = await store.read(companies.digests)
    for name in ("out.jsonl", "out.jsonl.gz", "out.json", "out.csv", "out"):
        await export_catalogue(store, tmp_path / name)
        other = await Store.open(f"sqlite:///{tmp_path / name}.db")
        await import_catalogue(other, [tmp_path / name], METHODOLOGY)
        assert await other.read(companies.digests) == digests
        await other.close()


async def test_owners_may_come_later_in_the_file(store: Store, tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", invented("child", owner="parent"), invented("parent"))
    assert await import_catalogue(store, [path], METHODOLOGY) == Summary(added=2)


async def test_owner_already_in_the_catalogue_is_found(store: Store, tmp_path: Path) -> None:
    await import_catalogue(store, [jsonl(tmp_path / "a.jsonl", invented("parent"))], METHODOLOGY)
    path = jsonl(tmp_path / "b.jsonl", invented("child", owner="parent"))
    assert await import_catalogue(store, [path], METHODOLOGY) == Summary(added=1)


async def test_summary_counts_added_changed_unchanged_removed(store: Store, tmp_path: Path) -> None:
    first = jsonl(tmp_path / "a.jsonl", invented("same", 1), invented("other", 2), invented("gone", 3))
    await import_catalogue(store, [first], METHODOLOGY)
    second = jsonl(tmp_path / "b.jsonl", invented("same", 1), invented("other", 2, 7), invented("new"))
    summary = await import_catalogue(store, [second], METHODOLOGY, options=Options(replace=True))
    assert summary == Summary(added=1, changed=1, unchanged=1, removed=1)
    assert await store.read(lambda connection: companies.get(connection, "other")) == invented("other", 2, 7)
    assert await store.read(lambda connection: companies.get(connection, "gone")) is None


async def test_dry_run_says_what_would_change_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    path = jsonl(tmp_path / "a.jsonl", invented("zorblax", 1))
    assert await import_catalogue(store, [path], METHODOLOGY, options=Options(dry_run=True)) == Summary(added=1)
    assert await store.read(companies.count) == 0
    assert await store.read(revision) == 0


async def test_removing_an_owner_that_is_still_needed_is_refused(store: Store, tmp_path: Path) -> None:
    first = jsonl(tmp_path / "a.jsonl", invented("parent"), invented("child", owner="parent"))
    await import_catalogue(store, [first], METHODOLOGY)
    second = jsonl(tmp_path / "b.jsonl", invented("child", owner="parent"))
    with pytest.raises(Exception, match="'parent' is no company"):
        await import_catalogue(store, [second], METHODOLOGY, options=Options(replace=True))
    assert await store.read(companies.count) == 2


def test_checked_in_schema_is_current() -> None:
    assert json.loads((ROOT / "schema" / "company.schema.json").read_text()) == company_schema()


async def test_a_new_database_with_categories_of_ones_own_says_how_to_begin(tmp_path: Path) -> None:
    other = msgspec.structs.replace(METHODOLOGY, sub_factors=())
    url = f"sqlite:///{tmp_path / 'new.db'}"
    with pytest.raises(InvalidInput, match="'cci import'"):
        await open_catalogue(url, other)


@pytest.mark.parametrize("content", ['[project]\nname = "mine"\n', "not TOML at all", 'slug = "other"\n'])
async def test_an_export_into_a_folder_of_other_files_is_refused(store: Store, tmp_path: Path, content: str) -> None:
    mine = tmp_path / "pyproject.toml"
    mine.write_text(content, encoding="utf-8")
    with pytest.raises(InvalidInput, match=r"pyproject\.toml"):
        await export_catalogue(store, tmp_path)
    assert mine.read_text(encoding="utf-8") == content


async def test_a_compressed_export_holds_the_lines_of_a_plain_one_and_no_time(store: Store, tmp_path: Path) -> None:
    await import_catalogue(store, [STARTER], METHODOLOGY)
    plain, packed = tmp_path / "out.jsonl", tmp_path / "OUT.JSONL.GZ"
    assert await export_catalogue(store, plain) == await export_catalogue(store, packed)
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
    assert packed.read_bytes()[4:8] == bytes(4)


@pytest.mark.parametrize("name", ["out.json.gz", "out.xlsx", "out.toml"])
async def test_an_export_of_another_ending_names_those_that_there_are(store: Store, tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidInput, match=r"\.jsonl, \.jsonl\.gz, \.json, \.csv"):
        await export_catalogue(store, tmp_path / name)
    assert not (tmp_path / name).exists()
