"""Discord's own OpenAPI document, and what the loopback server makes of it."""

import json
from typing import Any

import pytest

from loopback_discord import LoopbackDiscord
from loopback_discord.driver import discord_openapi
from loopback_discord.rules import OpenApi

CALLBACK = "/interactions/{interaction_id}/{interaction_token}/callback"


@pytest.fixture(scope="module")
def openapi() -> OpenApi:
    """The document; tests are skipped when it is not there."""
    document = discord_openapi()
    if document is None:
        pytest.skip("CCI_TEST_DATA has no discord-openapi.json")
    return document


pytestmark = pytest.mark.data


def test_an_answer_of_components_is_let_through(openapi: OpenApi) -> None:
    body = {"type": 4, "data": {"flags": 1 << 15, "components": [{"type": 10, "content": "hello"}]}}
    assert list(openapi.violations(CALLBACK, "POST", body)) == []


@pytest.mark.parametrize("body", [{"type": 3}, {"type": 4, "data": {"components": [{"type": 10}]}}, {"data": {}}, []])
def test_a_body_of_another_shape_is_refused(openapi: OpenApi, body: Any) -> None:
    assert list(openapi.violations(CALLBACK, "POST", body))


def test_snowflakes_may_be_integers(openapi: OpenApi) -> None:
    body = {"content": "hello", "attachments": [{"id": 0, "filename": "card.png"}]}
    assert list(openapi.violations("/channels/{channel_id}/messages", "POST", body)) == []


@pytest.mark.usefixtures("client")
async def test_messages_of_the_loopback_server_have_the_shape_of_discords(
    openapi: OpenApi, discord: LoopbackDiscord
) -> None:
    card = await discord.slash("card", words="hello")
    await discord.press(card, "Edit")
    question = await discord.say(discord.channel, "hello", mentions_bot=True)
    await discord.next_message(discord.channel, after=question)
    for message in discord.messages(discord.channel):
        payload = json.loads(json.dumps(message.payload(discord.server.cdn)))
        assert [str(found) for found in openapi.answer_violations("MessageResponse", payload)] == []


@pytest.mark.usefixtures("client")
async def test_places_of_the_loopback_server_have_the_shape_of_discords(
    openapi: OpenApi, discord: LoopbackDiscord
) -> None:
    direct = discord.world.direct_channel(discord.alice)
    shapes = {
        "UserResponse": discord.alice.payload(),
        "GuildChannelResponse": discord.channel.payload(),
        "PrivateChannelResponse": direct.payload(),
    }
    found = [str(wrong) for schema, body in shapes.items() for wrong in openapi.answer_violations(schema, body)]
    found += [
        str(w)
        for command in discord.server.commands
        for w in openapi.answer_violations("ApplicationCommandResponse", command)
    ]
    assert found == []
