"""What the bot posts is what another client library reads."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from loopback_discord import BotProcess, LoopbackDiscord

NextEvent = Callable[[str], Awaitable[dict[str, Any]]]
LogIn = Callable[[], Awaitable[NextEvent]]


def every_part(components: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The components of a message as discord.js gives them, nested ones too."""
    for component in components:
        yield component
        yield from every_part(component.get("components", []))
        if "accessory" in component:
            yield component["accessory"]


async def test_history_has_the_answer_with_its_picture_and_buttons(
    discord: LoopbackDiscord, bot_process: BotProcess, next_event: LogIn
) -> None:
    answer = await discord.slash("score", company="tesla")
    history = await (await next_event())("history")
    [message] = history["messages"]
    parts = list(every_part(message["components"]))
    pictures = [item for part in parts for item in part.get("items", [])]
    assert message["bot"]
    assert "IsComponentsV2" in message["flags"]
    assert "\n".join(part["content"] for part in parts if part["type"] == 10) == answer.text
    assert {part.get("label") for part in parts if part["type"] == 2} >= {"Why", "Events"}
    assert all("Tesla" in picture["description"] for picture in pictures)
    assert pictures


async def test_what_happens_meanwhile_is_seen_by_both(
    discord: LoopbackDiscord, bot_process: BotProcess, next_event: LogIn
) -> None:
    seen = await next_event()
    assert (await seen("history"))["messages"] == []
    question = await discord.say(discord.channel, "Tesla", mentions_bot=True)
    reply = await discord.next_message(discord.channel, after=question)
    event = await seen("posted")
    while event["id"] != str(reply.id):
        event = await seen("posted")
    assert event["reply"] == str(question.id)
    assert any("Tesla" in part.get("content", "") for part in every_part(event["components"]))


async def test_a_private_answer_is_nowhere_for_it(
    discord: LoopbackDiscord, bot_process: BotProcess, next_event: LogIn
) -> None:
    answer = await discord.slash("score", company="tesla", private=True)
    assert answer.ephemeral
    assert (await (await next_event())("history"))["messages"] == []
