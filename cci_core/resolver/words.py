"""The words of all keys: how rare each is, which rows hold it, and which words are nearly it."""

from collections.abc import Sequence
from itertools import pairwise

import msgspec
import numpy as np
from numpy.typing import NDArray

from cci_core.resolver.texts import (
    INVERSE_BASE,
    POWERS,
    HashTable,
    Texts,
    hashes_of,
    segment_hashes,
    table_of,
    texts_of,
)

_SPACE = ord(" ")
_SHORTEST_MISSPELT, _LONGEST_MISSPELT = 3, 24


class Words(msgspec.Struct, frozen=True):
    """Each distinct word with its rows; each row with its words in order and the sum of their rarities."""

    texts: Texts
    table: HashTable
    rows_offsets: NDArray[np.int64]
    rows: NDArray[np.int32]
    row_offsets: NDArray[np.int64]
    row_words: NDArray[np.int32]
    row_weights: NDArray[np.float32]
    deletions: HashTable
    documents: int

    def number_of(self, word: str) -> int | None:
        """The number of the word, None where no key holds it."""
        return next((int(number) for number in self.table.find(word) if self.texts[int(number)] == word), None)

    def frequency(self, numbers: NDArray[np.integer]) -> NDArray[np.int64]:
        """In how many keys each of those words stands."""
        counts: NDArray[np.int64] = self.rows_offsets[numbers + 1] - self.rows_offsets[numbers]
        return counts

    def near(self, words: Sequence[str]) -> list[NDArray[np.int32]]:
        """For each word the numbers of those that become equal to it by leaving out one letter in either or both."""
        asked = texts_of([word if _SHORTEST_MISSPELT <= len(word) <= _LONGEST_MISSPELT else "" for word in words])
        shorter, places = _shortened(asked)
        whole = hashes_of(asked)
        found = [
            *self.deletions.find_all(whole, np.arange(len(words))),
            *self.deletions.find_all(shorter, places),
            *self.table.find_all(shorter, places),
        ]
        numbers, askers = np.concatenate(found[::2]), np.concatenate(found[1::2])
        pairs = np.unique(askers.astype(np.int64) << 32 | numbers)
        ends = pairs.searchsorted(np.arange(len(words) + 1) << 32)
        distinct = (pairs & 0xFFFFFFFF).astype(np.int32)
        return [distinct[start:end] for start, end in pairwise(ends.tolist())]

    @property
    def nbytes(self) -> int:
        """The memory that they take."""
        arrays = (self.rows_offsets, self.rows, self.row_offsets, self.row_words, self.row_weights)
        return self.texts.nbytes + self.table.nbytes + self.deletions.nbytes + sum(array.nbytes for array in arrays)


def words_of(keys: Texts) -> Words:
    """The words of the keys, which hold only a-z, 0-9 and single spaces."""
    letters, offsets, row_offsets = _split(keys)
    hashes = segment_hashes(letters, offsets[:-1], offsets[1:])
    _, first, inverse = np.unique(hashes, return_index=True, return_inverse=True)
    row_words = inverse.astype(np.int32)
    texts = _picked(letters, offsets, first)
    order = np.argsort(row_words, kind="stable")
    rows = np.repeat(np.arange(len(keys), dtype=np.int32), np.diff(row_offsets))[order]
    rows_offsets = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(np.bincount(row_words, minlength=len(texts)), out=rows_offsets[1:])
    said = rarity(np.diff(rows_offsets), len(keys))[row_words]
    sums = np.concatenate([[0.0], np.cumsum(said)])
    row_weights = (sums[row_offsets[1:]] - sums[row_offsets[:-1]]).astype(np.float32)
    table, deletions = table_of(hashes[first]), _deletions(texts)
    return Words(texts, table, rows_offsets, rows, row_offsets, row_words, row_weights, deletions, len(keys))


def rarity(frequency: NDArray[np.integer], documents: int) -> NDArray[np.float64]:
    """How much a word says, 0 (in every name) … 1 (in one or none): the logarithm of all names over those with it."""
    said: NDArray[np.float64] = np.log2((documents + 1.0) / np.maximum(frequency, 1)) / np.log2(documents + 2.0)
    return said


def _split(keys: Texts) -> tuple[NDArray[np.uint8], NDArray[np.int64], NDArray[np.int64]]:
    """The letters without spaces, where each word starts in them, and where each row starts among the words."""
    row_starts = np.zeros(len(keys.letters), bool)
    filled = keys.offsets[:-1][np.diff(keys.offsets) > 0]
    row_starts[filled] = True
    space = keys.letters == _SPACE
    starts = row_starts.copy()
    starts[1:] |= space[:-1]
    words_before = np.concatenate([[0], np.cumsum(starts & ~space)])
    kept = ~space
    letters = keys.letters[kept]
    offsets = np.append(np.flatnonzero(starts[kept]), len(letters))
    return letters, offsets, words_before[keys.offsets]


def _picked(letters: NDArray[np.uint8], offsets: NDArray[np.int64], numbers: NDArray[np.int64]) -> Texts:
    lengths = (offsets[1:] - offsets[:-1])[numbers]
    new = np.concatenate([[0], np.cumsum(lengths)])
    places = np.arange(new[-1]) + np.repeat(offsets[numbers] - new[:-1], lengths)
    return Texts(letters[places], new)


def _deletions(texts: Texts) -> HashTable:
    hashes, numbers = _shortened(texts)
    order = np.argsort(hashes, kind="stable")
    return HashTable(hashes[order], numbers[order])


def _shortened(texts: Texts) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """The hashes of all texts of usual length with one letter left out, and whose they are.

    A hash is a sum over the letters, so that the parts before and after the letter left out are added up.
    """
    lengths = np.diff(texts.offsets)
    numbers = np.repeat(np.arange(len(texts), dtype=np.int32), lengths)
    places = np.arange(len(texts.letters)) - texts.offsets[numbers]
    values = (texts.letters.astype(np.uint64) + np.uint64(1)) * POWERS[places % len(POWERS)]
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(values)])
    before = sums[:-1] - sums[texts.offsets[numbers]]
    after = (sums[texts.offsets[numbers + 1]] - sums[1:]) * INVERSE_BASE
    usual = (lengths[numbers] >= _SHORTEST_MISSPELT) & (lengths[numbers] <= _LONGEST_MISSPELT)
    return (before + after)[usual], numbers[usual]
