"""The commands about several companies: compare, leaderboard."""

import re
from typing import Any

import structlog
from discord import app_commands

from bot.asking import find
from bot.commands.options import LANGUAGE_CHOICES, described, language_of, said
from bot.completion import completions
from bot.core import Core, Request, entry_of
from bot.rendering.keys import Topic
from bot.rendering.parts import Stage
from bot.rendering.plain import bare, plain
from bot.respond import in_time, send
from bot.topics import reply_at
from bot.topics.index import BEST, WORST, compared
from cci_core.directory import Directory, Entry
from cci_core.errors import InvalidInput
from cci_core.messages import Language, text
from cci_core.names import fold_text

log = structlog.get_logger()

_BETWEEN = re.compile(r"\s*[,;|\n]\s*|\s+(?:vs\.?|versus)\s+", re.IGNORECASE)
_MOST_NAMES = 8
_LONGEST_VALUE = 100
_CHOICES = 25


async def complete_companies(request: Request, typed: str) -> list[app_commands.Choice[str]]:
    """Choices that complete the last of several names; none where anything goes wrong."""
    try:
        core: Core = request.client.core
        before, last = _split_last(typed)
        popular = [] if last else await core.popular.slugs(request.guild_id)
        found = completions(core.indexes, last, popular)
        return [made for each in found if (made := _after(before, each))]
    except Exception as error:
        log.warning("completion_failed", reason=type(error).__name__)
        return []


async def complete_industry(request: Request, typed: str) -> list[app_commands.Choice[str]]:
    """Choices for the `industry` option; none where anything goes wrong."""
    try:
        titles = request.client.core.indexes.industry_titles
        wanted = fold_text(typed)
        found = [(title, code) for title, code in titles if wanted in fold_text(title) or code.startswith(typed or " ")]
        return [app_commands.Choice(name=bare(title, 100), value=code) for title, code in found[:_CHOICES]]
    except Exception as error:
        log.warning("completion_failed", reason=type(error).__name__)
        return []


@app_commands.command(name="compare", description=said("compare"))
@app_commands.describe(**described("companies", "private", "language"))
@app_commands.choices(language=LANGUAGE_CHOICES)
@app_commands.autocomplete(companies=complete_companies)
async def compare(
    interaction: Request, companies: str, private: bool | None = None, language: str | None = None
) -> None:
    """Compare two to four companies."""
    core: Core = interaction.client.core
    stage = await core.stage(interaction, private=private, language=language_of(language))
    entries, notes = named_companies(core.directory, companies, stage)
    await send(interaction, compared(core, entries, stage, notes), stage, core)


@app_commands.command(name="leaderboard", description=said("leaderboard"))
@app_commands.describe(**described("industry", "order", "private", "language"))
@app_commands.choices(
    order=[app_commands.Choice(name=text(f"bot.choice.{each}"), value=each) for each in (BEST, WORST)],
    language=LANGUAGE_CHOICES,
)
@app_commands.autocomplete(industry=complete_industry)
async def leaderboard(
    interaction: Request,
    industry: str | None = None,
    order: str = BEST,
    private: bool | None = None,
    language: str | None = None,
) -> None:
    """Show the highest or lowest scores."""
    core: Core = interaction.client.core
    stage = await core.stage(interaction, private=private, language=language_of(language))
    key = f"{order}-{_code(core, industry, stage.language)}" if industry else order
    reply = await in_time(interaction, reply_at(core, Topic.LEADERBOARD, key, stage), private=stage.private)
    await send(interaction, reply, stage, core)


def named_companies(directory: Directory, names: str, stage: Stage) -> tuple[list[Entry], list[str]]:
    """The companies that a list of names means, each once, and a note for each name that means none or several."""
    entries: dict[str, Entry] = {}
    notes: list[str] = []
    for name in parts_of(directory, names):
        found = find(directory, name)
        if isinstance(found, str):
            entries[found] = entry_of(directory, found, stage.language)
        else:
            key = "compare.unclear" if found.status == "ambiguous" else "compare.unknown"
            notes.append(stage.say(key, query=plain(name, 80)))
    return list(entries.values()), notes


def parts_of(directory: Directory, names: str) -> list[str]:
    """The single names; a piece such as "Inc." that means nothing alone stays with the name before it."""
    parts: list[str] = []
    for piece in filter(None, _BETWEEN.split(names.strip())):
        joined = f"{parts[-1]}, {piece}" if parts else piece
        if parts and directory.lookup(piece).company is None and directory.lookup(joined).company is not None:
            parts[-1] = joined
        else:
            parts.append(piece)
    return parts[:_MOST_NAMES]


def _split_last(typed: str) -> tuple[str, str]:
    pieces = _BETWEEN.split(typed)
    return ", ".join(filter(None, pieces[:-1])), pieces[-1]


def _after(before: str, last: app_commands.Choice[str]) -> app_commands.Choice[str] | None:
    if not before:
        return last
    value = f"{before}, {last.value}"
    shown = f"{before}, {last.name}"
    return app_commands.Choice(name=bare(shown, 100), value=value) if len(value) <= _LONGEST_VALUE else None


def _code(core: Core, industry: str, language: Language) -> str:
    wanted = fold_text(industry)
    found = [code for title, code in core.indexes.industry_titles if industry == code or fold_text(title) == wanted]
    if not found:
        raise InvalidInput(text("bot.leaderboard.unknown", language, query=industry[:80]))
    return found[0]


COMMANDS: tuple["app_commands.Command[Any, ..., None]", ...] = (compare, leaderboard)
