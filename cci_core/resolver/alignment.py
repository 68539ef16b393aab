"""Which words of the query stand in a name, and which words of either are missing in the other."""

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, Prefix
from rapidfuzz.process import cdist

from cci_core.resolver.index import Index
from cci_core.resolver.query import Query
from cci_core.resolver.words import rarity

SIMILAR = 0.7
"""Words less alike than this have nothing in common."""

SHORT = 3
"""Words of up to this many letters are the same or are not."""

ABBREVIATED = 0.8
"""The likeness of a word and its beginning, such as "tech" and "technology"."""

Column = NDArray[np.float64]


def alignment(index: Index, query: Query, rows: NDArray[np.int32]) -> dict[str, Column]:
    """Weighted shares of matched words both ways, the heaviest missing words, and the likeness of telling places."""
    counts = index.words.row_offsets[rows + 1] - index.words.row_offsets[rows]
    starts = np.concatenate([[0], np.cumsum(counts)[:-1]])
    numbers = _row_words(index, rows, counts, starts)
    likeness = _likeness(index, query, numbers)
    weights = rarity(index.words.frequency(numbers), index.words.documents)
    by_query = np.maximum.reduceat(likeness, starts, axis=1)
    by_name = likeness.max(axis=0)
    missed_query = query.weights[:, None] * (1 - by_query)
    missed_name = weights * (1 - by_name)
    total_query, total_name = query.weights.sum(), np.add.reduceat(weights, starts)
    unknown = (query.numbers < 0)[:, None]
    rarest_of_name = np.maximum.reduceat(weights + by_name * 1e-6, starts)
    return {
        "cover_query": 1 - missed_query.sum(axis=0) / max(total_query, 1e-9),
        "cover_name": 1 - np.add.reduceat(missed_name, starts) / np.maximum(total_name, 1e-9),
        "matched_weight": (query.weights[:, None] * by_query).sum(axis=0),
        "rarest_matched": np.maximum.reduceat(weights * by_name, starts),
        "missed_query": missed_query.max(axis=0),
        "missed_name": np.maximum.reduceat(missed_name, starts),
        "missed_query_words": (by_query == 0).sum(axis=0),
        "missed_name_words": np.add.reduceat((by_name == 0).astype(np.float64), starts),
        "unknown_words": ((by_query == 0) & unknown).sum(axis=0),
        "query_words": np.full(len(rows), len(query.words), np.float64),
        "name_words": counts.astype(np.float64),
        "first_word": likeness[0, starts],
        "last_word": likeness[-1, starts + counts - 1],
        "rarest_query": by_query[int(np.argmax(query.weights))],
        "rarest_name": _likeness_of_rarest(weights, by_name, starts, rarest_of_name),
        "query_commonness": np.full(len(rows), query.commonness.min()),
        "missed_commonness": np.where(by_query < 1, query.commonness[:, None], 9.0).min(axis=0),
        "matched_commonness": np.where(by_query > 0, query.commonness[:, None], 9.0).min(axis=0),
        "exact_words": (by_query == 1).sum(axis=0),
    }


def _row_words(
    index: Index, rows: NDArray[np.int32], counts: NDArray[np.int64], starts: NDArray[np.int64]
) -> NDArray[np.int32]:
    places = np.arange(counts.sum()) + np.repeat(index.words.row_offsets[rows] - starts, counts)
    numbers: NDArray[np.int32] = index.words.row_words[places]
    return numbers


def _likeness(index: Index, query: Query, numbers: NDArray[np.int32]) -> Column:
    """For each word of the query (lines) and of the names (columns) 1 if equal, 0 if not even similar."""
    distinct, places = np.unique(numbers, return_inverse=True)
    words = index.words.texts.pick(distinct)
    alike = cdist(query.words, words, scorer=OSA.normalized_similarity).astype(np.float64)
    alike[alike < SIMILAR] = 0
    shorter = np.minimum.outer([len(word) for word in query.words], [len(word) for word in words])
    alike[(shorter <= SHORT) & (alike < 1)] = 0
    begun = cdist(query.words, words, scorer=Prefix.similarity)
    np.maximum(alike, ABBREVIATED, out=alike, where=(begun == shorter) & (shorter >= SHORT) & (alike < 1))
    return alike[:, places]


def _likeness_of_rarest(weights: Column, by_name: Column, starts: NDArray[np.int64], rarest: Column) -> Column:
    counts = np.diff(np.append(starts, len(weights)))
    is_rarest = weights + by_name * 1e-6 >= np.repeat(rarest, counts)
    return np.maximum.reduceat(np.where(is_rarest, by_name, 0.0), starts)
