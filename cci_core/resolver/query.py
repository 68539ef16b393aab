"""A query as the index sees it."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA
from rapidfuzz.process import cpdist

from cci_core.names.fold import Folded
from cci_core.names.frequencies import zipf_frequencies
from cci_core.resolver.index import Index
from cci_core.resolver.words import Words

MOST_WORDS = 14
SHORT = 2
"""Words of up to this many letters lead to no candidates but those with the same word."""

LEAST_LIKENESS = 0.6


class Near(msgspec.Struct, frozen=True):
    """Known words that words of the query are or nearly are: places in the query, numbers, and likeness up to 1."""

    places: NDArray[np.int64]
    numbers: NDArray[np.int32]
    likeness: NDArray[np.float64]


class Query(msgspec.Struct, frozen=True):
    """A folded query: its words one by one, the numbers of those that the index knows (or −1), and their rarity.

    `at_sites` are the companies that have a domain of that name.
    """

    parts: Folded
    key: str
    compact: str
    whole: str
    words: tuple[str, ...]
    numbers: NDArray[np.int32]
    near: Near
    commonness: NDArray[np.float64]
    weights: NDArray[np.float64]
    at_sites: NDArray[np.int32]


def query_of(index: Index, parts: Folded) -> Query:
    """The query beside the index; those beyond the first `MOST_WORDS` are not looked at one by one."""
    known, words = index.words, parts.words[:MOST_WORDS]
    compact = "".join(parts.words)
    near = _near(known, words)
    same = near.likeness == 1
    numbers = np.full(len(words), -1, np.int32)
    numbers[near.places[same]] = near.numbers[same]
    weights = np.full(len(words), known.unknown_weight)
    weights[near.places[same]] = known.weights[near.numbers[same]]
    return Query(
        parts,
        parts.text,
        compact,
        "".join(parts.words + parts.form),
        words,
        numbers,
        near,
        _commonness(words),
        weights,
        index.sites.companies_named(compact),
    )


def _near(known: Words, words: Sequence[str]) -> Near:
    places, numbers = known.near(words)
    asked = [words[place] for place in places.tolist()]
    likeness = cpdist(asked, known.texts.pick(numbers), scorer=OSA.normalized_similarity, dtype=np.float64)
    least = np.array([LEAST_LIKENESS if len(word) > SHORT else 1.0 for word in words])
    kept = likeness >= least[places]
    return Near(places[kept], numbers[kept], likeness[kept])


def _commonness(words: Sequence[str]) -> NDArray[np.float64]:
    frequencies = zipf_frequencies("en")
    return np.array([frequencies.get(word, 0.0) for word in words])
