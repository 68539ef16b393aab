"""Which words of the query stand in a name, and which words of either are missing in the other."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from rapidfuzz.distance import OSA, Prefix
from rapidfuzz.process import cdist

from cci_core.resolver.index import Index
from cci_core.resolver.names import Names, lengths_of
from cci_core.resolver.query import Query

SIMILAR = 0.7001
"""Words less alike than this have nothing in common; seven letters of ten are too few."""

SHORT = 3
"""Words of up to this many letters are the same or are not."""

ABBREVIATED = 0.8
"""The likeness of a word and its beginning, such as "tech" and "technology"."""

_NO_WORD = 9.0
"""Commonness where there is no such word; no word is as common."""

_FINE = 1e6
"""Weights of words differ by more than one part of so many, or not at all."""

_LESS_THAN_ONE = 0.5

Column = NDArray[np.float64]


def alignment(index: Index, query: Query, names: Names) -> dict[str, ArrayLike]:
    """Weighted shares of matched words both ways, the heaviest missing words, and the likeness of telling places."""
    likeness = _likeness(index, query, names)
    return {**_of_query(query, names, likeness), **_of_names(index, names, likeness)}


def _of_query(query: Query, names: Names, likeness: Column) -> dict[str, ArrayLike]:
    """What is measured of the query's words, each by the likest word of the name."""
    best = np.maximum.reduceat(likeness, names.starts, axis=1)
    matched = best > 0
    missed, unknown = ~matched, query.numbers < 0
    commonness = query.commonness[:, None]
    matched_weight = query.weights @ best
    return {
        "cover_query": matched_weight / max(float(query.weights.sum()), 1e-9),
        "matched_weight": matched_weight,
        "missed_query": (query.weights[:, None] * (1 - best)).max(axis=0),
        "missed_query_words": missed.sum(axis=0),
        "unknown_words": missed[unknown].sum(axis=0) if unknown.any() else 0,
        "query_words": len(query.words),
        "rarest_query": best[int(query.weights.argmax())],
        "query_commonness": query.commonness.min(),
        "missed_commonness": np.where(best < 1, commonness, _NO_WORD).min(axis=0),
        "matched_commonness": np.where(matched, commonness, _NO_WORD).min(axis=0),
        "exact_words": (best == 1).sum(axis=0),
    }


def _of_names(index: Index, names: Names, likeness: Column) -> dict[str, ArrayLike]:
    """What is measured of the name's words, each by the likest word of the query."""
    best = likeness.max(axis=0)
    weights = index.words.weights[names.numbers]
    words = np.empty((5, len(weights)))
    np.multiply(weights, best, out=words[0])
    np.subtract(weights, words[0], out=words[1])
    # The rarest word, of equally rare ones the likest, carries its likeness as a fraction.
    np.add(np.rint(weights * _FINE), best * _LESS_THAN_ONE, out=words[2])
    words[3] = weights
    np.equal(best, 0, out=words[4])
    rarest_matched, missed, rarest = np.maximum.reduceat(words[:3], names.starts, axis=1)
    all_missed, whole, missed_words = np.add.reduceat(words[[1, 3, 4]], names.starts, axis=1)
    return {
        "cover_name": 1 - all_missed / np.maximum(whole, 1e-9),
        "rarest_matched": rarest_matched,
        "missed_name": missed,
        "missed_name_words": missed_words,
        "name_words": names.counts,
        "first_word": likeness[0].take(names.starts),
        "last_word": likeness[-1].take(names.starts + names.counts - 1),
        "rarest_name": (rarest - np.floor(rarest)) / _LESS_THAN_ONE,
    }


def _likeness(index: Index, query: Query, names: Names) -> Column:
    """For each word of the query (lines) and of the names (columns) 1 if equal, 0 if not even similar."""
    alike: Column = cdist(
        query.words, names.words, scorer=OSA.normalized_similarity, score_cutoff=SIMILAR, dtype=np.float64
    )
    begun = cdist(query.words, names.words, scorer=Prefix.similarity, dtype=np.int32)
    shorter = np.minimum(lengths_of(query.words)[:, None], lengths_of(names.words))
    alike *= (alike == 1) | (shorter > SHORT)
    np.maximum(alike, ABBREVIATED * ((begun == shorter) & (shorter >= SHORT)), out=alike)
    return alike
