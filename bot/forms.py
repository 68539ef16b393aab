"""Forms: what they ask, and reading what was entered, also when this process has never shown them."""

from collections.abc import Iterator, Mapping
from typing import Any

import discord
from discord import ui

from bot.core import Request
from bot.rendering.keys import Address, Topic, Verb
from bot.rendering.parts import Stage
from bot.rendering.voice import LONGEST

KINDS = ("evidence", "dispute", "missing", "wrong")
LONGEST_TEXT = 3000
LONGEST_COMPANY = 1500
"""Enough for addresses of products; together with the text it stays within what a report may hold."""


async def show(request: Request, form: ui.Modal) -> None:
    """Show a form; stopped first, because its answer finds its way by address."""
    form.stop()
    await request.response.send_modal(form)


def report_form(stage: Stage, kind: str, company: str) -> ui.Modal:
    """What to send in for review."""
    form = ui.Modal(title=stage.say("report.title"), custom_id=str(Address(Verb.FORM, Topic.NONE)))
    kinds = [
        discord.SelectOption(label=stage.say(f"report.{each}"), value=each, default=each == kind) for each in KINDS
    ]
    text = ui.TextInput[Any](custom_id="text", style=discord.TextStyle.paragraph, max_length=LONGEST_TEXT)
    form.add_item(ui.Label(text=stage.say("report.kind"), component=ui.Select[Any](custom_id="kind", options=kinds)))
    form.add_item(_line(stage, "company", default=company[:LONGEST_COMPANY], longest=LONGEST_COMPANY))
    form.add_item(ui.Label(text=stage.say("report.text"), component=text))
    form.add_item(_line(stage, "url", longest=2000))
    return form


def voice_form(stage: Stage, key: str, message: str) -> ui.Modal:
    """The message to a company, to be changed."""
    form = ui.Modal(title=stage.say("voice.edit"), custom_id=str(Address(Verb.FORM, Topic.VOICE, key)))
    style = discord.TextStyle.paragraph
    text = ui.TextInput[Any](custom_id="text", style=style, default=message[:LONGEST], max_length=LONGEST)
    form.add_item(ui.Label(text=stage.say("voice.edit"), component=text))
    return form


def entered(request: Request) -> Mapping[str, str]:
    """What was entered, by the names of the fields; a menu gives its first choice."""
    data: Any = request.data
    return dict(_fields(data.get("components", ())))


def _fields(components: Any) -> Iterator[tuple[str, str]]:
    for each in components:
        inner = each.get("components") or ([each["component"]] if "component" in each else [])
        if inner:
            yield from _fields(inner)
        elif "values" in each:
            yield each["custom_id"], next(iter(each["values"]), "")
        elif "custom_id" in each:
            yield each["custom_id"], each.get("value") or ""


def _line(stage: Stage, name: str, *, default: str = "", longest: int) -> ui.Label[Any]:
    field = ui.TextInput[Any](custom_id=name, required=False, default=default or None, max_length=longest)
    return ui.Label(text=stage.say(f"report.{name}"), description=stage.say(f"report.{name}_hint"), component=field)
