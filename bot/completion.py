"""Complete the name of a company while it is being typed."""

import asyncio
import heapq
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import discord
import msgspec
import structlog
from discord import app_commands

from bot.rendering.keys import key_of, slug_of
from bot.rendering.plain import bare
from cci_core.directory import Directory, DirectoryKeeper, Entry, Version
from cci_core.names import fold_text

log = structlog.get_logger()

MOST = 25
CHOSEN = "="
"""What the value of a completion starts with; a company's key follows."""
_SCANNED = 300
_LONGEST_TYPED = 100


class Name(NamedTuple):
    """A folded name and whose it is."""

    folded: str
    slug: str
    shown: str


class Names(msgspec.Struct, frozen=True):
    """All names of one directory in order, the rated companies' apart, and the companies with the newest events."""

    version: Version
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
    return Names(directory.version, tuple(rated), tuple(others), tuple(slug for _, slug in newest))


class Completion:
    """The names of the present directory, rebuilt when it changes."""

    def __init__(self, keeper: DirectoryKeeper) -> None:
        self._keeper = keeper
        self.names: Names | None = None

    async def run(self) -> None:
        """Follow the directory until cancelled."""
        while True:
            directory = await self._keeper.next_after(self.names.version if self.names else None)
            self.names = await asyncio.to_thread(names_of, directory)


def completions(
    names: Names | None, directory: Directory, typed: str, popular: Iterable[str]
) -> list[app_commands.Choice[str]]:
    """Up to 25 companies: what is popular before anything is typed, else names that start so, else similar ones."""
    typed = typed.strip()[:_LONGEST_TYPED]
    if not typed:
        slugs = [*popular, *(names.newest if names else ())]
        return _choices((entry, entry.name) for slug in slugs if (entry := directory.get(slug)))
    found = names.starting_with(typed) if names else []
    named = [(entry, name.shown) for name in found if (entry := directory.get(name.slug))]
    similar = directory.lookup(typed) if len(named) < MOST else None
    slugs = [] if similar is None else [each.slug for each in similar.candidates]
    first = [similar.company.slug] if similar is not None and similar.company is not None else []
    known = {entry.slug for entry, _ in named}
    more = [directory.by_slug[slug] for slug in [*first, *slugs] if slug not in known]
    return _choices([*named, *((entry, entry.name) for entry in more)])


async def complete_company(request: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    """Choices for a `company` option; none where anything goes wrong, because nobody sees an error here."""
    try:
        core = request.client.core
        popular = [] if typed.strip() else await core.popular.slugs(request.guild_id)
        return completions(core.completion.names, core.directory, typed, popular)
    except Exception as error:
        log.warning("completion_failed", reason=type(error).__name__)
        return []


def chosen_slug(directory: Directory, query: str) -> str | None:
    """The slug behind the value of a completion, None for anything that was typed."""
    if not query.startswith(CHOSEN):
        return None
    slug = slug_of(query.removeprefix(CHOSEN), directory.by_slug)
    return slug if slug in directory.by_slug else None


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


def _choices(found: Iterable[tuple[Entry, str]]) -> list[app_commands.Choice[str]]:
    made: dict[str, app_commands.Choice[str]] = {}
    shown: set[str] = set()
    for entry, name in found:
        if entry.slug in made or len(made) == MOST:
            continue
        label = _label(entry, name)
        if label in shown:
            label = bare(f"{label[:60]} · {entry.slug}", 100)
        shown.add(label)
        made[entry.slug] = app_commands.Choice(name=label, value=CHOSEN + key_of(entry.slug, 98))
    return list(made.values())


def _label(entry: Entry, name: str) -> str:
    own = bare(entry.name, 60) or entry.slug[:60]
    other = bare(name, 36)
    return own if name == entry.name or not other else f"{own} ({other})"
