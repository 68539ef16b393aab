"""What moved a score in the last 30 days: new events, and the ageing of older evidence."""

from collections.abc import Sequence
from datetime import date

import msgspec

from cci_core.methodology import Methodology
from cci_core.scoring import Finding, value_at
from cci_core.scoring.score import MONTH


class Moved(msgspec.Struct, frozen=True):
    """The change in points and its two parts, which add up to it."""

    change: float
    evidence: float
    ageing: float
    events: int


def moved_in_month(findings: Sequence[Finding], day: date, methodology: Methodology) -> Moved | None:
    """What moved the score up to the day; None where one end of the month has no score."""
    start = day - MONTH
    older = [each for each in findings if each.day <= start]
    now, then = value_at(findings, day, methodology), value_at(older, start, methodology)
    aged = value_at(older, day, methodology)
    if now is None or then is None or aged is None:
        return None
    new = {each.event for each in findings if start < each.day <= day}
    return Moved(change=now - then, evidence=now - aged, ageing=aged - then, events=len(new))
