"""What the bot looks up besides the directory itself: names by their beginnings, companies by industry."""

import asyncio
import gc
import heapq
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

from cci_core.alternatives import Industries
from cci_core.directory import Directory, DirectoryKeeper, Entry
from cci_core.names import fold_text

MOST = 25
_SCANNED = 300


class Name(NamedTuple):
    """A folded name and whose it is."""

    folded: str
    slug: str
    shown: str


class Names(msgspec.Struct, frozen=True):
    """All names of one directory in order, the rated companies' apart, and the companies with the newest events."""

    rated: tuple[Name, ...]
    others: tuple[Name, ...]
    newest: tuple[str, ...]

    def starting_with(self, typed: str, limit: int = MOST) -> list[Name]:
        """Names that start with the text, one a company: rated companies first, then the shortest names."""
        prefix = fold_text(typed)
        found: dict[str, Name] = {}
        for names in (self.rated, self.others) if prefix else ():
            for name in sorted(_from(names, prefix), key=lambda name: (len(name.folded), name.folded)):
                found.setdefault(name.slug, name)
        return list(found.values())[:limit]


def names_of(directory: Directory) -> Names:
    """The names of the directory; takes about a second for 100,000 companies, so call it in a thread."""
    rated = sorted(_names(entry for entry in directory.entries if entry.score is not None))
    others = sorted(_names(entry for entry in directory.entries if entry.score is None))
    dated = ((entry.headline.date, entry.slug) for entry in directory.entries if entry.headline is not None)
    newest = heapq.nlargest(MOST, dated)
    return Names(tuple(rated), tuple(others), tuple(slug for _, slug in newest))


class Indexes(msgspec.Struct, frozen=True):
    """Everything that is looked up for one directory."""

    directory: Directory
    names: Names
    industries: Industries
    industry_titles: tuple[tuple[str, str], ...]
    """The title and the code of each industry that a rated company is in, in order of title."""


def indexes_of(directory: Directory) -> Indexes:
    """The indexes of the directory; takes about a second for 100,000 companies, so call it in a thread."""
    rated = [entry for entry in directory.entries if entry.score is not None]
    titles = {each.code: each.title for entry in rated for each in entry.industries}
    sorted_titles = tuple(sorted((title, code) for code, title in titles.items()))
    return Indexes(directory, names_of(directory), Industries(directory), sorted_titles)


class IndexKeeper:
    """The indexes of the present directory, made anew when it changes."""

    def __init__(self, keeper: DirectoryKeeper) -> None:
        self._keeper = keeper
        self.current: Indexes | None = None

    async def refresh(self) -> None:
        """Make the indexes of the next directory that there are none for."""
        directory = await self._keeper.next_after(self.current.directory.version if self.current else None)
        self.current = await asyncio.to_thread(indexes_of, directory)
        # Hundreds of thousands of objects that stay: without this the collector walks them all, a pause for everybody.
        gc.freeze()

    async def run(self) -> None:
        """Follow the directory until cancelled."""
        while True:
            await self.refresh()


def _names(entries: Iterable[Entry]) -> Iterator[Name]:
    for entry in entries:
        for shown in dict.fromkeys((entry.name, *(alias.name for alias in entry.aliases))):
            folded = fold_text(shown)
            if folded:
                yield Name(folded, entry.slug, shown)


def _from(names: tuple[Name, ...], prefix: str) -> Iterator[Name]:
    start = bisect_left(names, (prefix,))
    for name in names[start : start + _SCANNED]:
        if not name.folded.startswith(prefix):
            return
        yield name
