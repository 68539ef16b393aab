import tomllib
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import msgspec
import pytest

from cci_core.records import Company
from cci_core.resolver import Index, Listing, build_index


@pytest.fixture(scope="session")
def starter() -> Sequence[Listing]:
    """The starter catalogue as the resolver sees it."""
    files = sorted(each for each in resources.files("cci_core.starter").iterdir() if each.name.endswith(".toml"))
    companies = [msgspec.convert(tomllib.loads(each.read_text(encoding="utf-8")), Company) for each in files]
    return [
        Listing(each.slug, each.name, each.aliases, each.domains, each.isin, each.owner, rated=bool(each.events))
        for each in companies
    ]


@pytest.fixture(scope="session")
def starter_index(starter: Sequence[Listing]) -> Index:
    return build_index(starter)


@pytest.fixture(scope="session")
def near_but_other() -> tuple[list[str], list[Listing]]:
    """Names that are near others, and the companies beside the starter catalogue that they are near to."""
    lines = Path(__file__).with_name("near_but_other.txt").read_text(encoding="utf-8").splitlines()
    listed = next(line.split(":", 1)[1] for line in lines if line.startswith("# listed:"))
    others = [Listing(f"other-{place}", name.strip()) for place, name in enumerate(listed.split(";"))]
    return [line for line in lines if line and not line.startswith("#")], others
