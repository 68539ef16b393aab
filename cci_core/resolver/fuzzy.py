"""Names that are not known as they stand: candidates, judged one by one and then the best beside its rivals."""

from functools import cache

import msgspec
import numpy as np
from numpy.typing import NDArray

from cci_core.names.fold import Folded
from cci_core.resolver.candidates import candidates
from cci_core.resolver.caution import one_slip_away
from cci_core.resolver.features import FEATURES, features
from cci_core.resolver.index import Index
from cci_core.resolver.judge import Constants, Judge, Judges, constants, judge_of
from cci_core.resolver.query import query_of

BESIDE = (
    *("osa", "whole", "edits", "odd_letters", "cover_query", "cover_name"),
    *("missed_query", "missed_name", "missed_query_words", "missed_name_words"),
)
WINNER_FEATURES = (
    *FEATURES,
    *(f"second_{name}" for name in BESIDE),
    "logit",
    "lead",
    "third",
    "rivals",
    "total",
    "scale",
)
"""What is known of the best candidate: its own features and some of the second's (−1 where there is none); its logit,
its lead over the second, the third's logit; how many rivals have half its chance, the sum of all chances; and the
binary logarithm of the number of companies."""

_BESIDE_COLUMNS = [FEATURES.index(name) for name in BESIDE]
_NO_RIVAL = -12.0


class Judged(msgspec.Struct, frozen=True):
    """Candidate companies, most probable first: the best row of each, its logit; and the features of the first.

    `at_sites` are the companies with a domain of the query's name; `slipped` is the row that is one slip away, if any.
    """

    rows: NDArray[np.int32]
    logits: NDArray[np.float64]
    winner: NDArray[np.float64]
    at_sites: NDArray[np.int32]
    slipped: int | None

    @property
    def chances(self) -> NDArray[np.float64]:
        """The probability of each company by itself."""
        return chance(self.logits)


def judged(index: Index, parts: Folded, judge: Judge) -> Judged | None:
    """The companies that the query may mean; None where no name has anything in common with it."""
    if not parts.words or not len(index.companies):
        return None
    query = query_of(index, parts)
    rows, share = candidates(index, query)
    if not len(rows):
        return None
    lines = features(index, query, rows, share)
    answers, companies = index.answers[index.companies[rows]], len(index.slugs)
    best, logits, winner = ranked(answers, lines, judge, companies)
    slip = one_slip_away(answers, lines, companies)
    return Judged(rows[best], logits, winner, query.at_sites, None if slip is None else int(rows[slip]))


def ranked(
    answers: NDArray[np.int32], lines: NDArray[np.float64], judge: Judge, companies: int
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """The best line of each answering company, most probable first; their logits; and the features of the first."""
    logits = judge.logits(lines)
    best = _best_of_each(answers, logits)
    return best, logits[best], _winner(lines[best[:2]], logits[best], companies)


def winner_chance(found: Judged, judge: Judge) -> float:
    """The probability that the first company is the one that was meant."""
    return float(chance(judge.logits(found.winner[None, :]))[0])


@cache
def trained() -> Judges:
    """The judges with the constants that the project ships."""
    return judges_of(constants())


def judges_of(given: Constants) -> Judges:
    """The judges with those constants."""
    candidate, winner = judge_of(given.candidate, FEATURES), judge_of(given.winner, WINNER_FEATURES)
    return Judges(candidate, winner, given.accept_at)


def chance(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    """The probability for each logit."""
    result: NDArray[np.float64] = 1 / (1 + np.exp(-logits))
    return result


def _best_of_each(companies: NDArray[np.int32], logits: NDArray[np.float64]) -> NDArray[np.int64]:
    order = np.argsort(-logits, kind="stable")
    best: dict[int, int] = {}
    for place, company in zip(order.tolist(), companies[order].tolist(), strict=True):
        best.setdefault(company, place)
    return np.array(list(best.values()))


def _winner(lines: NDArray[np.float64], logits: NDArray[np.float64], companies: int) -> NDArray[np.float64]:
    """The features of the winner, from the lines of the first two and the logits of all, best first."""
    chances = chance(logits)
    second, third = (float(logits[place]) if len(logits) > place else _NO_RIVAL for place in (1, 2))
    beside = lines[1, _BESIDE_COLUMNS] if len(lines) > 1 else np.full(len(BESIDE), -1.0)
    rivals = np.count_nonzero(chances > chances[0] / 2) - 1
    among = [logits[0], logits[0] - second, third, rivals, chances.sum(), np.log2(companies)]
    return np.concatenate([lines[0], beside, among])
