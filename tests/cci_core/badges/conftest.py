from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import strategies as st

from cci_core.badges import BadgeCompany, BadgeIndex, BadgeName, Proof, SecretKey
from cci_core.directory import Directory, build_directory
from cci_core.methodology import load_methodology
from cci_core.records import Company

TIERS = ("champion", "objector", "quisling")
DAYS = st.dates(date(1970, 1, 1), date(2199, 12, 31))
LINES = st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=40).filter(str.strip)
SLUGS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
DOMAINS = st.from_regex(r"[a-z0-9]{1,12}\.(com|co\.uk|de)(/[a-z]{1,5})?", fullmatch=True)
NAMES = st.builds(BadgeName, LINES, st.sampled_from(Proof), st.booleans())

RATED = st.builds(
    BadgeCompany,
    slug=SLUGS,
    names=st.lists(NAMES, min_size=1, max_size=4).map(tuple),
    domains=st.lists(DOMAINS, max_size=3).map(tuple),
    tier=st.sampled_from(TIERS),
    hundredths=st.integers(-10_000, 10_000),
    latest=st.dates(date(1800, 1, 1), date(2199, 12, 31)),
)


@st.composite
def indexes(draw: st.DrawFn) -> BadgeIndex:
    """Indexes of any content that the format can hold."""
    rated = draw(st.lists(RATED, max_size=12, unique_by=lambda company: company.slug))
    owned = draw(st.lists(RATED, max_size=4, unique_by=lambda company: company.slug)) if rated else []
    taken = {company.slug for company in rated}
    brands = [
        BadgeCompany(each.slug, each.names, each.domains, owner=draw(st.sampled_from(rated)).slug)
        for each in owned
        if each.slug not in taken
    ]
    return BadgeIndex(
        version=draw(st.integers(0, 2**53 - 1)),
        day=draw(DAYS),
        methodology=draw(LINES),
        tiers=TIERS,
        companies=tuple(sorted([*rated, *brands], key=lambda company: company.slug)),
    )


@pytest.fixture(scope="session")
def any_index() -> st.SearchStrategy[BadgeIndex]:
    return indexes()


@pytest.fixture(scope="session")
def key() -> SecretKey:
    return SecretKey.from_seed(b"k" * 32)


@pytest.fixture(scope="session")
def directory_of() -> Callable[..., Directory]:
    """A directory of the companies, given as dictionaries; `rated` gives one an event."""

    def build(*companies: dict[str, Any], revision: int = 1, day: date = date(2026, 11, 24)) -> Directory:
        records = [msgspec.convert(each, Company) for each in companies]
        return build_directory(records, load_methodology(), revision, day)

    return build


@pytest.fixture(scope="session")
def rated() -> Callable[..., dict[str, Any]]:
    """A rated company with the name as slug."""

    def company(name: str, score: int = -60, **fields: Any) -> dict[str, Any]:
        impact = {"category": "public-and-political-behavior", "score": score, "rationale": "A reason."}
        event = {"id": "event", "date": "2026-01-02", "title": "An event", "impacts": [impact]}
        return {"slug": name.lower().replace(" ", "-"), "name": name, "events": [event], **fields}

    return company
