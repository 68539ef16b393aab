"""When a likely name is still no answer, and when an unlikely one is: rules that no probability outweighs.

"Target practice" is not Target, and among few listed companies most words beside a listed name mean another company.
One slip of a finger, though, hardly leads from one of so few to another.
"""

import numpy as np
from numpy.typing import NDArray

from cci_core.names.commonness import ORDINARY
from cci_core.resolver.features import FEATURES

FEW_COMPANIES = 2_000
"""A catalogue smaller than this lists few of the companies that people ask for."""

ORDINARY_AMONG_MANY = 3.7
"""Zipf frequency from which a word counts as ordinary in a larger catalogue, which lists most that people ask for."""

ALMOST_EQUAL = 0.8
"""Likeness without spaces from which words count as the same ones, otherwise spaced."""

LONG = 6
"""Letters from which a name bears one letter that no slip of the finger explains."""

_PLACES = {name: place for place, name in enumerate(FEATURES)}


def is_doubtful(line: NDArray[np.float64], companies: int) -> bool:
    """Whether the best candidate must not be the answer, whatever its probability.

    So it is where the query has words beside a name of one ordinary word. Among few companies a rarer word is ordinary
    enough, as almost all that people ask for is not listed there, and it is so too where the query has words beside any
    name, where ordinary words are all that query and name have in common, where one goes on where the other ends
    ("Protonix" is not Proton), where a letter of a short name is another without any likeness ("Mondi" is not Monki),
    and where the query is an ordinary word ("meat" is not Meta).
    """
    few, beside = companies < FEW_COMPANIES, _of(line, "missed_query_words") > 0
    ordinary = _of(line, "matched_commonness") >= (ORDINARY if few else ORDINARY_AMONG_MANY)
    one_word = _of(line, "name_words") == 1 and _of(line, "exact_words") == 1
    if beside and ordinary and one_word:
        return True
    return few and _is_doubtful_among_few(line, beside=beside, ordinary=ordinary)


def one_slip_away(answers: NDArray[np.int32], lines: NDArray[np.float64], companies: int) -> int | None:
    """The place of the name that is the query but for one edit, where among few companies only one company is so near.

    It has `LONG` letters, the same numbers and no word more or less, and the query is no ordinary word.
    """
    near = np.flatnonzero(lines[:, _PLACES["edits"]] <= 1) if companies < FEW_COMPANIES else np.empty(0, np.int64)
    if not len(near) or len(set(answers[near].tolist())) > 1:
        return None
    line = lines[near[0]]
    other_word = _of(line, "query_words") == 1 and _of(line, "query_commonness") >= ORDINARY
    other_words = _of(line, "missed_query_words") + _of(line, "missed_name_words") > 0
    short = _of(line, "short_length") < LONG * _of(line, "length_ratio")
    return None if short or other_word or other_words or _of(line, "digits") < 0 else int(near[0])


def _is_doubtful_among_few(line: NDArray[np.float64], *, beside: bool, ordinary: bool) -> bool:
    other_word = not beside and _of(line, "query_words") == 1 and _of(line, "query_commonness") >= ORDINARY
    other_letter = _of(line, "odd_letters") > 0 and _of(line, "short_length") < LONG
    if other_word or other_letter or (_of(line, "prefix") == 1 and _of(line, "edits") > 1):
        return True
    if _of(line, "osa") > ALMOST_EQUAL:
        return False
    several = _of(line, "query_words") > 1
    more_words = _of(line, "query_words") > _of(line, "name_words")
    return (beside and several) or more_words or (ordinary and _of(line, "missed_name_words") > 0)


def _of(line: NDArray[np.float64], feature: str) -> float:
    return float(line[_PLACES[feature]])
