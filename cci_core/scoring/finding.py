"""The part of an impact that a score needs."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from cci_core.errors import InvalidInput
from cci_core.methodology import Methodology
from cci_core.records import Event


class Finding(NamedTuple):
    """One impact reduced to its event, the event's day, its category's slug and weight, and its points."""

    event: str
    day: date
    label: str
    category: str
    weight: float
    points: int


def findings_of(events: Iterable[Event], methodology: Methodology) -> tuple[Finding, ...]:
    """The findings of the events in their order; `InvalidInput` for a category that the methodology lacks."""
    return tuple(
        _finding(event.id, event.date, impact.category, impact.score, methodology)
        for event in events
        for impact in event.impacts
    )


def _finding(event_id: str, day: date, label: str, points: int, methodology: Methodology) -> Finding:
    category = methodology.labels.get(label)
    if category is None:
        raise InvalidInput(
            f"category {label!r} is unknown to methodology {methodology.version}; "
            f"use one of {', '.join(sorted(methodology.labels))}"
        )
    return Finding(event_id, day, label, category.slug, category.weight, points)
