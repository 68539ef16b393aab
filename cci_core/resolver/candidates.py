"""The names that a query may mean: found by runs of letters and by rare words, then thinned out."""

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from cci_core.resolver.grams import nearest_by_grams
from cci_core.resolver.index import Index
from cci_core.resolver.query import Query
from cci_core.resolver.texts import joined

BY_GRAMS, BY_WORDS = 36, 28
POSTINGS = 60_000
WORD_POSTINGS = 4_000
_FAR = 0.6


def candidates(index: Index, query: Query) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Rows in ascending order, each with the share of three-letter runs in common, 0 where only words led to it."""
    by_grams, share = nearest_by_grams(index.grams, query.key, limit=BY_GRAMS, budget=POSTINGS)
    same = joined([index.key_table.find(query.key), index.compact_table.find(query.compact)])
    rows = np.unique(index.alike[joined([by_grams, _by_words(index, query), same])])
    shares = np.zeros(len(rows))
    shares[np.searchsorted(rows, index.alike[by_grams])] = share
    return rows, shares


def _by_words(index: Index, query: Query) -> NDArray[np.int32]:
    """The rows whose words, or words nearly like them, say most of what the query says."""
    words = index.words
    rows, weights = [], []
    left = WORD_POSTINGS
    near = words.near(query.words)
    for place in np.argsort(-query.weights).tolist():
        for number, likeness in _alike(index, query, place, near[place]):
            start, end = words.rows_offsets[number], words.rows_offsets[number + 1]
            if end - start <= left:
                left -= end - start
                rows.append(words.rows[start:end])
                weights.append(np.full(end - start, query.weights[place] * likeness))
    if not rows:
        return np.empty(0, np.int32)
    distinct, places = np.unique(np.concatenate(rows), return_inverse=True)
    said = np.bincount(places, np.concatenate(weights))
    share = said / (query.weights.sum() + words.row_weights[distinct] - said)
    return distinct if len(distinct) <= BY_WORDS else distinct[np.argpartition(share, -BY_WORDS)[-BY_WORDS:]]


def _alike(index: Index, query: Query, place: int, near: NDArray[np.int32]) -> list[tuple[int, float]]:
    likeness = {}
    if len(near):
        alike = cdist([query.words[place]], index.words.texts.pick(near), scorer=OSA.normalized_similarity)[0]
        likeness = {int(number): float(each) for number, each in zip(near, alike, strict=True) if each >= _FAR}
    if query.numbers[place] >= 0:
        likeness[int(query.numbers[place])] = 1.0
    return sorted(likeness.items(), key=lambda pair: -pair[1])
