"""Complete the name of a company while it is being typed."""

from collections.abc import Iterable
from typing import Any

import discord
import structlog
from discord import app_commands

from bot.indexes import MOST, Indexes
from bot.rendering.keys import key_of, slug_of
from bot.rendering.plain import bare
from cci_core.directory import Directory, Entry

log = structlog.get_logger()

CHOSEN = "="
"""What the value of a completion starts with; a company's key follows."""
_LONGEST_TYPED = 100
_LEAST_TYPED = 3
_ENOUGH = 10
"""With so many names that start as typed, nobody is looking for similar ones yet."""


def completions(indexes: Indexes, typed: str, popular: Iterable[str]) -> list[app_commands.Choice[str]]:
    """Up to 25 companies: what is popular before anything is typed, else names that start so, else similar ones."""
    directory, typed = indexes.directory, typed.strip()[:_LONGEST_TYPED]
    if not typed:
        slugs = [*popular, *indexes.names.newest]
        return _choices((entry, entry.name) for slug in slugs if (entry := directory.get(slug)))
    found = indexes.names.starting_with(typed)
    named = [(entry, name.shown) for name in found if (entry := directory.get(name.slug))]
    similar = directory.meant_by(typed) if len(named) < _ENOUGH and len(typed) >= _LEAST_TYPED else []
    known = {entry.slug for entry, _ in named}
    return _choices([*named, *((entry, entry.name) for entry in similar if entry.slug not in known)])


async def complete_company(request: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
    """Choices for a `company` option; none where anything goes wrong, because nobody sees an error here."""
    try:
        core = request.client.core
        popular = [] if typed.strip() else await core.popular.slugs(request.guild_id)
        return completions(core.indexes, typed, popular)
    except Exception as error:
        log.warning("completion_failed", reason=type(error).__name__)
        return []


def chosen_slug(directory: Directory, query: str) -> str | None:
    """The slug behind the value of a completion, None for anything that was typed."""
    if not query.startswith(CHOSEN):
        return None
    slug = slug_of(query.removeprefix(CHOSEN), directory.by_slug)
    return slug if slug in directory.by_slug else None


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
