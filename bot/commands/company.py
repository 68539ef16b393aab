"""The commands that ask about one company."""

from typing import Any

from discord import app_commands

from bot.asking import answer
from bot.commands.options import LANGUAGE_CHOICES, described, language_of, said
from bot.completion import complete_company
from bot.core import Request
from bot.rendering.keys import Topic


def _about_company(name: str, topic: Topic) -> "app_commands.Command[Any, ..., None]":
    async def command(
        interaction: Request, company: str, private: bool | None = None, language: str | None = None
    ) -> None:
        await answer(interaction, company, topic, private=private, language=language_of(language))

    app_commands.describe(**described("company", "private", "language"))(command)
    app_commands.choices(language=LANGUAGE_CHOICES)(command)
    app_commands.autocomplete(company=complete_company)(command)
    made: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=name, description=said(name), callback=command
    )
    return made


COMMANDS = (
    _about_company("score", Topic.SCORE),
    _about_company("why", Topic.WHY),
    _about_company("events", Topic.EVENTS),
    _about_company("alternatives", Topic.ALTERNATIVES),
    _about_company("card", Topic.CARD),
    _about_company("voice", Topic.VOICE),
)
