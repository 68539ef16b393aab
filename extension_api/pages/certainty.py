"""How sure a score is, in facts that a reader can check."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from cci_core.methodology import Methodology
from cci_core.records import Company, Event, Source
from cci_core.scoring import Contribution

Degree = Literal["none", "thin", "moderate", "broad"]

THIN, BROAD = 3, 8
"""Fewer findings than the one are thin evidence, as many as the other are broad."""


class Certainty(msgspec.Struct, frozen=True):
    """How much evidence there is, how much of the score is the neutral start, and whether findings agree."""

    degree: Degree
    neutral_percent: int
    sources: int
    publishers: int
    categories: int
    upwards: int
    downwards: int


def certainty_of(company: Company, parts: Sequence[Contribution], methodology: Methodology) -> Certainty:
    """How sure the score is that the contributions make."""
    counted = {part.event for part in parts}
    found = [source for event in company.events if event.id in counted for source in sources_of(event)]
    weight = sum(part.weight for part in parts)
    return Certainty(
        degree=degree_of(len(parts)),
        neutral_percent=round(100 * methodology.neutral_weight / (methodology.neutral_weight + weight)),
        sources=len(set(found)),
        publishers=len({source.publisher or source.title or source.url for source in found}),
        categories=len({part.category for part in parts}),
        upwards=sum(part.points > 0 for part in parts),
        downwards=sum(part.points < 0 for part in parts),
    )


def degree_of(findings: int) -> Degree:
    """The degree of so many findings.

    >>> [degree_of(count) for count in (0, 2, 3, 8)]
    ['none', 'thin', 'moderate', 'broad']
    """
    if findings == 0:
        return "none"
    return "thin" if findings < THIN else "moderate" if findings < BROAD else "broad"


def sources_of(event: Event) -> list[Source]:
    """The sources of the event and of its assessments, each once."""
    own = [*event.sources, *(impact.source for impact in event.impacts if impact.source is not None)]
    return list(dict.fromkeys(own))
