"""Evidence and a day become a score with its reasons; no clock, no I/O."""

from cci_core.scoring.finding import Finding, findings_of
from cci_core.scoring.history import Day, history, values_on
from cci_core.scoring.score import (
    CategoryValue,
    Change,
    Contribution,
    Evidence,
    Score,
    change_at,
    change_to,
    contributions,
    evidence_of,
    score,
    value_at,
)

__all__ = [
    "CategoryValue",
    "Change",
    "Contribution",
    "Day",
    "Evidence",
    "Finding",
    "Score",
    "change_at",
    "change_to",
    "contributions",
    "evidence_of",
    "findings_of",
    "history",
    "score",
    "value_at",
    "values_on",
]
