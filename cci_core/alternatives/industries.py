"""Which companies are in an industry, at every depth of NAICS, the best first."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby, repeat

from cci_core.directory import Directory, Entry

SUBSECTOR = 3
"""Two digits name a sector, such as all of manufacturing: too wide to be the same industry."""


class Industries:
    """The rated companies of a directory by the beginnings of their industry codes; make one for each directory."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._ranks = directory.methodology.ranks
        self._best_first: dict[str, list[Entry]] = defaultdict(list)
        # Sorted once and dealt out, so that every list is in order.
        for entry in sorted((each for each in directory.entries if each.score is not None), key=self._order):
            for prefix in own_prefixes(entry):
                self._best_first[prefix].append(entry)

    def better(self, entry: Entry) -> Iterator[tuple[Entry, str]]:
        """Each company of a better tier that shares an industry, once, with the longest common beginning of codes.

        Nearest industry first, then best tier, best score, most evidence; only as much is read as is taken.
        """
        found: set[str] = set()
        for _, nearest in groupby(own_prefixes(entry), key=len):
            for other, prefix in self._best_of(list(nearest)):
                if self._ranks[other.tier] >= self._ranks[entry.tier]:
                    break
                if other.slug not in found:
                    found.add(other.slug)
                    yield other, prefix

    def _best_of(self, prefixes: Sequence[str]) -> Iterator[tuple[Entry, str]]:
        """The companies of industries that are equally near, from the best to the worst."""
        lists = (zip(self._best_first.get(prefix, ()), repeat(prefix)) for prefix in prefixes)
        return merge(*lists, key=lambda pair: self._order(pair[0]))

    def _order(self, entry: Entry) -> tuple[int, float, int, str]:
        return self._ranks[entry.tier], -(entry.score or 0.0), -entry.evidence.impacts, entry.slug


def own_prefixes(entry: Entry) -> Sequence[str]:
    """The beginnings of the company's codes, the longest first."""
    found = {prefix for each in entry.industries for prefix in prefixes(each.code)}
    return sorted(found, key=lambda prefix: (-len(prefix), prefix))


def prefixes(code: str) -> Iterable[str]:
    """The beginnings of a code from its subsector down; a code that is shorter stands for itself.

    >>> list(prefixes("336110"))
    ['336', '3361', '33611', '336110']
    """
    return (code[:length] for length in range(min(SUBSECTOR, len(code)), len(code) + 1))
