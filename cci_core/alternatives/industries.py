"""Which companies are in an industry, at every depth of NAICS."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cci_core.directory import Directory, Entry

SUBSECTOR = 3
"""Two digits name a sector, such as all of manufacturing: too wide to be the same industry."""


class Industries:
    """The rated companies of a directory by the beginnings of their industry codes; make one for each directory."""

    def __init__(self, directory: Directory) -> None:
        self.directory = directory
        self._slugs: dict[str, list[str]] = defaultdict(list)
        for entry in directory.entries:
            if entry.score is not None:
                for prefix in {prefix for each in entry.industries for prefix in prefixes(each.code)}:
                    self._slugs[prefix].append(entry.slug)

    def neighbours(self, entry: Entry) -> Iterator[tuple[Entry, str]]:
        """Each rated company that shares an industry, once, with the longest common beginning of their codes."""
        found: dict[str, str] = {}
        for prefix in sorted(own_prefixes(entry), key=len, reverse=True):
            for slug in self._slugs.get(prefix, ()):
                found.setdefault(slug, prefix)
        return ((self.directory.by_slug[slug], prefix) for slug, prefix in found.items() if slug != entry.slug)


def own_prefixes(entry: Entry) -> set[str]:
    """The beginnings of the company's codes."""
    return {prefix for each in entry.industries for prefix in prefixes(each.code)}


def prefixes(code: str) -> Iterable[str]:
    """The beginnings of a code from its subsector down; a code that is shorter stands for itself.

    >>> list(prefixes("336110"))
    ['336', '3361', '33611', '336110']
    """
    return (code[:length] for length in range(min(SUBSECTOR, len(code)), len(code) + 1))
