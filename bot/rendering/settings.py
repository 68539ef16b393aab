"""The settings of a server, each with the button or menu that changes it."""

import discord
from discord import ui

from bot.press import Pick, PickChannels, Press
from bot.rendering.keys import Address, Topic, Verb
from bot.rendering.parts import Stage, framed, row, words
from cci_core.messages import LANGUAGES, text
from cci_core.storage.guilds import GuildSettings

FOLLOW = "person"
"""The choice of no language of the server's own."""
PRIVATE, BRACKETS = "private", "brackets"


def settings_view(settings: GuildSettings, stage: Stage, *, can_read_messages: bool) -> ui.LayoutView:
    """All settings as they stand."""
    language = text("bot.language.own", settings.language) if settings.language else stage.say("settings.follow")
    channels = ", ".join(f"<#{each}>" for each in settings.channels) or stage.say("settings.everywhere")
    brackets = stage.say("settings.brackets", value=_word(settings.brackets, stage))
    return framed(
        None,
        words(
            f"## {stage.say('settings.title')}",
            stage.say("settings.language", value=language),
            stage.say("settings.private", value=_word(settings.private, stage)),
            brackets if can_read_messages else stage.say("settings.brackets_off"),
            stage.say("settings.channels", value=channels),
        ),
        row([_languages(settings, stage)]),
        row([PickChannels(_address(Verb.CHANNELS), _ids(settings), stage.say("pick.channels"))]),
        row(
            [
                _switch(PRIVATE, settings.private, stage),
                _switch(BRACKETS, settings.brackets, stage) if can_read_messages else None,
            ]
        ),
    )


def _languages(settings: GuildSettings, stage: Stage) -> Pick:
    own = [
        discord.SelectOption(label=text("bot.language.own", each), value=each, default=each == settings.language)
        for each in LANGUAGES
    ]
    follow = discord.SelectOption(label=stage.say("settings.follow"), value=FOLLOW, default=settings.language is None)
    return Pick(_address(Verb.LANGUAGE), [follow, *own], stage.say("pick.language"))


def _switch(name: str, on: bool, stage: Stage) -> Press:
    style = discord.ButtonStyle.success if on else discord.ButtonStyle.secondary
    label = f"{stage.say(f'button.{name}')}: {_word(on, stage)}"
    return Press(Address(Verb.SWITCH, Topic.SETTINGS, name), label, style=style)


def _address(verb: Verb) -> Address:
    return Address(verb, Topic.SETTINGS)


def _ids(settings: GuildSettings) -> list[int]:
    return [int(each) for each in settings.channels]


def _word(on: bool, stage: Stage) -> str:
    return stage.say("settings.on" if on else "settings.off")
