"""A query as the index sees it."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from cci_core.names.fold import Folded
from cci_core.names.frequencies import zipf_frequencies
from cci_core.resolver.words import Words, rarity

MOST_WORDS = 14


class Query(msgspec.Struct, frozen=True):
    """A folded query: its words one by one, the numbers of those that the index knows (or −1), and their rarity."""

    parts: Folded
    key: str
    compact: str
    whole: str
    words: tuple[str, ...]
    numbers: NDArray[np.int32]
    commonness: NDArray[np.float64]
    weights: NDArray[np.float64]


def query_of(known: Words, parts: Folded) -> Query:
    """The query beside the known words; those beyond the first `MOST_WORDS` are not looked at one by one."""
    words = parts.words[:MOST_WORDS]
    found = [known.number_of(word) for word in words]
    numbers = np.array([-1 if number is None else number for number in found], np.int32)
    frequency = np.where(numbers < 0, 0, known.frequency(np.maximum(numbers, 0)))
    return Query(
        parts,
        parts.text,
        "".join(parts.words),
        "".join(parts.words + parts.form),
        words,
        numbers,
        _commonness(words),
        rarity(frequency, known.documents),
    )


def _commonness(words: Sequence[str]) -> NDArray[np.float64]:
    frequencies = zipf_frequencies("en")
    return np.array([frequencies.get(word, 0.0) for word in words])
