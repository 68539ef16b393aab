"""What is watched in a place."""

from collections.abc import Sequence
from typing import NamedTuple

from discord import ui

from bot.rendering.parts import Stage, fitting, framed, words
from bot.rendering.plain import plain
from cci_core.directory import Directory
from cci_core.records.watch import Watch


class WatchedPlace(NamedTuple):
    """A place as it is shown, what is watched there, and where alerts of its server have ended, with the reasons."""

    shown: str
    daily: bool
    watches: Sequence[Watch]
    notes: Sequence[tuple[str, str]]


def watches_view(directory: Directory, place: WatchedPlace, stage: Stage) -> ui.LayoutView:
    """The watches of the place, and where alerts have ended."""
    lines = fitting((f"- {_line(directory, watch, stage)}" for watch in place.watches), 3000)
    more = len(place.watches) - len(lines)
    pace = stage.say("watch.pace", pace=stage.say("watch.daily" if place.daily else "watch.at_once"))
    ended = [f"<#{name.partition(':')[2]}>: {stage.say(f'watch.note_{reason}')}" for name, reason in place.notes]
    return framed(
        None,
        words(
            f"### {stage.say('watch.title', place=place.shown)}",
            *(lines or [stage.say("watch.nothing", command=stage.command("watch add"))]),
            stage.say("alert.more", count=more) if more else None,
        ),
        words(f"-# {pace}") if lines else None,
        words(*fitting(ended, 600)) if ended else None,
    )


def _line(directory: Directory, watch: Watch, stage: Stage) -> str:
    entry = directory.get(watch.company)
    name = plain(entry.name if entry else watch.company, 120)
    if watch.points is None:
        return stage.say("watch.line", company=name)
    return stage.say("watch.line_points", company=name, points=f"{watch.points:g}")
