"""What is measured of a query beside each candidate name, as numbers for the judge."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from cci_core.resolver.alignment import alignment
from cci_core.resolver.index import Index
from cci_core.resolver.letters import letters
from cci_core.resolver.names import Names
from cci_core.resolver.query import Query
from cci_core.resolver.signs import signs

FEATURES = (
    *("osa", "edits", "jaro", "sorted", "prefix", "short_length", "length_ratio", "key_equal", "compact_equal"),
    *("whole", "whole_edits", "first_letter", "odd_letters", "keyed", "sounded", "doubled", "dropped", "added"),
    *("cover_query", "cover_name", "matched_weight", "missed_query", "missed_name", "missed_query_words"),
    *("missed_name_words", "unknown_words", "query_words", "name_words", "first_word", "last_word", "rarest_query"),
    *("rarest_name", "rarest_matched", "exact_words", "query_commonness", "missed_commonness", "matched_commonness"),
    *("digits", "form", "query_form", "name_form", "begins", "begun", "alias", "site", "share"),
)
"""The columns, in order; each is explained where it is measured."""


def features(index: Index, query: Query, rows: NDArray[np.int32], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """One line a row, one column a feature; `share` is the part of three-letter runs in common."""
    names = Names.of(index, rows)
    measured: dict[str, ArrayLike] = {
        **letters(query, names),
        **alignment(index, query, names),
        **signs(index, query, names),
        "share": share,
    }
    columns = np.empty((len(FEATURES), len(rows)))
    for place, feature in enumerate(FEATURES):
        columns[place] = measured[feature]
    return columns.T
