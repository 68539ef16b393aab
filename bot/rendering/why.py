"""The answer to "why that score?": contributions that add up."""

import math
from collections.abc import Sequence

from discord import ui

from bot.rendering.keys import Topic, key_of
from bot.rendering.numbers import hundredths_that_add_up
from bot.rendering.parts import (
    Stage,
    corner_button,
    fitting,
    framed,
    open_button,
    page_button,
    row,
    tier_colour,
    tier_name,
    words,
)
from bot.rendering.plain import link, plain
from bot.rendering.score import source_of
from cci_core.directory import Directory, Entry
from cci_core.messages import iso_day, score_text
from cci_core.records import Event
from cci_core.scoring import Contribution

_ROOM = 3100
_WIDTH = 7


def why_view(
    directory: Directory, entry: Entry, events: Sequence[Event], parts: Sequence[Contribution], stage: Stage
) -> ui.LayoutView:
    """Each finding's contribution in points, grouped by category; the column adds up to the score as shown."""
    key = key_of(entry.slug)
    title = f"## {stage.say('why.title', company=plain(entry.name, 150))}"
    body = [*_table(directory, events, parts, stage), _total(directory, parts, stage)] if parts else []
    return framed(
        tier_colour(directory.methodology, entry.tier),
        words(title, *(body or [stage.say("why.nothing")])),
        words(f"-# {stage.say('why.rule')}") if body else None,
        row(
            [
                open_button(stage, Topic.EVENTS, key) if entry.evidence.events else None,
                open_button(stage, Topic.ALTERNATIVES, key),
                page_button(stage, entry.slug),
                corner_button(stage, Topic.WHY, key),
            ]
        ),
    )


def _table(directory: Directory, events: Sequence[Event], parts: Sequence[Contribution], stage: Stage) -> list[str]:
    total = math.fsum(part.value for part in parts)
    amounts = hundredths_that_add_up([part.value for part in parts], total)
    by_id = {event.id: event for event in events}
    weightiest = sorted(range(len(parts)), key=lambda at: -abs(parts[at].value))
    lines = [_line(directory, by_id.get(parts[at].event), parts[at], amounts[at]) for at in weightiest]
    shown = fitting(lines, _ROOM)
    rest = [amounts[at] for at in weightiest[len(shown) :]]
    return [*shown, f"{amount(sum(rest))} {stage.say('why.more', count=len(rest))}"] if rest else shown


def _line(directory: Directory, event: Event | None, part: Contribution, hundredths: int) -> str:
    category = directory.methodology.titles[part.label]
    source = source_of(event) if event else None
    title = event.title if event else part.event
    shown = link(title, source.url, 90) if source and source.url else plain(title, 90)
    precision = event.date_precision if event else "day"
    finding = f"{part.points:+d}".replace("-", "−")
    return f"{amount(hundredths)} {shown}\n-# {iso_day(part.date, precision)} · {plain(category, 80)} ({finding})"


def _total(directory: Directory, parts: Sequence[Contribution], stage: Stage) -> str:
    total = math.fsum(part.value for part in parts)
    tier = tier_name(directory.methodology, directory.methodology.tier_of(total), stage.language)
    return f"`{score_text(total):>{_WIDTH}}` **{stage.say('why.total')}** · {tier}"


def amount(hundredths: int) -> str:
    """A contribution in a column of fixed width."""
    sign = "+" if hundredths > 0 else "−" if hundredths < 0 else ""
    return f"`{sign + f'{abs(hundredths) // 100}.{abs(hundredths) % 100:02d}':>{_WIDTH}}`"
