"""Words that are numbers, in digits or in small Roman letters: they tell one fund or chapter from the next."""

import numpy as np
from numpy.typing import NDArray

from cci_core.resolver.texts import Texts, hash_of

_ROMAN = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split())
_ZERO, _NINE = ord("0"), ord("9")


def is_number(word: str) -> bool:
    """Whether the folded word is a number.

    >>> [is_number(word) for word in ("12", "iv", "3m", "ltd")]
    [True, True, False, False]
    """
    return word.isdigit() or word in _ROMAN


def are_numbers(words: Texts, hashes: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """`is_number` of each of the words with those hashes; they hold only a-z and 0-9 and none is empty."""
    if not len(words):
        return np.empty(0, bool)
    digits = (words.letters >= _ZERO) & (words.letters <= _NINE)
    roman = np.isin(hashes, [hash_of(word) for word in _ROMAN])
    return np.logical_and.reduceat(digits, words.offsets[:-1]) | roman
