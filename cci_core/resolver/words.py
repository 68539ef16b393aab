"""The words of all keys: how rare each is, which rows hold it, and which words are nearly it."""

from collections.abc import Sequence
from itertools import chain

import msgspec
import numpy as np
from numpy.typing import NDArray

from cci_core.resolver.numerals import are_numbers
from cci_core.resolver.texts import (
    INVERSE_BASE,
    POWERS,
    HashTable,
    Texts,
    distinct,
    hash_of,
    hashes_of,
    repeated,
    segment_hashes,
    spellings_of,
    table_of,
)

_SPACE = ord(" ")
_SHORTEST_MISSPELT, _LONGEST_MISSPELT = 3, 24


class Words(msgspec.Struct, frozen=True):
    """Each distinct word with its rows and its rarity; each row with its words in order and the sum of their rarities.

    `spellings` leads to a word from its own hash and from those of the word with one letter left out; `numeric` says
    whether it is a number. `initials` leads to the rows whose words have those first letters.
    """

    texts: Texts
    spellings: HashTable
    rows_offsets: NDArray[np.int64]
    rows: NDArray[np.int32]
    weights: NDArray[np.float64]
    numeric: NDArray[np.bool_]
    row_offsets: NDArray[np.int64]
    row_words: NDArray[np.int32]
    row_weights: NDArray[np.float32]
    unknown_weight: float
    initials: HashTable

    def numbers_of(self, words: Sequence[str]) -> list[tuple[str, int]]:
        """Those of the words that are known, each with its number."""
        hashes = np.array([hash_of(word) for word in words], np.uint64)
        found, askers = self.spellings.find_all(hashes, np.arange(len(words)))
        asked = [words[asker] for asker in askers.tolist()]
        return [
            (word, number)
            for word, number, text in zip(asked, found.tolist(), self.texts.pick(found), strict=True)
            if word == text
        ]

    def rows_with(self, number: int) -> NDArray[np.int32]:
        """The rows that hold the word of that number."""
        return self.rows[self.rows_offsets[number] : self.rows_offsets[number + 1]]

    def in_row(self, row: int) -> list[str]:
        """The words of the row, in order."""
        return self.texts.pick(self.row_words[self.row_offsets[row] : self.row_offsets[row + 1]])

    def near(self, words: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        """Pairs of a place among those words and the number of a word that is the same or becomes so.

        Either word, or both, may have one letter left out, which covers every single edit.
        """
        spellings = [_asked(word) for word in words]
        hashes = np.array(list(chain.from_iterable(spellings)), np.uint64)
        places = np.array([place for place, each in enumerate(spellings) for _ in each])
        found, askers = self.spellings.find_all(hashes, places)
        pairs = distinct(askers << 32 | found)
        return pairs >> 32, (pairs & 0xFFFFFFFF).astype(np.int32)

    @property
    def nbytes(self) -> int:
        """The memory that they take."""
        of_words = (self.rows_offsets, self.rows, self.weights, self.numeric)
        of_rows = (self.row_offsets, self.row_words, self.row_weights)
        tables = self.texts.nbytes + self.spellings.nbytes + self.initials.nbytes
        return tables + sum(array.nbytes for array in (*of_words, *of_rows))


def words_of(keys: Texts) -> Words:
    """The words of the keys, which hold only a-z, 0-9 and single spaces."""
    letters, offsets, row_offsets = _split(keys)
    hashes = segment_hashes(letters, offsets[:-1], offsets[1:])
    _, first, inverse = np.unique(hashes, return_index=True, return_inverse=True)
    row_words = inverse.astype(np.int32)
    texts = _picked(letters, offsets, first)
    order = np.argsort(row_words, kind="stable")
    rows = repeated(np.arange(len(keys), dtype=np.int32), np.diff(row_offsets))[order]
    rows_offsets = np.zeros(len(texts) + 1, np.int64)
    np.cumsum(np.bincount(row_words, minlength=len(texts)), out=rows_offsets[1:])
    weights = _rarity(np.diff(rows_offsets), len(keys))
    sums = np.concatenate([[0.0], np.cumsum(weights[row_words])])
    row_weights = (sums[row_offsets[1:]] - sums[row_offsets[:-1]]).astype(np.float32)
    spellings = _spellings(texts, hashes[first])
    unknown = float(_rarity(np.zeros(1, np.int64), len(keys))[0])
    return Words(
        texts=texts,
        spellings=spellings,
        rows_offsets=rows_offsets,
        rows=rows,
        weights=weights,
        numeric=are_numbers(texts, hashes[first]),
        row_offsets=row_offsets,
        row_words=row_words,
        row_weights=row_weights,
        unknown_weight=unknown,
        initials=table_of(hashes_of(Texts(texts.letters[texts.offsets[row_words]], row_offsets))),
    )


def _rarity(frequency: NDArray[np.integer], documents: int) -> NDArray[np.float64]:
    """How much a word says, 0 (in every name) … 1 (in one or none): the logarithm of all names over those with it."""
    said: NDArray[np.float64] = np.log2((documents + 1.0) / np.maximum(frequency, 1)) / np.log2(documents + 2.0)
    return said


def _asked(word: str) -> list[int]:
    return spellings_of(word) if len(word) <= _LONGEST_MISSPELT else [int(hash_of(word))]


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
    places = np.arange(new[-1]) + repeated(offsets[numbers] - new[:-1], lengths)
    return Texts(letters[places], new)


def _spellings(texts: Texts, whole: NDArray[np.uint64]) -> HashTable:
    shorter, numbers = _shortened(texts)
    hashes = np.concatenate([whole, shorter])
    order = np.argsort(hashes, kind="stable")
    return HashTable(hashes[order], np.concatenate([np.arange(len(texts), dtype=np.int32), numbers])[order])


def _shortened(texts: Texts) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
    """The hashes of all texts of usual length with one letter left out, and whose they are.

    A hash is a sum over the letters, so that the parts before and after the letter left out are added up.
    """
    lengths = np.diff(texts.offsets)
    numbers = repeated(np.arange(len(texts), dtype=np.int32), lengths)
    places = np.arange(len(texts.letters)) - texts.offsets[numbers]
    values = (texts.letters.astype(np.uint64) + np.uint64(1)) * POWERS[places % len(POWERS)]
    sums = np.concatenate([np.zeros(1, np.uint64), np.cumsum(values)])
    before = sums[:-1] - sums[texts.offsets[numbers]]
    after = (sums[texts.offsets[numbers + 1]] - sums[1:]) * INVERSE_BASE
    usual = (lengths[numbers] >= _SHORTEST_MISSPELT) & (lengths[numbers] <= _LONGEST_MISSPELT)
    return (before + after)[usual], numbers[usual]
