"""Whether the letters that differ are ones that fingers or ears mistake for each other."""

from collections.abc import Sequence
from itertools import pairwise
from typing import cast

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import Levenshtein

MOST_EDITS = 4
"""Names further from the query than this are not looked at letter by letter."""

_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_SOUNDS = ("ckq", "sz", "fv", "iy", "gj", "dt", "pb", "mn", "uw", "ae", "ou", "ei", "xz")


def _neighbours() -> set[str]:
    pairs = {one + other for row in _ROWS for one, other in pairwise(row)}
    for upper, lower in pairwise(_ROWS):
        for place, letter in enumerate(lower):
            pairs |= {upper[each] + letter for each in (place, place + 1) if each < len(upper)}
    return pairs | {pair[::-1] for pair in pairs}


_ALIKE = {one + other for sound in _SOUNDS for one in sound for other in sound}
_REPLACED = dict.fromkeys(_ALIKE, 2) | dict.fromkeys(_neighbours(), 1)


def slips(query: str, names: Sequence[str], edits: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """`odd_letters`: changed to a letter neither near it on a keyboard nor alike in sound; `keyed`, `sounded`: such.

    `doubled`: letters written once too often or too seldom; `dropped` and `added`: other letters that one side lacks.
    """
    counts = np.zeros((len(names), 6))
    for place in np.flatnonzero((edits > 0) & (edits <= MOST_EDITS)).tolist():
        counts[place] = _counts(query, names[place])
    columns = ("odd_letters", "keyed", "sounded", "doubled", "dropped", "added")
    return {column: counts[:, number] for number, column in enumerate(columns)}


def _counts(query: str, name: str) -> list[int]:
    counts = [0] * 6
    operations = cast("list[tuple[str, int, int]]", Levenshtein.editops(query, name).as_list())
    for tag, at_query, at_name in operations:
        if tag == "replace":
            counts[_REPLACED.get(query[at_query] + name[at_name], 0)] += 1
        elif tag == "insert":
            counts[3 if _repeats(name, at_name) else 4] += 1
        else:
            counts[3 if _repeats(query, at_query) else 5] += 1
    return counts


def _repeats(word: str, place: int) -> bool:
    return word[place] in (word[place - 1 : place], word[place + 1 : place + 2])
