from datetime import date, timedelta

import pytest

from cci_core.directory import Directory, build_directory
from cci_core.methodology import load_methodology
from cci_core.records import Company
from cci_core.scoring import findings_of, value_at
from fixtures.catalogue import invented

METHODOLOGY = load_methodology()
DAY = date(2026, 11, 24)


def directory(*companies: Company, day: date = DAY) -> Directory:
    return build_directory(companies, METHODOLOGY, 7, day)


def test_entries_carry_the_score_of_the_day() -> None:
    company = invented("zorblax", 40, -10)
    entry = directory(company).by_slug["zorblax"]
    assert entry.score == value_at(findings_of(company.events, METHODOLOGY), DAY, METHODOLOGY)
    assert entry.tier == METHODOLOGY.tier_of(entry.score)
    assert (entry.evidence.events, entry.evidence.impacts) == (2, 2)


def test_company_without_evidence_is_unrated_and_has_no_score() -> None:
    entry = directory(invented()).by_slug["zorblax"]
    assert (entry.score, entry.tier, entry.headline) == (None, "unrated", None)


def test_headline_is_the_newest_event_that_has_happened() -> None:
    company = invented("zorblax", 1, day=DAY + timedelta(days=1))
    assert directory(company).by_slug["zorblax"].headline is None
    later = directory(company, day=DAY + timedelta(days=1)).by_slug["zorblax"]
    assert later.headline is not None
    assert later.headline.date == DAY + timedelta(days=1)


def test_version_names_methodology_revision_and_day() -> None:
    assert str(directory().version) == "1-7-20261124"


def test_order_of_records_does_not_matter() -> None:
    one, two = invented("a", 1), invented("b", 2)
    assert directory(one, two).entries == directory(two, one).entries


def test_owners_are_listed_nearest_first_and_end_where_the_catalogue_does() -> None:
    built = directory(invented("a", owner="b"), invented("b", owner="c"), invented("c"))
    assert list(built.owners_of("a")) == ["b", "c"]
    assert built.owned["c"] == ("b",)


def test_circle_of_owners_ends() -> None:
    built = directory(invented("a", owner="b"), invented("b", owner="a"))
    assert list(built.owners_of("a")) == ["b", "a"]


def test_lookup_answers_with_score_and_tier() -> None:
    answer = directory(invented("zorblax", 40)).lookup("zorblax widgets")
    assert answer.status == "match"
    assert answer.company is not None
    assert answer.company.slug == "zorblax"
    assert answer.company.score == pytest.approx(directory(invented("zorblax", 40)).entries[0].score)


def test_companies_that_a_query_may_mean_come_once_the_likeliest_first() -> None:
    built = directory(invented("zorblax", 40), invented("zorblay", 10), invented("other"))
    slugs = [entry.slug for entry in built.meant_by("zorblax widgets")]
    assert slugs[0] == "zorblax"
    assert len(slugs) == len(set(slugs))
    assert built.meant_by("nothing of the kind") == []
