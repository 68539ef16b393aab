"""The catalogue against the verified facts that it was written from."""

from difflib import SequenceMatcher
from typing import Any

import pytest

from cci_core.records import Company, Event

pytestmark = pytest.mark.data

Fact = dict[str, Any]


def event_of(company: Company, fact: Fact) -> Event:
    found = [
        event
        for event in company.events
        if event.date.isoformat() == fact["date"] and fact["source"]["url"] in {source.url for source in event.sources}
    ]
    assert len(found) == 1, (company.slug, fact["date"])
    return found[0]


def pairs(companies: dict[str, Company], facts: list[Fact]) -> list[tuple[Fact, Event]]:
    return [(fact, event_of(companies[each["slug"]], fact)) for each in facts for fact in each["events"]]


def test_no_fact_is_lost_or_added(companies: dict[str, Company], facts: list[Fact]) -> None:
    wanted = {each["slug"]: len(each["events"]) for each in facts}
    assert {slug: len(companies[slug].events) for slug in wanted} == wanted
    assert companies.keys() - wanted.keys() == {"national-migration-institute"}


def test_identity_is_kept(companies: dict[str, Company], facts: list[Fact]) -> None:
    for each in facts:
        company = companies[each["slug"]]
        assert (company.name, company.country, company.headquarters) == (
            each["name"],
            each["country"],
            each["headquarters"],
        )
        assert set(each["domains"]) <= set(company.domains)
        assert set(each["aliases"]) <= {alias.name for alias in company.aliases}
        assert [(industry.code, industry.title) for industry in company.industries] == [
            (industry["code"], industry["title"]) for industry in each["industries"]
        ]


def test_points_and_precision_are_kept(companies: dict[str, Company], facts: list[Fact]) -> None:
    for fact, event in pairs(companies, facts):
        assert event.date_precision == fact.get("date_precision", "day")
        assert [(impact.category, impact.score) for impact in event.impacts] == [
            (impact["category"], impact["score"]) for impact in fact["impacts"]
        ]


def test_sources_are_kept(companies: dict[str, Company], facts: list[Fact]) -> None:
    for fact, event in pairs(companies, facts):
        first = event.sources[0]
        assert (first.title, first.publisher) == (fact["source"]["title"], fact["source"].get("publisher"))
        assert [source.url for source in event.sources[1:]] == fact.get("further_sources", [])


def test_summaries_are_our_own_words(companies: dict[str, Company], facts: list[Fact]) -> None:
    def likeness(text: str, other: str) -> float:
        return SequenceMatcher(None, text.split(), other.split()).ratio()

    texts = [(fact["fact"], event.summary) for fact, event in pairs(companies, facts)]
    assert [summary for fact, summary in texts if likeness(fact, summary) > 0.75] == []
