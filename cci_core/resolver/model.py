"""What the resolver is given and what it answers."""

from typing import Literal

import msgspec

from cci_core.records import Alias

Status = Literal["match", "ambiguous", "none"]
How = Literal["domain", "isin", "ticker", "exact", "folded", "fuzzy"]


class Listing(msgspec.Struct, frozen=True, gc=False):
    """What can be asked for: one company's names, places on the web and owner."""

    slug: str
    name: str
    aliases: tuple[Alias, ...] = ()
    domains: tuple[str, ...] = ()
    isin: str | None = None
    owner: str | None = None
    rated: bool = True


class Resolution(msgspec.Struct, frozen=True):
    """The slug that was meant, or None; the name that matched, how, and up to ten candidates (slug, confidence).

    `via` is the slug of the brand that was matched where its owner answers because the brand itself is not rated.
    """

    status: Status
    slug: str | None = None
    matched: str | None = None
    how: How | None = None
    confidence: float = 0.0
    candidates: tuple[tuple[str, float], ...] = ()
    via: str | None = None
