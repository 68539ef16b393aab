"""The names of the candidates, read out of the index once for all that is measured of them."""

from collections.abc import Sequence
from typing import Self

import msgspec
import numpy as np
from numpy.typing import NDArray

from cci_core.resolver.index import Index


class Names(msgspec.Struct, frozen=True):
    """One entry a row: its key, the key without spaces, its words, its legal form.

    `words` and `numbers` are the words of all rows, one row after another; `starts` says where each row's begin.
    """

    rows: NDArray[np.int32]
    keys: list[str]
    compacts: list[str]
    forms: list[str]
    words: list[str]
    numbers: NDArray[np.int32]
    starts: NDArray[np.int64]
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, index: Index, rows: NDArray[np.int32]) -> Self:
        """The names of those rows, none of which is written only in letters of another script."""
        keys = index.keys.pick(rows)
        lines = "\n".join(keys)
        offsets = index.words.row_offsets
        counts = offsets[rows + 1] - offsets[rows]
        ends = np.cumsum(counts)
        starts = ends - counts
        places = np.arange(ends[-1]) + np.repeat(offsets[rows] - starts, counts)
        return cls(
            rows,
            keys,
            lines.replace(" ", "").split("\n"),
            [index.forms[place] for place in index.form_of[rows].tolist()],
            lines.split(),
            index.words.row_words[places],
            starts,
            counts,
        )


def lengths_of(texts: Sequence[str]) -> NDArray[np.int64]:
    """How many letters each has."""
    return np.fromiter(map(len, texts), np.int64, len(texts))
