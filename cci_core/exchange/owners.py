"""Owners must be companies of the catalogue, and nobody owns himself through others."""

from collections.abc import Iterator, Mapping

from cci_core.exchange.faults import Fault, shown


def owner_faults(owners: Mapping[str, str | None], places: Mapping[str, str]) -> Iterator[Fault]:
    """A fault for each owner that is no company, and one for each circle of owners."""
    for slug, owner in owners.items():
        if owner is not None and owner not in owners:
            message = f"{shown(owner)} is no company of the catalogue; add it or leave the owner out"
            yield Fault(places.get(slug, f"company {slug}"), "owner", message)
    for circle in _circles(owners):
        place = places.get(circle[0], f"company {circle[0]}")
        yield Fault(place, "owner", f"{' → '.join([*circle, circle[0]])} is a circle; leave one owner out")


def _circles(owners: Mapping[str, str | None]) -> Iterator[list[str]]:
    settled: set[str] = set()
    for start, above in owners.items():
        if above is None:
            continue
        chain: list[str] = []
        place: dict[str, int] = {}
        slug: str | None = start
        while slug is not None and slug in owners and slug not in settled and slug not in place:
            place[slug] = len(chain)
            chain.append(slug)
            slug = owners[slug]
        if slug is not None and slug in place:
            yield chain[place[slug] :]
        settled.update(chain)
