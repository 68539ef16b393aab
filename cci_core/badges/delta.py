"""A delta: what turns one badge index file into the next; `docs/badge-index.md` describes every byte.

It is made of pieces that both files share, new bytes between them, and small steps of single bytes, since almost every
score moves by a hundredth now and then. Applied, it gives the next file byte by byte, its signature included.
"""

import struct
from collections.abc import Iterator
from itertools import chain

from cci_core.badges.columns import COLUMNS, Row, rows
from cci_core.badges.envelope import HEAD_BYTES, read_head, unseal
from cci_core.badges.packing import Reader, packed, packed_bytes, packed_signed, shared_length
from cci_core.badges.payload import preamble
from cci_core.errors import InvalidInput

MAGIC = b"CCIDELTA"
SCHEMA = 1
START = struct.Struct("<8sHHI32s")

_STEPPED = {
    *("tier", "score_low", "score_high", "latest_low", "latest_middle", "latest_high"),
    *("name_shared", "slug_cut", "alias_count", "domain_count"),
}
Piece = tuple[str, bytes]
"""Slug and bytes of one company in one column; what stands before a column has no slug."""


def make_delta(base: bytes, target: bytes) -> bytes:
    """The delta between two files, both of which must be whole."""
    script, offset = _Script(), 0
    for (column, pieces), (_, wanted) in zip(_columns(base), _columns(target), strict=True):
        known: dict[str, tuple[int, bytes]] = {}
        for slug, part in pieces:
            known[slug] = offset, part
            offset += len(part)
        for slug, part in wanted:
            place, before = known.get(slug, (0, b""))
            same = part == before or (column in _STEPPED and len(part) == len(before))
            kept = len(part) if same else shared_length(before, part)
            script.copy(place, before[:kept], part[:kept])
            script.insert(part[kept:])
    return START.pack(MAGIC, SCHEMA, 0, 0, read_head(base).checksum) + target[:HEAD_BYTES] + script.packed()


def is_delta(data: bytes) -> bool:
    """Whether the bytes are a delta rather than a whole file."""
    return data.startswith(MAGIC)


def apply_delta(base: bytes, delta: bytes) -> bytes:
    """The file that the delta makes of the base; `unseal` proves it. `InvalidInput` where they do not fit."""
    if len(delta) < START.size + HEAD_BYTES or not is_delta(delta):
        raise InvalidInput("this is not a delta of a badge index")
    _, schema, _, _, checksum = START.unpack_from(delta)
    if schema != SCHEMA:
        raise InvalidInput(f"the delta has schema {schema}, and only schema {SCHEMA} is known; update this program")
    if checksum != read_head(base).checksum:
        raise InvalidInput("the delta belongs to another badge index; fetch the whole")
    reader = Reader(delta[START.size + HEAD_BYTES :])
    payload = bytearray(_assembled(base[HEAD_BYTES:], reader))
    _take_steps(payload, reader)
    return delta[START.size : START.size + HEAD_BYTES] + bytes(payload)


def _columns(file: bytes) -> Iterator[tuple[str, Iterator[Piece]]]:
    """The columns by name, each with its length in front; what stands before them comes first, without a name."""
    index = unseal(file, None)
    yield "", iter([("", preamble(index))])
    slugs = [company.slug for company in index.companies]
    for name, parts in zip(Row._fields, list(zip(*rows(index), strict=True)) or [()] * COLUMNS, strict=True):
        length = packed(sum(map(len, parts)))
        yield name, chain([("", length)], zip(slugs, parts, strict=True))


class _Script:
    """Collects what makes the target out of the base."""

    def __init__(self) -> None:
        self._moves: list[tuple[int, int, bytearray]] = []
        self._base_end = self._length = self._last_step = 0
        self._gaps, self._steps = bytearray(), bytearray()

    def copy(self, place: int, before: bytes, after: bytes) -> None:
        """Take the piece from the base, stepping the bytes that differ."""
        if before != after:
            self._step(before, after)
        if not before:
            return
        if self._moves and place == self._base_end and not self._moves[-1][2]:
            skip, length, _ = self._moves[-1]
            self._moves[-1] = skip, length + len(before), bytearray()
        else:
            self._moves.append((place - self._base_end, len(before), bytearray()))
        self._base_end = place + len(before)
        self._length += len(before)

    def insert(self, part: bytes) -> None:
        """Add new bytes."""
        if not part:
            return
        if not self._moves:
            self._moves.append((0, 0, bytearray()))
        self._moves[-1][2].extend(part)
        self._length += len(part)

    def packed(self) -> bytes:
        """The script as the delta holds it."""
        columns = (
            b"".join(packed_signed(skip) for skip, _, _ in self._moves),
            b"".join(packed(length) for _, length, _ in self._moves),
            b"".join(packed(len(fresh)) for _, _, fresh in self._moves),
            b"".join(fresh for _, _, fresh in self._moves),
            bytes(self._gaps),
            bytes(self._steps),
        )
        return b"".join(map(packed_bytes, columns))

    def _step(self, before: bytes, after: bytes) -> None:
        for place, (old, new) in enumerate(zip(before, after, strict=True), self._length):
            if old != new:
                self._gaps += packed(place - self._last_step)
                self._steps.append((new - old) % 256)
                self._last_step = place


def _assembled(base: bytes, reader: Reader) -> bytes:
    skips, lengths, inserts, fresh = (Reader(reader.block()) for _ in range(4))
    place, parts = 0, []
    while not lengths.at_end:
        place += skips.signed()
        length = lengths.number()
        if place < 0 or place + length > len(base):
            raise InvalidInput("the delta is damaged: it copies what is not there")
        parts += [base[place : place + length], fresh.take(inserts.number())]
        place += length
    return b"".join(parts)


def _take_steps(payload: bytearray, reader: Reader) -> None:
    gaps, place = Reader(reader.block()), 0
    for step in reader.block():
        place += gaps.number()
        if place >= len(payload):
            raise InvalidInput("the delta is damaged: it changes what is not there")
        payload[place] = (payload[place] + step) % 256
