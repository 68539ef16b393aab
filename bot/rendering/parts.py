"""The pieces that every answer is built from."""

from collections.abc import Iterable, Sequence
from typing import Any

import discord
import msgspec
from discord import ui

from bot.press import Press
from bot.rendering.keys import Address, Topic, Verb
from cci_core.appearance import appearance_of
from cci_core.messages import Language, text
from cci_core.methodology import Methodology

PICTURE = "card.png"
"""The name of the attached picture that a gallery shows."""


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """Where an answer will stand: in which language, seen by whom, asked by whom, with links to which pages."""

    language: Language
    private: bool
    asker: int
    public_url: str

    def say(self, key: str, /, **values: object) -> str:
        """The bot's text of that key in the stage's language."""
        return text(f"bot.{key}", self.language, **values)

    def command(self, name: str) -> str:
        """How a command is called in the stage's language, such as `/beobachten neu` for `watch add`."""
        words = name.split()
        keys = ("_".join(words[: number + 1]) for number in range(len(words)))
        return "/" + " ".join(self.say(f"command.{key}.name") for key in keys)

    def page(self, slug: str) -> str:
        """The address of a company's page."""
        return f"{self.public_url}/companies/{slug}"


class Picture(msgspec.Struct, frozen=True):
    """A picture's words for those who cannot see it."""

    alt: str


def layout(*children: ui.Item[Any]) -> ui.LayoutView:
    """A view of the children that never times out, because its buttons outlive the process."""
    view = ui.LayoutView(timeout=None)
    for child in children:
        view.add_item(child)
    return view


def framed(colour: discord.Colour | None, *children: ui.Item[Any] | None) -> ui.LayoutView:
    """A view with one container of the children that are there."""
    return layout(ui.Container(*(child for child in children if child is not None), accent_colour=colour))


def words(*lines: str | None) -> ui.TextDisplay[Any]:
    """A block of the lines that are there."""
    return ui.TextDisplay("\n".join(line for line in lines if line is not None))


def fitting(lines: Iterable[str], room: int) -> list[str]:
    """As many of the lines, from the first on, as fit into so many characters."""
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return kept


def gallery(picture: Picture | None) -> ui.MediaGallery[Any] | None:
    """The attached picture with its words, nothing where there is no picture."""
    if picture is None:
        return None
    return ui.MediaGallery(discord.MediaGalleryItem(f"attachment://{PICTURE}", description=picture.alt[:1024]))


def row(items: Sequence[ui.Item[Any] | None]) -> ui.ActionRow[Any] | None:
    """A row of up to five buttons, or of one menu; nothing where there are none."""
    present = [item for item in items if item is not None]
    return ui.ActionRow(*present) if present else None


def open_button(stage: Stage, topic: Topic, key: str) -> Press:
    """A button that answers on another topic."""
    return Press(Address(Verb.ANSWER, topic, key), stage.say(f"button.{topic.name.lower()}"))


def page_button(stage: Stage, slug: str) -> ui.Button[Any]:
    """A button that opens the company's page."""
    return ui.Button(label=stage.say("button.page"), url=stage.page(slug))


def corner_button(stage: Stage, topic: Topic, key: str, page: int = 0) -> Press:
    """The last button: *Share* on a private answer, *Delete* for its asker on a public one."""
    if stage.private:
        return Press(Address(Verb.SHARE, topic, key, page), stage.say("button.share"))
    return Press(Address(Verb.DELETE, topic, str(stage.asker)), stage.say("button.delete"))


def turn_buttons(stage: Stage, topic: Topic, key: str, page: int, pages: int) -> list[Press]:
    """*Back* and *On*, where there is more than one page."""
    if pages < 2:
        return []
    return [
        Press(Address(Verb.TURN, topic, key, max(0, page - 1)), stage.say("button.back"), disabled=page == 0),
        Press(Address(Verb.TURN, topic, key, page + 1), stage.say("button.on"), disabled=page + 1 >= pages),
    ]


def tier_colour(methodology: Methodology, tier: str) -> discord.Colour:
    """The tier's colour as it looks on a dark surface."""
    return discord.Colour.from_str(appearance_of(methodology).of(tier).dark.fill)


def tier_name(methodology: Methodology, tier: str, language: Language) -> str:
    """The tier's name, or the word for unrated."""
    found = methodology.tier(tier)
    return text("tiers.unrated", language) if found is None else found.name
