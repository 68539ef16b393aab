"""The score of every day in a range, computed from the evidence alone."""

import math
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

import msgspec

from cci_core.methodology import Methodology
from cci_core.scoring.finding import Finding
from cci_core.scoring.score import decay


class Day(msgspec.Struct, frozen=True):
    """A day with its score and tier; the score is None before the first counted evidence."""

    date: date
    value: float | None
    tier: str


def history(findings: Sequence[Finding], first: date, last: date, methodology: Methodology) -> list[Day]:
    """One `Day` for each day from `first` to `last`, both included; empty where `last` lies before `first`.

    All weights shrink by the same factor from day to day, so two running sums carry the whole history.
    """
    return [Day(day, value, methodology.tier_of(value)) for day, value in _values(findings, first, last, methodology)]


def _values(
    findings: Sequence[Finding], first: date, last: date, methodology: Methodology
) -> Iterator[tuple[date, float | None]]:
    daily = math.exp2(-1 / methodology.half_life_days)
    arriving = {day: list(group) for day, group in groupby(sorted(findings, key=attrgetter("day")), attrgetter("day"))}
    earlier = [each for day, group in arriving.items() if day < first for each in group]
    weights = [decay(each, first, methodology.half_life_days) for each in earlier]
    mass = sum(weights)
    pull = sum(weight * each.points for weight, each in zip(weights, earlier, strict=True))
    known = bool(earlier)
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        for each in arriving.get(day, ()):
            mass, pull, known = mass + each.weight, pull + each.weight * each.points, True
        yield day, pull / (methodology.neutral_weight + mass) if known else None
        mass, pull = mass * daily, pull * daily
