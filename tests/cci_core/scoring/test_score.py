import math
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.errors import InvalidInput
from cci_core.methodology import load_methodology
from cci_core.records import Event, Impact
from cci_core.scoring import Finding, change_at, contributions, evidence_of, findings_of, history, score, value_at

METHODOLOGY = load_methodology()
TODAY = date(2026, 11, 24)
CATEGORIES = {category.slug: category.weight for category in METHODOLOGY.categories}

finding = st.builds(
    lambda age, category, points: Finding(
        "e", TODAY - timedelta(days=age), category, category, CATEGORIES[category], points
    ),
    st.integers(0, 20_000),
    st.sampled_from(sorted(CATEGORIES)),
    st.integers(-100, 100),
)
evidence = st.lists(finding, min_size=1, max_size=30)


def value(findings: list[Finding], day: date = TODAY) -> float:
    result = value_at(findings, day, METHODOLOGY)
    assert result is not None
    return result


@given(evidence)
def test_score_is_bounded_by_its_findings_and_zero(findings: list[Finding]) -> None:
    points = [each.points for each in findings]
    assert min(0, *points) <= value(findings) <= max(0, *points)


@given(evidence, st.randoms())
def test_order_of_evidence_does_not_matter(findings: list[Finding], random: object) -> None:
    shuffled = list(findings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert value(shuffled) == value(findings)


@given(evidence, st.data())
def test_raising_a_finding_never_lowers_the_score(findings: list[Finding], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(findings) - 1))
    higher = data.draw(st.integers(findings[place].points, 100))
    raised = [*findings[:place], findings[place]._replace(points=higher), *findings[place + 1 :]]
    assert value(raised) >= value(findings) - 1e-12


@given(evidence, finding)
def test_added_finding_pulls_towards_its_points_and_not_past_them(findings: list[Finding], added: Finding) -> None:
    before, after = value(findings), value([*findings, added])
    low, high = sorted((before, float(added.points)))
    assert low - 1e-9 <= after <= high + 1e-9


@given(evidence)
def test_contributions_add_up_to_the_score(findings: list[Finding]) -> None:
    parts = contributions(findings, TODAY, METHODOLOGY)
    assert math.isclose(math.fsum(part.value for part in parts), value(findings), abs_tol=1e-9)


@given(evidence, st.integers(1, 10_000))
def test_score_drifts_towards_zero_without_new_evidence(findings: list[Finding], days: int) -> None:
    now, later = value(findings), value(findings, TODAY + timedelta(days=days))
    assert abs(later) <= abs(now) + 1e-12
    assert now * later >= 0


@given(evidence, st.integers(0, 400))
def test_history_agrees_with_the_score_of_each_day(findings: list[Finding], span: int) -> None:
    first = TODAY - timedelta(days=span)
    days = history(findings, first, TODAY, METHODOLOGY)
    assert len(days) == span + 1
    for day in (days[0], days[span // 2], days[-1]):
        alone = value_at(findings, day.date, METHODOLOGY)
        assert (alone is None) == (day.value is None)
        assert alone is None or math.isclose(day.value or 0.0, alone, abs_tol=1e-9)


def event(day: date, *scores: int) -> Event:
    return Event(
        date=day, title=f"Invented, {day}", impacts=tuple(Impact(category="market-power", score=one) for one in scores)
    )


def test_one_finding_of_today_follows_the_formula() -> None:
    findings = findings_of([event(TODAY, 80)], METHODOLOGY)
    assert value_at(findings, TODAY, METHODOLOGY) == pytest.approx(0.2 * 80 / (0.75 + 0.2), abs=1e-12)


def test_a_finding_counts_half_after_one_half_life() -> None:
    findings = findings_of([event(TODAY - timedelta(days=3653), 80)], METHODOLOGY)
    assert value_at(findings, TODAY, METHODOLOGY) == pytest.approx(0.1 * 80 / (0.75 + 0.1), abs=1e-12)


def test_event_of_tomorrow_does_not_count_yet() -> None:
    events = [event(TODAY + timedelta(days=1), 80)]
    whole = score(events, findings_of(events, METHODOLOGY), TODAY, METHODOLOGY)
    assert (whole.value, whole.tier, whole.evidence.events) == (None, "unrated", 0)


def test_categories_add_up_to_the_score() -> None:
    events = [event(TODAY, 80, -20), event(TODAY - timedelta(days=900), 5)]
    whole = score(events, findings_of(events, METHODOLOGY), TODAY, METHODOLOGY)
    assert sum(category.value for category in whole.categories) == pytest.approx(whole.value)
    assert {category.category: category.impacts for category in whole.categories} == {
        slug: 3 if slug == "economic-and-structural-influence" else 0 for slug in CATEGORIES
    }


def test_change_is_the_difference_in_points() -> None:
    findings = findings_of([event(TODAY - timedelta(days=100), 50), event(TODAY, 80)], METHODOLOGY)
    change = change_at(findings, TODAY, METHODOLOGY)
    assert change.day == pytest.approx(value(list(findings)) - value(list(findings), TODAY - timedelta(days=1)))
    assert change.year is None


def test_evidence_counts_events_without_impacts_too() -> None:
    summary = evidence_of([event(TODAY), event(date(2020, 1, 1), 1, 2)], TODAY)
    assert (summary.events, summary.impacts, summary.latest) == (2, 2, TODAY)


def test_unknown_category_is_refused_by_name() -> None:
    wrong = Event(date=TODAY, title="Invented", impacts=(Impact(category="weather", score=1),))
    with pytest.raises(InvalidInput, match="'weather'"):
        findings_of([wrong], METHODOLOGY)
