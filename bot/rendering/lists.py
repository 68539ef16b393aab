"""Companies one below the other: alternatives, leaderboards, comparisons, companies named in a message."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import discord
from discord import ui

from bot.press import Pick
from bot.rendering.keys import Address, Topic, Verb, key_of
from bot.rendering.parts import (
    Picture,
    Stage,
    corner_button,
    fitting,
    framed,
    gallery,
    row,
    tier_colour,
    tier_name,
    turn_buttons,
    words,
)
from bot.rendering.plain import bare, plain
from cci_core.alternatives import Alternative, Alternatives, absence_text, reason_text
from cci_core.directory import Directory, Entry
from cci_core.messages import score_text

_ROOM = 3000
PAGE = 10


def entry_line(directory: Directory, entry: Entry, stage: Stage) -> str:
    """One company in one line: score, name, tier."""
    tier = tier_name(directory.methodology, entry.tier, stage.language)
    return f"`{score_text(entry.score):>7}` **{plain(entry.name, 120)}** · {tier}"


def alternatives_view(directory: Directory, found: Alternatives, stage: Stage) -> ui.LayoutView:
    """Companies of the same industry with a better tier, each with its reason; or why there is none."""
    name = plain(found.company.name, 150)
    lines = fitting((_alternative(directory, each, stage) for each in found.items), _ROOM)
    none = absence_text(found.absence, name, stage.language) if found.absence else None
    return framed(
        tier_colour(directory.methodology, found.company.tier),
        words(f"## {stage.say('alternatives.title', company=name)}", none, *lines),
        pick_company([each.entry for each in found.items], stage),
        row([corner_button(stage, Topic.ALTERNATIVES, key_of(found.company.slug))]),
    )


def compare_view(
    directory: Directory, entries: Sequence[Entry], notes: Sequence[str], stage: Stage, picture: Picture | None
) -> ui.LayoutView:
    """Two to four companies beside each other, the best first."""
    ranked = sorted(entries, key=lambda entry: (entry.score is None, -(entry.score or 0)))
    key = "+".join(key_of(entry.slug, 19) for entry in entries)
    return framed(
        None,
        words(f"## {stage.say('compare.title')}", *(_compared(directory, each, stage) for each in ranked)),
        words(*notes) if notes else None,
        gallery(picture),
        pick_company(ranked, stage),
        row([corner_button(stage, Topic.COMPARE, key)]),
    )


class Board(NamedTuple):
    """A leaderboard: companies in order, `best` or `worst` first, the industry's title, and the key for its buttons."""

    ranked: Sequence[Entry]
    order: str
    industry: str | None
    key: str


def leaderboard_view(directory: Directory, board: Board, stage: Stage, page: int) -> ui.LayoutView:
    """One page of companies in order of their scores."""
    pages = max(1, -(-len(board.ranked) // PAGE))
    page = min(page, pages - 1)
    shown = board.ranked[page * PAGE : (page + 1) * PAGE]
    numbered = (f"{page * PAGE + at}\\. {entry_line(directory, each, stage)}" for at, each in enumerate(shown, 1))
    lines = fitting(numbered, _ROOM)
    return framed(
        None,
        words(f"## {_board_title(board, stage)}", f"-# {stage.say('leaderboard.rule', count=len(board.ranked))}"),
        words(*lines) if lines else words(stage.say("leaderboard.none")),
        pick_company(shown, stage),
        row(turn_buttons(stage, Topic.LEADERBOARD, board.key, page, pages)),
        row([corner_button(stage, Topic.LEADERBOARD, board.key, page)]),
    )


def named_view(directory: Directory, found: Sequence[Entry], more: int, stage: Stage) -> ui.LayoutView:
    """The companies that a message names."""
    lines = fitting((entry_line(directory, each, stage) for each in found), _ROOM)
    return framed(
        None,
        words(f"### {stage.say('named.title')}"),
        words(*lines, stage.say("named.more", count=more) if more else None),
        pick_company(found, stage),
        None if stage.private else row([corner_button(stage, Topic.NONE, "")]),
    )


def pick_company(entries: Iterable[Entry], stage: Stage) -> "ui.ActionRow[Any] | None":
    """A menu that answers with the score of the company chosen from it."""
    options = [
        discord.SelectOption(label=bare(entry.name, 100) or entry.slug[:100], value=key_of(entry.slug))
        for entry in entries
    ]
    if not options:
        return None
    return row([Pick(Address(Verb.CHOOSE, Topic.SCORE), options[:25], stage.say("pick.company"))])


def _compared(directory: Directory, entry: Entry, stage: Stage) -> str:
    counted = stage.say("score.events", count=entry.evidence.events)
    return f"{entry_line(directory, entry, stage)} · {counted}"


def _alternative(directory: Directory, found: Alternative, stage: Stage) -> str:
    reason = plain(reason_text(found, directory.methodology, stage.language), 250)
    return f"{entry_line(directory, found.entry, stage)}\n-# {reason}"


def _board_title(board: Board, stage: Stage) -> str:
    if board.industry is None:
        return stage.say(f"leaderboard.{board.order}")
    return stage.say(f"leaderboard.{board.order}_in", industry=plain(board.industry, 120))
