"""Messages as the server received them, as a page that looks like a chat window."""

import base64
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from .markdown import rendered
from .messages import Message
from .world import World

_TEMPLATES = FileSystemLoader(Path(__file__).parent)


def transcript_page(world: World, messages: Sequence[Message], *, title: str) -> str:
    """One HTML page without outside parts; pictures stand in it byte for byte."""
    pictures = {file.filename: file.content for message in messages for file in message.attachments}

    def picture(address: str) -> str:
        content = pictures[address.removeprefix("attachment://")]
        return f"data:image/png;base64,{base64.b64encode(content).decode()}"

    templates = Environment(loader=_TEMPLATES, autoescape=True)
    templates.filters["markdown"] = partial(rendered, name_of=partial(_name_of, world))
    return templates.get_template("transcript.html").render(title=title, messages=messages, picture=picture)


def _name_of(world: World, identifier: int) -> str:
    user = world.find_user(identifier)
    if user is not None:
        return f"@{user.username}"
    channel = world.find_channel(identifier)
    return "#unknown" if channel is None else f"#{channel.name}"
