"""The names that a query may mean: found by runs of letters and by rare words, then thinned out."""

import numpy as np
from numpy.typing import NDArray

from cci_core.resolver.grams import nearest_by_grams
from cci_core.resolver.index import Index
from cci_core.resolver.query import Query
from cci_core.resolver.texts import joined
from cci_core.resolver.words import Words

BY_GRAMS, BY_WORDS = 30, 24
POSTINGS = 15_000
WORD_POSTINGS = 2_500
_BEGUN = 1.6
"""How much nearer a name is that begins with the query's first word: "academy" means "Academy Sports + Outdoors"."""


def candidates(index: Index, query: Query) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Rows in ascending order, each with the share of three-letter runs in common, 0 where only words led to it."""
    by_grams, share = nearest_by_grams(index.grams, query.key, limit=BY_GRAMS, budget=POSTINGS)
    same = joined([index.key_table.find(query.key), index.compact_table.find(query.compact)])
    by_site = index.companies.searchsorted(query.at_sites).astype(np.int32)
    rows = np.unique(index.alike[joined([by_grams, _by_words(index, query), by_site, same])])
    shares = np.zeros(len(rows))
    shares[np.searchsorted(rows, index.alike[by_grams])] = share
    return rows, shares


def _by_words(index: Index, query: Query) -> NDArray[np.int32]:
    """The rows whose words, or words nearly like them, say most of what the query says."""
    rows, said = _said(index.words, query)
    if not len(rows):
        return rows
    words = index.words
    share = said / (query.weights.sum() + words.row_weights[rows] - said)
    share[words.row_words[words.row_offsets[rows]] == query.numbers[0]] *= _BEGUN
    return rows if len(rows) <= BY_WORDS else rows[np.argpartition(share, -BY_WORDS)[-BY_WORDS:]]


def _said(words: Words, query: Query) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """The rows of the rarest words and those near them, with the weight of what they say; about `WORD_POSTINGS`."""
    near = query.near
    weights = query.weights[near.places] * near.likeness
    pieces, pieces_weights, left = [], [], WORD_POSTINGS
    starts, ends = words.rows_offsets[near.numbers].tolist(), words.rows_offsets[near.numbers + 1].tolist()
    for each in np.lexsort((-near.likeness, -query.weights[near.places])).tolist():
        count = ends[each] - starts[each]
        if count <= left:
            left -= count
            pieces.append(words.rows[starts[each] : ends[each]])
            pieces_weights.append(np.full(count, weights[each]))
    if not pieces:
        return np.empty(0, np.int32), np.empty(0)
    rows, places = np.unique(np.concatenate(pieces), return_inverse=True)
    return rows, np.bincount(places, np.concatenate(pieces_weights)).astype(np.float64, copy=False)
