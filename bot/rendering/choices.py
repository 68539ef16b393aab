"""What to say where a question does not mean exactly one company."""

from collections.abc import Sequence

import discord
from discord import ui

from bot.press import Press
from bot.rendering.keys import Address, Topic, Verb, key_of
from bot.rendering.parts import Stage, framed, row, words
from bot.rendering.plain import bare, plain
from cci_core.directory import Answer, Candidate

_SHOWN = 10


def which_view(answer: Answer, topic: Topic, stage: Stage) -> ui.LayoutView:
    """Several companies may be meant: a button for each."""
    asked = plain(answer.query, 100)
    return framed(
        None,
        words(f"### {stage.say('which.title', query=asked)}", stage.say("which.choose")),
        *_candidate_rows(answer.candidates, topic),
    )


def none_view(answer: Answer, topic: Topic, stage: Stage) -> ui.LayoutView:
    """No company is meant: the nearest names, and how to report a missing company."""
    asked = plain(answer.query, 100)
    near = bool(answer.candidates)
    missing = Press(Address(Verb.REPORT, Topic.NONE), stage.say("button.missing"))
    return framed(
        None,
        words(f"### {stage.say('none.title', query=asked)}", stage.say("none.nearest" if near else "none.hint")),
        *_candidate_rows(answer.candidates, topic),
        row([missing]),
    )


def _candidate_rows(candidates: Sequence[Candidate], topic: Topic) -> list["ui.ActionRow[ui.LayoutView] | None"]:
    buttons = [_button(each, topic) for each in candidates[:_SHOWN]]
    return [row(buttons[:5]), row(buttons[5:])]


def _button(candidate: Candidate, topic: Topic) -> Press:
    address = Address(Verb.ANSWER, topic, key_of(candidate.slug))
    return Press(address, bare(candidate.name, 80) or candidate.slug[:80], style=discord.ButtonStyle.primary)
