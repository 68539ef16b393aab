"""Every company of the starter catalogue, and everything that can be pressed, through the real process."""

import asyncio
from collections.abc import Iterator
from itertools import cycle

import pytest

from cci_core.starter import STARTER
from loopback_discord import Answer, BotProcess, LoopbackDiscord, Message, User

SLUGS = sorted(path.stem for path in STARTER.glob("*.toml"))
BUTTON, LINK, MENU = 2, 5, 3
COMMANDS = ["score", "why", "events", "alternatives", "card", "voice"]
LOCALES = ["en-US", "de", "es-ES"]
UNEXPECTED = "interaction_failed"


@pytest.mark.parametrize("command", COMMANDS)
async def test_every_company_is_answered(discord: LoopbackDiscord, bot_process: BotProcess, command: str) -> None:
    people = [discord.world.new_user(slug, locale) for slug, locale in zip(SLUGS, cycle(LOCALES), strict=False)]
    for some in batched(people, 10):
        asked = [
            discord.slash(command, company=person.username, by=person, at=discord.world.direct_channel(person))
            for person in some
        ]
        assert all(answer.text or answer.files for answer in await asyncio.gather(*asked))
    assert UNEXPECTED not in bot_process.log


def batched(people: list[User], size: int) -> Iterator[list[User]]:
    """The people in groups that ask at the same time."""
    for start in range(0, len(people), size):
        yield people[start : start + size]


def what_can_be_done(message: Message) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The buttons and the options of menus, each as ``custom_id`` and values."""
    for part in message.parts(BUTTON):
        if part["style"] != LINK and not part.get("disabled"):
            yield part["custom_id"], ()
    for part in message.parts(MENU):
        for option in part["options"]:
            yield part["custom_id"], (option["value"],)


async def use(discord: LoopbackDiscord, message: Message, name: str, values: tuple[str, ...]) -> Answer:
    """Press a button or choose from a menu."""
    return await (discord.select(message, name, *values) if values else discord.press(message, name))


@pytest.mark.parametrize("company", ["tesla", "patagonia", "mozilla"])
async def test_everything_that_can_be_pressed_leads_somewhere(
    discord: LoopbackDiscord, bot_process: BotProcess, company: str
) -> None:
    waiting = [(await discord.slash("score", company=company, private=True)).message]
    done: set[tuple[str, tuple[str, ...]]] = set()
    while waiting:
        message = waiting.pop()
        for deed in what_can_be_done(message):
            if deed in done or message.deleted:
                continue
            done.add(deed)
            answer = await use(discord, message, *deed)
            if answer.interaction.original is not None and not answer.message.deleted:
                waiting.append(answer.message)
        if len(done) > 40:
            break
    assert len(done) > 5
    assert UNEXPECTED not in bot_process.log
