"""What the starter catalogue says happened, and what it says that means."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

from cci_core.methodology import Methodology
from cci_core.records import Company, Event, Impact
from cci_core.scoring import contributions, findings_of, value_at

WRITTEN_ON = date(2026, 11, 24)
SENTENCE_END = re.compile(r"[.?!]\s+[A-Z]")
LOADED_WORDS = re.compile(r"\b(evil|shameful|brave|heroic|disgraceful|outrageous|sadly|finally)\b", re.IGNORECASE)


def events_of(companies: dict[str, Company]) -> Iterator[tuple[str, Event]]:
    return ((slug, event) for slug, company in companies.items() for event in company.events)


def impacts_of(companies: dict[str, Company]) -> Iterator[tuple[str, Impact]]:
    return ((event.id, impact) for _, event in events_of(companies) for impact in event.impacts)


def texts_of(companies: dict[str, Company]) -> Iterator[str]:
    yield from (company.description for company in companies.values())
    yield from (event.summary for _, event in events_of(companies))
    yield from (impact.rationale for _, impact in impacts_of(companies))


def test_every_event_has_a_source(companies: dict[str, Company]) -> None:
    assert [(slug, event.id) for slug, event in events_of(companies) if not event.sources] == []


def test_every_company_is_rated(companies: dict[str, Company], methodology: Methodology) -> None:
    scores = {
        slug: value_at(findings_of(each.events, methodology), WRITTEN_ON, methodology)
        for slug, each in companies.items()
    }
    assert [slug for slug, score in scores.items() if score is None] == []


def test_no_event_lies_in_the_future(companies: dict[str, Company]) -> None:
    assert [(slug, event.id) for slug, event in events_of(companies) if event.date > WRITTEN_ON] == []


def test_every_label_is_known_to_the_methodology(companies: dict[str, Company], methodology: Methodology) -> None:
    assert {impact.category for _, impact in impacts_of(companies)} <= methodology.labels.keys()


def test_every_impact_names_its_reason_and_its_source(companies: dict[str, Company]) -> None:
    assert [event for event, impact in impacts_of(companies) if not (impact.rationale and impact.source)] == []


def test_impact_sources_stand_among_the_sources_of_their_event(companies: dict[str, Company]) -> None:
    strays = [
        event.id for _, event in events_of(companies) for impact in event.impacts if impact.source not in event.sources
    ]
    assert strays == []


def test_summaries_are_one_short_sentence(companies: dict[str, Company]) -> None:
    summaries = [event.summary for _, event in events_of(companies)]
    assert [text for text in summaries if not 0 < len(text) <= 300 or SENTENCE_END.search(text)] == []


def test_rationales_are_one_sentence(companies: dict[str, Company]) -> None:
    rationales = [impact.rationale for _, impact in impacts_of(companies)]
    assert [text for text in rationales if len(text) > 300 or SENTENCE_END.search(text)] == []


def test_texts_are_neutral_and_whole(companies: dict[str, Company]) -> None:
    def is_faulty(text: str) -> bool:
        return "!" in text or "\n" in text or "  " in text or not text.endswith(".") or bool(LOADED_WORDS.search(text))

    assert [text for text in texts_of(companies) if is_faulty(text)] == []


def test_migration_institute_has_the_published_record(companies: dict[str, Company], methodology: Methodology) -> None:
    institute = companies["national-migration-institute"]
    findings = findings_of(institute.events, methodology)
    parts = contributions(findings, date(2025, 4, 20), methodology)
    score = value_at(findings, date(2025, 4, 20), methodology)
    assert score == pytest.approx(6.69, abs=0.005)
    assert methodology.tier_of(score) == "objector"
    assert (len(institute.events), len(parts)) == (8, 13)
    assert sum(part.value for part in parts) == pytest.approx(score, abs=1e-9)


def test_migration_institute_was_assessed_on_one_day(companies: dict[str, Company]) -> None:
    impacts = [impact for event in companies["national-migration-institute"].events for impact in event.impacts]
    assert {impact.assessed_on for impact in impacts} == {date(2025, 4, 4)}
