"""Whose a name or a domain is where several companies claim it."""

from collections.abc import Iterable, Mapping, Sequence

Claimants = Mapping[str, Sequence[str]]


def claimed(claims: Iterable[tuple[str, str]]) -> Claimants:
    """The claimants of each thing, from pairs of thing and claimant."""
    found: dict[str, list[str]] = {}
    for thing, claimant in claims:
        found.setdefault(thing, []).append(claimant)
    return found


class Arbiter:
    """Decides between claimants: an owner steps back for what it owns, and companies shown as one do not quarrel."""

    def __init__(self, owners: Mapping[str, Sequence[str]], shown_as: Mapping[str, str | None]) -> None:
        self._owners = owners
        self._shown_as = shown_as

    def holders(self, claimants: Sequence[str]) -> Sequence[str]:
        """The claimants that the thing proves, none where it may mean companies with different scores."""
        above = {owner for slug in claimants for owner in self._owners.get(slug, ())}
        nearest = [slug for slug in claimants if slug not in above]
        return nearest if len({self._shown_as[slug] or slug for slug in nearest}) == 1 else ()
