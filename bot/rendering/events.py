"""The events behind a score, a few on each page."""

from collections.abc import Sequence

from discord import ui

from bot.rendering.keys import Topic, key_of
from bot.rendering.parts import (
    Stage,
    corner_button,
    fitting,
    framed,
    open_button,
    page_button,
    row,
    tier_colour,
    turn_buttons,
    words,
)
from bot.rendering.plain import plain
from bot.rendering.score import source_line, source_of
from cci_core.directory import Directory, Entry
from cci_core.messages import iso_day
from cci_core.records import Event

PAGE = 4
_ROOM = 3500


def events_view(directory: Directory, entry: Entry, events: Sequence[Event], stage: Stage, page: int) -> ui.LayoutView:
    """One page of events, the newest first, each with what it means and its source."""
    newest = sorted(events, key=lambda event: event.date, reverse=True)
    pages = max(1, -(-len(newest) // PAGE))
    page = min(page, pages - 1)
    key = key_of(entry.slug)
    blocks = [_block(directory, event, stage) for event in newest[page * PAGE : (page + 1) * PAGE]]
    return framed(
        tier_colour(directory.methodology, entry.tier),
        words(f"## {stage.say('events.title', company=plain(entry.name, 150))}", _count(newest, stage, page, pages)),
        words(*fitting(blocks, _ROOM)) if blocks else words(stage.say("events.none")),
        row(turn_buttons(stage, Topic.EVENTS, key, page, pages)),
        row(
            [
                open_button(stage, Topic.WHY, key) if blocks else None,
                page_button(stage, entry.slug),
                corner_button(stage, Topic.EVENTS, key, page),
            ]
        ),
    )


def _count(events: Sequence[Event], stage: Stage, page: int, pages: int) -> str:
    count = stage.say("score.events", count=len(events))
    return f"-# {count} · {stage.say('events.page', page=page + 1, pages=pages)}" if pages > 1 else f"-# {count}"


def _block(directory: Directory, event: Event, stage: Stage) -> str:
    titles = directory.methodology.titles
    marks = [f"`{impact.score:+d}` {plain(titles[impact.category], 60)}" for impact in event.impacts[:6]]
    source = source_of(event)
    lines = [
        f"**{iso_day(event.date, event.date_precision)}** · {plain(event.title, 160)}",
        plain(event.summary, 220) or None,
        " · ".join(marks).replace("`-", "`−") or None,
        source_line(source, stage) if source else None,
    ]
    return "\n".join(line for line in lines if line is not None) + "\n"
