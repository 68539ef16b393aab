"""Answers about the index and the bot itself: tiers, help, privacy."""

from typing import Any

import discord
from discord import ui

from bot.press import Press
from bot.rendering.keys import Address, Topic, Verb
from bot.rendering.parts import Stage, corner_button, fitting, framed, row, words
from bot.rendering.plain import plain
from cci_core.cards.words import band_text
from cci_core.messages import area, text
from cci_core.methodology import Methodology

HELPED = (
    *("score", "why", "events", "alternatives", "compare", "card", "leaderboard", "tiers", "voice", "report"),
    *("watch add", "watch remove", "watch list", "settings", "privacy"),
)
"""The commands that help explains, in this order."""


def tiers_view(methodology: Methodology, stage: Stage) -> ui.LayoutView:
    """Every tier with its range and its sentence, the best first."""
    described = area("tiers", stage.language)
    lines = [
        f"**{plain(tier.name, 40)}** ({band_text(tier, stage.language)})\n"
        f"{described.get('description.' + tier.slug, '')}"
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


def help_view(stage: Stage) -> ui.LayoutView:
    """What can be asked, one command a line."""
    lines = [
        f"`{stage.command(name)}` {stage.say('command.' + name.replace(' ', '_') + '.description')}" for name in HELPED
    ]
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


def note_view(line: str, *buttons: ui.Item[Any]) -> ui.LayoutView:
    """One sentence, with buttons where there are any."""
    return framed(None, words(line), row(list(buttons)))


def _link(label: str, url: str) -> "ui.Button[Any]":
    return ui.Button(label=label[:80], url=url)
