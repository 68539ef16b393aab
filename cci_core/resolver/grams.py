"""Candidates by shared runs of three letters."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from cci_core.resolver.texts import Texts, distinct, joined, repeated

_LETTERS = 37
GRAMS = _LETTERS**3
_CODES = np.zeros(256, np.int32)
_CODES[ord("0") : ord("9") + 1] = np.arange(1, 11)
_CODES[ord("a") : ord("z") + 1] = np.arange(11, 37)


class Grams(msgspec.Struct, frozen=True):
    """For each run of three letters the rows whose padded key holds it, ascending; and how many each row has."""

    offsets: NDArray[np.int64]
    rows: NDArray[np.int32]
    counts: NDArray[np.uint16]

    @property
    def nbytes(self) -> int:
        """The memory that they take."""
        return self.offsets.nbytes + self.rows.nbytes + self.counts.nbytes


def grams_of(keys: Texts) -> Grams:
    """The runs of three letters in the keys, which hold only a-z, 0-9 and spaces; each key is padded with spaces."""
    codes, rows = _coded(keys)
    order = np.argsort(codes, kind="stable")
    codes, rows = codes[order], rows[order]
    new = np.ones(len(codes), bool)
    new[1:] = (codes[1:] != codes[:-1]) | (rows[1:] != rows[:-1])
    codes, rows = codes[new], rows[new]
    offsets = np.zeros(GRAMS + 1, np.int64)
    np.cumsum(np.bincount(codes, minlength=GRAMS), out=offsets[1:])
    counts = np.minimum(np.bincount(rows, minlength=len(keys)), 65535).astype(np.uint16)
    return Grams(offsets, rows, counts)


def _coded(keys: Texts) -> tuple[NDArray[np.uint16], NDArray[np.int32]]:
    lengths = np.diff(keys.offsets)
    padded = np.zeros(len(keys.letters) + 2 * len(keys), np.int32)
    rows = repeated(np.arange(len(keys), dtype=np.int32), lengths + 2)
    inner = np.arange(len(keys.letters)) + 2 * repeated(np.arange(len(keys)), lengths) + 1
    padded[inner] = _CODES[keys.letters]
    codes = (padded[:-2] * _LETTERS + padded[1:-1]) * _LETTERS + padded[2:]
    whole = rows[:-2] == rows[2:]
    return codes[whole].astype(np.uint16), rows[:-2][whole]


def query_grams(key: str) -> NDArray[np.int32]:
    """The distinct runs of three letters of the padded key."""
    padded = _CODES[np.frombuffer(f" {key} ".encode("ascii"), np.uint8)]
    return distinct((padded[:-2] * _LETTERS + padded[1:-1]) * _LETTERS + padded[2:])


def nearest_by_grams(
    grams: Grams, key: str, *, limit: int, budget: int
) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
    """Up to `limit` rows that share most of the key's grams, with the share; reads about `budget` postings at most."""
    wanted = query_grams(key)
    starts = grams.offsets[wanted]
    lengths = grams.offsets[wanted + 1] - starts
    rarest = lengths.argsort()
    starts, lengths = starts[rarest], lengths[rarest]
    within = max(int(lengths.cumsum().searchsorted(budget, "right")), 1)
    ends = (starts + lengths)[:within].tolist()
    found = joined([grams.rows[start:end] for start, end in zip(starts[:within].tolist(), ends, strict=True)])
    rows, in_common = _sharing_most(found, 4 * limit)
    share = in_common / (len(wanted) + grams.counts[rows] - in_common)
    if len(rows) > limit:
        best = np.argpartition(share, -limit)[-limit:]
        rows, share = rows[best], share[best]
    return rows, share


def _sharing_most(found: NDArray[np.int32], plenty: int) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """At least `plenty` of the rows found most often, where so many were found, with how often each was.

    The work grows with what was found, not with the index.
    """
    in_order = np.sort(found)
    repeats = np.zeros(len(in_order) + 1, bool)
    np.equal(in_order[1:], in_order[:-1], out=repeats[1:-1])
    bounds = np.flatnonzero(repeats[1:] != repeats[:-1])
    starts, ends = bounds[::2], bounds[1::2]
    if len(starts) < plenty:
        starts = np.flatnonzero(~repeats[:-1])
        return in_order[starts], np.diff(starts, append=len(in_order))
    times = ends - starts
    most = np.flatnonzero(times >= np.partition(times, -plenty)[-plenty])
    return in_order[starts[most]], times[most] + 1
