"""Many short texts held as one run of bytes, so that a million of them cost what their letters cost."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from operator import mul
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

Number = TypeVar("Number", bound=np.generic)

_AT_ONCE = 20_000
_BASE = 0x9E3779B97F4A7C15
_INVERSE_BASE = pow(_BASE, -1, 1 << 64)


def _powers(count: int) -> NDArray[np.uint64]:
    powers = np.full(count, _BASE, np.uint64)
    powers[0] = 1
    return np.cumprod(powers, dtype=np.uint64)


POWERS = _powers(1 << 16)
INVERSE_BASE = np.uint64(_INVERSE_BASE)
_FIRST_POWERS: list[int] = POWERS[:256].tolist()
_SUMS_OF_POWERS = list(accumulate(_FIRST_POWERS, initial=0))
_MASK = (1 << 64) - 1
_NO_NUMBERS = np.empty(0, np.int32)


class Texts(msgspec.Struct, frozen=True):
    """Texts by number; `offsets` has one entry more than there are texts."""

    letters: NDArray[np.uint8]
    offsets: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __getitem__(self, number: int) -> str:
        return self.letters[self.offsets[number] : self.offsets[number + 1]].tobytes().decode("utf-8", "surrogatepass")

    def pick(self, numbers: NDArray[np.integer]) -> list[str]:
        """The texts of those numbers."""
        letters, starts, ends = self.letters.data, self.offsets[numbers].tolist(), self.offsets[numbers + 1].tolist()
        picked = [letters[start:end] for start, end in zip(starts, ends, strict=True)]
        texts = b"\n".join(picked).decode("utf-8", "surrogatepass").split("\n")
        # Reading all at once is faster, but tells them apart only where none holds the line end itself.
        return texts if len(texts) == len(picked) else [str(each, "utf-8", "surrogatepass") for each in picked]

    @property
    def nbytes(self) -> int:
        """The memory that they take."""
        return self.letters.nbytes + self.offsets.nbytes


def texts_of(texts: Sequence[str]) -> Texts:
    """The texts, packed; done in pieces, so that no other thread waits for long."""
    pieces: list[NDArray[np.uint8]] = [np.empty(0, np.uint8)]
    lengths: list[NDArray[np.int64]] = [np.zeros(1, np.int64)]
    for piece in _pieces(texts):
        encoded = [text.encode("utf-8", "surrogatepass") for text in piece]
        pieces.append(np.frombuffer(b"".join(encoded), np.uint8))
        lengths.append(np.fromiter(map(len, encoded), np.int64, len(encoded)))
    return Texts(np.concatenate(pieces), np.cumsum(np.concatenate(lengths)))


def _pieces(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    return (texts[start : start + _AT_ONCE] for start in range(0, len(texts), _AT_ONCE))


def joined_texts(pieces: Sequence[Texts]) -> Texts:
    """The texts of the pieces, one piece after another."""
    before = np.cumsum([0, *(len(piece.letters) for piece in pieces)])
    offsets = [piece.offsets[:-1] + start for piece, start in zip(pieces, before[:-1], strict=True)]
    return Texts(np.concatenate([piece.letters for piece in pieces]), np.concatenate([*offsets, before[-1:]]))


def hashes_of(texts: Texts) -> NDArray[np.uint64]:
    """A 64-bit hash of each text; equal texts have equal hashes."""
    return segment_hashes(texts.letters, texts.offsets[:-1], texts.offsets[1:])


def segment_hashes(
    letters: NDArray[np.uint8], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """The hash of each segment of the letters: a polynomial in its letters, modulo 2⁶⁴; segments do not overlap."""
    places = np.arange(len(letters)) - repeated(starts, np.diff(np.append(starts, len(letters))))
    sums = np.zeros(len(letters) + 1, np.uint64)
    np.cumsum((letters.astype(np.uint64) + np.uint64(1)) * POWERS[places % len(POWERS)], out=sums[1:])
    return sums[ends] - sums[starts]


def hash_of(text: str) -> np.uint64:
    """The hash of one text, as `hashes_of` gives it."""
    letters = text.encode("utf-8", "surrogatepass")
    if len(letters) > len(_FIRST_POWERS):
        return np.uint64(hashes_of(texts_of([text]))[0])
    return np.uint64((sum(map(mul, letters, _FIRST_POWERS)) + _SUMS_OF_POWERS[len(letters)]) & _MASK)


def spellings_of(word: str) -> list[int]:
    """The hash of the word, and those of the word with one letter left out.

    A hash is a sum over the letters, so that the parts before and after the letter left out are added up.
    """
    values = [(letter + 1) * power for letter, power in zip(word.encode(), _FIRST_POWERS, strict=False)]
    sums = list(accumulate(values, initial=0))
    whole = sums[-1]
    shorter = [(before + ((whole - after) & _MASK) * _INVERSE_BASE) & _MASK for before, after in pairwise(sums)]
    return [whole & _MASK, *shorter]


class HashTable(msgspec.Struct, frozen=True):
    """Numbers of texts, found by hash; what is found may be another text with an equal hash: compare."""

    hashes: NDArray[np.uint64]
    numbers: NDArray[np.int32]

    def find(self, text: str) -> NDArray[np.int32]:
        """The numbers of the texts that are most likely equal to the text, ascending."""
        wanted = hash_of(text)
        start = int(self.hashes.searchsorted(wanted))
        if start == len(self.hashes) or self.hashes[start] != wanted:
            return self.numbers[:0]
        return self.numbers[start : self.hashes.searchsorted(wanted, "right")]

    def has(self, wanted: NDArray[np.uint64]) -> NDArray[np.bool_]:
        """For each hash whether a text has it."""
        return are_among(wanted, self.hashes)

    def find_all(
        self, wanted: NDArray[np.uint64], labels: NDArray[np.integer]
    ) -> tuple[NDArray[np.int32], NDArray[np.integer]]:
        """All numbers with one of those hashes, each with the label of the hash that found it."""
        starts = self.hashes.searchsorted(wanted)
        known = np.flatnonzero(self.hashes.take(starts, mode="clip") == wanted) if len(self.hashes) else starts[:0]
        starts, labels = starts[known], labels[known]
        ends = self.hashes.searchsorted(wanted[known], "right")
        found = [self.numbers[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        return joined(found), np.repeat(labels, ends - starts)

    @property
    def nbytes(self) -> int:
        """The memory that it takes."""
        return self.hashes.nbytes + self.numbers.nbytes


def table_of(hashes: NDArray[np.uint64]) -> HashTable:
    """The table in which the hash at place i leads to i."""
    order = np.argsort(hashes, kind="stable").astype(np.int32)
    return HashTable(hashes[order], order)


def are_among(wanted: NDArray[np.uint64], ascending: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """For each of the hashes whether it is one of those in ascending order."""
    if not len(ascending):
        return np.zeros(len(wanted), bool)
    among: NDArray[np.bool_] = ascending.take(ascending.searchsorted(wanted), mode="clip") == wanted
    return among


def repeated(values: NDArray[Number], counts: NDArray[np.integer]) -> NDArray[Number]:
    """Each value as often as its count says; done in pieces, for numpy lets no other thread run meanwhile."""
    starts = range(0, max(len(values), 1), _AT_ONCE)
    return np.concatenate([np.repeat(values[a : a + _AT_ONCE], counts[a : a + _AT_ONCE]) for a in starts])


def joined(parts: Iterable[NDArray[np.int32]]) -> NDArray[np.int32]:
    """The parts, one after another; empty for none."""
    return np.concatenate([_NO_NUMBERS, *parts])


def distinct(numbers: NDArray[Number]) -> NDArray[Number]:
    """Each number once, ascending; for the few of a query much faster than `np.unique`."""
    ordered = np.sort(numbers)
    return ordered[starts_of_runs(ordered)]


def starts_of_runs(ordered: NDArray[np.generic]) -> NDArray[np.bool_]:
    """For each of the ascending numbers whether it is the first of its kind."""
    is_first = np.ones(len(ordered), bool)
    np.not_equal(ordered[1:], ordered[:-1], out=is_first[1:])
    return is_first
