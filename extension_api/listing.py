"""The directory filtered and sorted, in pages that hold their place while the catalogue changes; pure."""

import struct
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from typing import Literal

import msgspec

from cci_core.directory import Entry
from cci_core.errors import InvalidInput
from cci_core.methodology import UNRATED, Methodology
from cci_core.records.countries import COUNTRY_CODES
from extension_api.problems import Conflict

Sort = Literal["name", "-name", "score", "-score", "change", "-change", "newest", "-newest"]
SORTS: tuple[Sort, ...] = ("name", "-name", "score", "-score", "change", "-change", "newest", "-newest")

_NAME_BYTES = 120
_LAST = b"\xff"
_FIRST = b"\x00"


class Filters(msgspec.Struct, frozen=True):
    """What the companies of a list have in common; None where it does not matter."""

    tier: str | None = None
    industry: str | None = None
    country: str | None = None


def filters_for(methodology: Methodology, *, tier: str | None, industry: str | None, country: str | None) -> Filters:
    """The filters; `InvalidInput` for a tier or a country that there is none of."""
    tiers = (*methodology.ranks, UNRATED)
    if tier is not None and tier not in tiers:
        raise InvalidInput(f"tier must be one of {', '.join(tiers)}, got {tier!r}")
    if country is not None and country not in COUNTRY_CODES:
        raise InvalidInput(f"country must be a code of ISO 3166-1 such as MX, got {country[:20]!r}")
    return Filters(tier=tier, industry=industry, country=country)


class Arrangement(msgspec.Struct, frozen=True, gc=False):
    """Companies in one order, each with a key that sorts as bytes."""

    sort: Sort
    keys: tuple[bytes, ...]
    entries: tuple[Entry, ...]


class Page(msgspec.Struct, frozen=True):
    """A part of an arrangement, with the positions of its neighbours."""

    entries: tuple[Entry, ...]
    total: int
    following: str | None
    preceding: str | None


def chosen(entries: Iterable[Entry], filters: Filters) -> Iterable[Entry]:
    """The companies that fit the filters."""
    return (
        entry
        for entry in entries
        if (filters.tier is None or entry.tier == filters.tier)
        and (filters.country is None or entry.country == filters.country)
        and (filters.industry is None or any(each.code.startswith(filters.industry) for each in entry.industries))
    )


def arrange(entries: Iterable[Entry], sort: Sort) -> Arrangement:
    """The companies in that order: names from A, scores, changes and events from the highest or newest; `-` turns
    it round. What is not known comes last both ways."""
    key_of = _key_maker(sort)
    pairs = sorted(((key_of(entry), entry) for entry in entries), key=lambda pair: pair[0])
    return Arrangement(sort, tuple(key for key, _ in pairs), tuple(entry for _, entry in pairs))


def page(arrangement: Arrangement, *, position: str | None, limit: int) -> Page:
    """The page at the position, the first where there is none; `Conflict` for a position of another order."""
    start = _start(arrangement, position, limit)
    entries = arrangement.entries[start : start + limit]
    end = start + len(entries)
    keys = arrangement.keys
    return Page(
        entries=entries,
        total=len(keys),
        following=_position("a", arrangement.sort, keys[end - 1]) if entries and end < len(keys) else None,
        preceding=_position("b", arrangement.sort, keys[start]) if entries and start > 0 else None,
    )


def _start(arrangement: Arrangement, position: str | None, limit: int) -> int:
    if position is None:
        return 0
    side, sort, key = _read_position(position)
    if sort != arrangement.sort:
        raise Conflict(f"the cursor belongs to sort={sort}, not to sort={arrangement.sort}; start again without it")
    if side == "a":
        return bisect_right(arrangement.keys, key)
    return max(0, bisect_left(arrangement.keys, key) - limit)


def _position(side: str, sort: Sort, key: bytes) -> str:
    return f"{side}{SORTS.index(sort)}{key.hex()}"


def _read_position(position: str) -> tuple[str, Sort, bytes]:
    try:
        return position[0], SORTS[int(position[1])], bytes.fromhex(position[2:])
    except (ValueError, IndexError) as error:
        raise InvalidInput(
            f"cursor must be taken unchanged from the links next and previous, got {position[:60]!r}"
        ) from error


def _key_maker(sort: Sort) -> Callable[[Entry], bytes]:
    downwards = sort.startswith("-")
    kind = sort.removeprefix("-")
    if kind == "name":
        return lambda entry: _turned(_name_key(entry.name), downwards) + entry.slug.encode()
    number_of = _NUMBERS[kind]
    # Names run upwards by nature, numbers downwards: the highest comes first unless turned round.
    return lambda entry: _number_key(number_of(entry), not downwards) + entry.slug.encode()


_NUMBERS: dict[str, Callable[[Entry], float | None]] = {
    "score": lambda entry: entry.score,
    "change": lambda entry: entry.change.month,
    "newest": lambda entry: None if entry.evidence.latest is None else entry.evidence.latest.toordinal(),
}


def _name_key(name: str) -> bytes:
    folded = name.casefold()
    return _unaccented(folded).encode("utf-8", "replace").replace(b"\x00", b"")[:_NAME_BYTES] + b"\x00"


def _unaccented(text: str) -> str:
    if text.isascii():
        return text
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def _number_key(number: float | None, downwards: bool) -> bytes:
    """Eight bytes that sort as the number does, after a byte that puts unknown ones last."""
    if number is None:
        return _LAST
    (bits,) = struct.unpack(">Q", struct.pack(">d", number + 0.0))
    ordered = bits ^ 0xFFFF_FFFF_FFFF_FFFF if bits >> 63 else bits | 1 << 63
    return _FIRST + _turned(ordered.to_bytes(8, "big"), downwards)


def _turned(key: bytes, downwards: bool) -> bytes:
    return bytes(255 - byte for byte in key) if downwards else key
