import os
from pathlib import Path

import msgspec
import pytest

from cci_core.methodology import Methodology, load_methodology
from cci_core.records import Company
from cci_core.starter import starter_files

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def methodology() -> Methodology:
    return load_methodology()


@pytest.fixture(scope="session")
def companies() -> dict[str, Company]:
    """The starter companies by the name of their file."""
    return {path.stem: msgspec.toml.decode(path.read_bytes(), type=Company) for path in starter_files()}


@pytest.fixture(scope="session")
def facts() -> list[dict[str, object]]:
    """The verified facts that the catalogue was written from."""
    path = Path(os.environ.get("CCI_TEST_DATA") or ROOT / "../shared/data") / "starter-facts.jsonl"
    if not path.is_file():
        pytest.skip(f"{path} is absent; CCI_TEST_DATA names the folder that holds it")
    return [msgspec.json.decode(line) for line in path.read_bytes().splitlines()]
