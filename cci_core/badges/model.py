"""The badge index as values: what the file says, without how it is packed."""

from datetime import date
from enum import IntEnum

import msgspec

EPOCH = date(1970, 1, 1)


class Proof(IntEnum):
    """How a page must prove a name before it may wear a badge."""

    PLAIN = 0
    """The name alone will do, written as a name in a title."""
    NEEDS_STRUCTURE = 1
    """Common words, short and numeric names: only a place made for brands, or the address, proves them."""
    NEVER = 2
    """Several companies bear the name, or its alias says so: found by searching, but it proves nothing."""


class BadgeName(msgspec.Struct, frozen=True, gc=False):
    """A name as people write it; `brand` where it is a brand of the company rather than the company itself."""

    text: str
    proof: Proof = Proof.PLAIN
    brand: bool = False


class BadgeCompany(msgspec.Struct, frozen=True, gc=False):
    """One company with its names, the shown one first, and its domains.

    A rated company has tier, score in hundredths of a point and the day of its newest event. A company that is shown
    as its rated owner has `owner`, that owner's slug, instead.
    """

    slug: str
    names: tuple[BadgeName, ...]
    domains: tuple[str, ...] = ()
    tier: str | None = None
    hundredths: int = 0
    latest: date = EPOCH
    owner: str | None = None


class BadgeIndex(msgspec.Struct, frozen=True):
    """Everything a badge index says, companies in order of slug; versions only grow."""

    version: int
    day: date
    methodology: str
    tiers: tuple[str, ...]
    companies: tuple[BadgeCompany, ...]


def version_of(day: date, revision: int) -> int:
    """The version of an index of that day and catalogue revision: below 2^53, so that JavaScript counts it exactly."""
    return ((day - EPOCH).days << 32) | (revision & 0xFFFF_FFFF)
