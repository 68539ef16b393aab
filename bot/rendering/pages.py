"""Answers about the index and the bot itself: tiers, help, privacy, a message to a company."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from bot.press import Press
from bot.rendering.keys import Address, Topic, Verb, key_of
from bot.rendering.parts import Stage, corner_button, fitting, framed, page_button, row, tier_name, words
from bot.rendering.plain import plain
from cci_core.cards.words import band_text
from cci_core.directory import Directory, Entry
from cci_core.messages import area, score_text, text
from cci_core.methodology import Methodology
from cci_core.records import Contact


def tiers_view(methodology: Methodology, stage: Stage) -> ui.LayoutView:
    """Every tier with its range and its sentence, the best first."""
    described = area("tiers", stage.language)
    lines = [
        f"**{plain(tier.name, 40)}** ({band_text(tier, stage.language)})\n{described.get(f'description.{tier.slug}', '')}"
        for tier in methodology.tiers
    ]
    unrated = f"**{text('tiers.unrated', stage.language)}**\n{described['description.unrated']}"
    version = stage.say("tiers.version", version=plain(methodology.version, 20))
    return framed(
        None,
        words(f"## {stage.say('tiers.title')}", *fitting([*lines, unrated], 3500)),
        words(f"-# {version}"),
        row(
            [
                _link(stage.say("button.methodology"), f"{stage.public_url}/methodology"),
                corner_button(stage, Topic.TIERS, ""),
            ]
        ),
    )


def help_view(commands: Sequence[tuple[str, str]], stage: Stage) -> ui.LayoutView:
    """What can be asked, one command a line."""
    lines = fitting((f"`/{name}` {description}" for name, description in commands), 2800)
    return framed(
        None,
        words(f"## {stage.say('help.title')}", stage.say("help.asking")),
        words(*lines),
        words(stage.say("help.more")),
        row([_link(stage.say("button.directory"), f"{stage.public_url}/companies")]),
    )


def privacy_view(stage: Stage, note: str | None = None) -> ui.LayoutView:
    """What is stored, and a button that deletes what belongs to the person who asks."""
    forget = Press(Address(Verb.FORGET, Topic.NONE), stage.say("button.forget"), style=discord.ButtonStyle.danger)
    return framed(None, words(f"## {stage.say('privacy.title')}", stage.say("privacy.text"), note), row([forget]))


def voice_view(
    directory: Directory, entry: Entry, contacts: Sequence[Contact], message: str, stage: Stage
) -> ui.LayoutView:
    """A message to the company that the person may copy or change, and where to send it."""
    where = [f"- {stage.say(f'voice.{contact.kind}')}: {plain(contact.value, 200)}" for contact in contacts[:10]]
    edit = Press(Address(Verb.SWITCH, Topic.VOICE, key_of(entry.slug)), stage.say("button.edit"))
    return framed(
        None,
        words(f"## {stage.say('voice.title', company=plain(entry.name, 150))}", stage.say("voice.how")),
        words(quoted(message)),
        words(*fitting(where, 1200)) if where else words(stage.say("voice.no_contact")),
        row([edit, page_button(stage, entry.slug)]),
    )


def voice_message(directory: Directory, entry: Entry, stage: Stage) -> str:
    """The first draft: neutral words that state the score."""
    tier = tier_name(directory.methodology, entry.tier, stage.language)
    key = "unrated" if entry.score is None else "negative" if entry.score < 0 else "positive"
    return stage.say(
        f"voice.draft_{key}", company=entry.name, score=score_text(entry.score), tier=tier, page=stage.page(entry.slug)
    )


def quoted(message: str, limit: int = 1500) -> str:
    """Text in a block that can be copied as it stands."""
    return "```\n" + message[:limit].replace("`", "ˋ") + "\n```"


def note_view(line: str, *buttons: ui.Item[Any]) -> ui.LayoutView:
    """One sentence, with buttons where there are any."""
    return framed(None, words(line), row(list(buttons)))


def _link(label: str, url: str) -> "ui.Button[Any]":
    return ui.Button(label=label[:80], url=url)
