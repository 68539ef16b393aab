"""The score of a company on a day: a decayed, weighted mean that starts from three neutral findings."""

import math
from collections.abc import Sequence
from datetime import date, timedelta

import msgspec

from cci_core.methodology import Methodology
from cci_core.records import Event
from cci_core.scoring.finding import Finding

DAY, MONTH, YEAR = timedelta(days=1), timedelta(days=30), timedelta(days=365)


class Contribution(msgspec.Struct, frozen=True):
    """What one finding adds to the score, in points; all contributions of a day add up to the score."""

    event: str
    date: date
    label: str
    category: str
    points: int
    weight: float
    value: float


class CategoryValue(msgspec.Struct, frozen=True):
    """The sum of a category's contributions, in points, and how many findings counted."""

    category: str
    weight: float
    value: float
    impacts: int


class Change(msgspec.Struct, frozen=True):
    """Points gained or lost over 1, 30 and 365 days; None where one end of the span has no score."""

    day: float | None
    month: float | None
    year: float | None


class Evidence(msgspec.Struct, frozen=True):
    """How much evidence counts on the day, and the day of its newest event."""

    events: int
    impacts: int
    latest: date | None


class Score(msgspec.Struct, frozen=True):
    """A company's score on the day `as_of`; `value` is None, not 0, where nothing counts yet."""

    value: float | None
    tier: str
    change: Change
    as_of: date
    evidence: Evidence
    categories: tuple[CategoryValue, ...]
    methodology: str


def decay(finding: Finding, day: date, half_life_days: float) -> float:
    """The weight of a finding on the day: its category's weight, halved every half-life."""
    return finding.weight * math.exp2(-(day - finding.day).days / half_life_days)


def value_at(findings: Sequence[Finding], day: date, methodology: Methodology) -> float | None:
    """The score on the day, in [−100, 100]; None where no finding counts yet.

    Source: contract of methodology 1, Σ v·x / (K + Σ v). Summed with `fsum`, so the order does not matter.
    """
    weighed = [(decay(each, day, methodology.half_life_days), each.points) for each in findings if each.day <= day]
    if not weighed:
        return None
    total = methodology.neutral_weight + math.fsum(weight for weight, _ in weighed)
    return math.fsum(weight * points for weight, points in weighed) / total


def contributions(findings: Sequence[Finding], day: date, methodology: Methodology) -> tuple[Contribution, ...]:
    """What each counted finding adds to the score of the day, in the order given."""
    weighed = [(each, decay(each, day, methodology.half_life_days)) for each in findings if each.day <= day]
    total = methodology.neutral_weight + math.fsum(weight for _, weight in weighed)
    return tuple(
        Contribution(each.event, each.day, each.label, each.category, each.points, weight, weight * each.points / total)
        for each, weight in weighed
    )


def change_at(findings: Sequence[Finding], day: date, methodology: Methodology) -> Change:
    """The change of the score up to the day, in points."""
    return change_to(value_at(findings, day, methodology), findings, day, methodology)


def change_to(now: float | None, findings: Sequence[Finding], day: date, methodology: Methodology) -> Change:
    """The change up to a score of the day that is known already, in points; nothing before where there is none now."""
    if now is None:
        return Change(None, None, None)
    return Change(*(_difference(now, value_at(findings, day - span, methodology)) for span in (DAY, MONTH, YEAR)))


def evidence_of(events: Sequence[Event], day: date) -> Evidence:
    """How many events and impacts count on the day, and the newest event's day."""
    counted = [event for event in events if event.date <= day]
    newest = max((event.date for event in counted), default=None)
    return Evidence(len(counted), sum(len(event.impacts) for event in counted), newest)


def score(events: Sequence[Event], findings: Sequence[Finding], day: date, methodology: Methodology) -> Score:
    """The whole answer for a company on a day: value, tier, change, evidence and categories."""
    value = value_at(findings, day, methodology)
    return Score(
        value=value,
        tier=methodology.tier_of(value),
        change=change_to(value, findings, day, methodology),
        as_of=day,
        evidence=evidence_of(events, day),
        categories=_categories(contributions(findings, day, methodology), methodology),
        methodology=methodology.version,
    )


def _categories(parts: Sequence[Contribution], methodology: Methodology) -> tuple[CategoryValue, ...]:
    return tuple(_category(each.slug, each.weight, parts) for each in methodology.categories)


def _category(slug: str, weight: float, parts: Sequence[Contribution]) -> CategoryValue:
    values = [part.value for part in parts if part.category == slug]
    return CategoryValue(slug, weight, math.fsum(values), len(values))


def _difference(now: float | None, then: float | None) -> float | None:
    return None if now is None or then is None else now - then
