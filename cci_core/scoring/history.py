"""The score of every day in a range, computed from the evidence alone."""

import math
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
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
    """One `Day` for each day from `first` to `last`, both included; empty where `last` lies before `first`."""
    days = _days(first, last)
    values = values_on(findings, days, methodology)
    return [Day(day, value, methodology.tier_of(value)) for day, value in zip(days, values, strict=True)]


@lru_cache(maxsize=8)
def _days(first: date, last: date) -> tuple[date, ...]:
    return tuple(first + timedelta(days=n) for n in range((last - first).days + 1))


def values_on(findings: Sequence[Finding], days: Iterable[date], methodology: Methodology) -> Iterator[float | None]:
    """The score on each of the days, which come in order; None before the first counted evidence.

    All weights shrink by the same factor from day to day, so two running sums carry the whole history.
    """
    arriving = deque(sorted(findings, key=attrgetter("day")))
    mass = pull = 0.0
    before, known = date.min, False
    for day in days:
        shrinking = math.exp2(-(day - before).days / methodology.half_life_days)
        mass, pull, before = mass * shrinking, pull * shrinking, day
        while arriving and arriving[0].day <= day:
            each = arriving.popleft()
            weight = decay(each, day, methodology.half_life_days)
            mass, pull, known = mass + weight, pull + weight * each.points, True
        yield pull / (methodology.neutral_weight + mass) if known else None
