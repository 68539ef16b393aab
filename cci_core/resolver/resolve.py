"""Exact and folded names."""

from collections.abc import Sequence

import msgspec

from cci_core.resolver.model import Listing, Resolution


class Index(msgspec.Struct, frozen=True):
    """The names of all listings, folded, each with the slugs that bear it."""

    names: dict[str, tuple[str, ...]]


def build_index(listings: Sequence[Listing]) -> Index:
    """The index of the listings' names."""
    names: dict[str, list[str]] = {}
    for listing in listings:
        for name in {listing.name.casefold(), *(alias.name.casefold() for alias in listing.aliases)}:
            names.setdefault(name, []).append(listing.slug)
    return Index({name: tuple(slugs) for name, slugs in names.items()})


def resolve(index: Index, query: str) -> Resolution:
    """The company whose name is the query."""
    slugs = index.names.get(query.strip().casefold(), ())
    if len(slugs) == 1:
        return Resolution("match", slugs[0], query.strip(), "exact", 1.0)
    if slugs:
        return Resolution("ambiguous", candidates=tuple((slug, 1 / len(slugs)) for slug in slugs[:10]))
    return Resolution("none")
