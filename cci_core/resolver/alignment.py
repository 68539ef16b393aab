"""Which words of the query stand in a name, and which words of either are missing in the other."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
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

Column = NDArray[np.float64]


def alignment(index: Index, query: Query, names: Names) -> dict[str, Column]:
    """Weighted shares of matched words both ways, the heaviest missing words, and the likeness of telling places."""
    starts = names.starts
    likeness = _likeness(query.words, names.words)
    weights = index.words.weights[names.numbers]
    by_query = np.maximum.reduceat(likeness, starts, axis=1)
    by_name = likeness.max(axis=0)
    missed_query = query.weights[:, None] * (1 - by_query)
    missed_name = weights * (1 - by_name)
    matched = by_query > 0
    commonness = query.commonness[:, None]
    of_name = np.maximum.reduceat(np.stack([weights * by_name, missed_name, weights + by_name * 1e-6]), starts, axis=1)
    sums = np.add.reduceat(np.stack([missed_name, weights, by_name == 0]), starts, axis=1)
    missed_words = ~matched
    return {
        "cover_query": 1 - missed_query.sum(axis=0) / max(query.weights.sum(), 1e-9),
        "cover_name": 1 - sums[0] / np.maximum(sums[1], 1e-9),
        "matched_weight": query.weights @ by_query,
        "rarest_matched": of_name[0],
        "missed_query": missed_query.max(axis=0),
        "missed_name": of_name[1],
        "missed_query_words": missed_words.sum(axis=0),
        "missed_name_words": sums[2],
        "unknown_words": missed_words[query.numbers < 0].sum(axis=0),
        "query_words": np.full(len(starts), len(query.words), np.float64),
        "name_words": names.counts,
        "first_word": likeness[0, starts],
        "last_word": likeness[-1, starts + names.counts - 1],
        "rarest_query": by_query[int(np.argmax(query.weights))],
        "rarest_name": _likeness_of_rarest(weights, by_name, names, of_name[2]),
        "query_commonness": np.full(len(starts), query.commonness.min()),
        "missed_commonness": np.where(by_query < 1, commonness, _NO_WORD).min(axis=0),
        "matched_commonness": np.where(matched, commonness, _NO_WORD).min(axis=0),
        "exact_words": (by_query == 1).sum(axis=0),
    }


def _likeness(query: Sequence[str], words: Sequence[str]) -> Column:
    """For each word of the query (lines) and of the names (columns) 1 if equal, 0 if not even similar."""
    alike: Column = cdist(query, words, scorer=OSA.normalized_similarity, score_cutoff=SIMILAR, dtype=np.float64)
    begun = cdist(query, words, scorer=Prefix.similarity, dtype=np.float64)
    shorter = np.minimum.outer(lengths_of(query), lengths_of(words))
    other = alike < 1
    alike[other & (shorter <= SHORT)] = 0
    np.maximum(alike, ABBREVIATED, out=alike, where=other & (begun == shorter) & (shorter >= SHORT))
    return alike


def _likeness_of_rarest(weights: Column, by_name: Column, names: Names, rarest: Column) -> Column:
    is_rarest = weights + by_name * 1e-6 >= np.repeat(rarest, names.counts)
    likeness: Column = np.maximum.reduceat(by_name * is_rarest, names.starts)
    return likeness
