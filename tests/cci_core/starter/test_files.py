"""The files of the starter catalogue as files."""

from pathlib import Path

import msgspec
import pytest

from cci_core.records import Company
from cci_core.starter import starter_files


def test_files_come_in_order_of_slug() -> None:
    stems = [path.stem for path in starter_files()]
    assert stems == sorted(stems)


@pytest.mark.parametrize("path", starter_files(), ids=lambda path: path.stem)
def test_file_begins_with_a_comment_that_says_where_it_is_from(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# ")


def test_records_survive_toml(companies: dict[str, Company]) -> None:
    for company in companies.values():
        assert msgspec.toml.decode(msgspec.toml.encode(company), type=Company) == company


def test_records_survive_json(companies: dict[str, Company]) -> None:
    for company in companies.values():
        assert msgspec.json.decode(msgspec.json.encode(company), type=Company) == company
