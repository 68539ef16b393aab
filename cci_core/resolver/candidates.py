"""The names that a query may mean: found by runs of letters and by rare words, then thinned out."""

import numpy as np
from numpy.typing import NDArray

from cci_core.resolver.grams import nearest_by_grams
from cci_core.resolver.index import Index
from cci_core.resolver.query import Query
from cci_core.resolver.texts import distinct, joined, starts_of_runs
from cci_core.resolver.words import Words

BY_GRAMS, BY_WORDS = 30, 24
POSTINGS = 10_000
WORD_POSTINGS = 2_500
_BEGUN = 1.6
"""How much nearer a name is that begins with the query's first word: "academy" means "Academy Sports + Outdoors"."""


def candidates(index: Index, query: Query) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Rows in ascending order, each with the share of three-letter runs in common, 0 where only words led to it."""
    by_grams, share = nearest_by_grams(index.grams, query.key, limit=BY_GRAMS, budget=POSTINGS)
    found = index.alike[joined([by_grams, _by_words(index, query), _by_site(index, query)])]
    rows = distinct(found)
    shares = np.zeros(len(rows))
    shares[rows.searchsorted(found[: len(by_grams)])] = share
    return rows, shares


def _by_site(index: Index, query: Query) -> NDArray[np.int32]:
    """The first names of the companies that have a domain of the query's name, but for those of other scripts."""
    if not len(query.at_sites):
        return query.at_sites
    rows = index.companies.searchsorted(query.at_sites).astype(np.int32)
    rows = index.alike[rows]
    return rows[index.words.row_offsets[rows + 1] > index.words.row_offsets[rows]]


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
    weights = query.weights[near.places]
    order = np.lexsort((-near.likeness, -weights))
    numbers = near.numbers[order]
    starts = words.rows_offsets[numbers]
    counts = words.rows_offsets[numbers + 1] - starts
    read = _within(counts.tolist(), WORD_POSTINGS)
    if not read:
        return np.empty(0, np.int32), np.empty(0)
    starts, counts = starts[read], counts[read]
    found = joined([words.rows[a:b] for a, b in zip(starts.tolist(), (starts + counts).tolist(), strict=True)])
    said = np.repeat((weights * near.likeness)[order[read]], counts)
    by_row = found.argsort()
    found = found[by_row]
    firsts = np.flatnonzero(starts_of_runs(found))
    return found[firsts], np.add.reduceat(said[by_row], firsts)


def _within(counts: list[int], budget: int) -> list[int]:
    """The places of those counts that still fit into the budget, taken one after another."""
    kept = []
    for place, count in enumerate(counts):
        if count <= budget:
            budget -= count
            kept.append(place)
    return kept
