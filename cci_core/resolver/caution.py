"""When a likely name is still no answer: rules that no probability outweighs.

"Target practice" is not Target, and among few listed companies most words beside a listed name mean another company.
"""

import numpy as np
from numpy.typing import NDArray

from cci_core.names.commonness import ORDINARY
from cci_core.resolver.features import FEATURES

FEW_COMPANIES = 2_000
"""A catalogue smaller than this lists few of the companies that people ask for."""

_PLACES = {name: place for place, name in enumerate(FEATURES)}


def is_doubtful(line: NDArray[np.float64], companies: int) -> bool:
    """Whether the best candidate must not be the answer, whatever its probability.

    So it is where the query has words beside a name of one ordinary word; and among few companies also where it has
    words beside any name, or where all that query and name have in common is ordinary words.
    """
    beside = _of(line, "missed_query_words") > 0
    ordinary = _of(line, "matched_commonness") >= ORDINARY
    one_word = _of(line, "name_words") == 1 and _of(line, "exact_words") == 1
    if beside and ordinary and one_word:
        return True
    spaced_otherwise = _of(line, "osa") > 0.8
    some_missing = beside or _of(line, "missed_name_words") > 0
    return companies < FEW_COMPANIES and not spaced_otherwise and (beside or (ordinary and some_missing))


def _of(line: NDArray[np.float64], feature: str) -> float:
    return float(line[_PLACES[feature]])
