"""What the REST interface refuses, as discord.py sees it."""

import discord as library
import pytest

from loopback_discord import LoopbackDiscord, Permission
from loopback_discord.sample_client import SampleClient, card_view, picture

POST = "POST /channels/{channel_id}/messages"


@pytest.fixture
async def channel(discord: LoopbackDiscord, client: SampleClient) -> library.TextChannel:
    """The server's channel, as the client knows it."""
    found = await client.fetch_channel(discord.channel.id)
    assert isinstance(found, library.TextChannel)
    return found


async def test_a_rate_limited_request_is_tried_again(discord: LoopbackDiscord, channel: library.TextChannel) -> None:
    fault = discord.rate_limit_next(POST)
    await channel.send("hello")
    assert fault.met == 1
    assert [message.text for message in discord.messages(discord.channel)] == ["hello"]


async def test_an_outage_is_waited_out(discord: LoopbackDiscord, channel: library.TextChannel) -> None:
    discord.break_next(POST, status=502)
    await channel.send("hello")
    assert discord.times_called(POST) == 2


async def test_missing_permissions_are_named_as_discord_names_them(
    discord: LoopbackDiscord, channel: library.TextChannel
) -> None:
    await discord.deny(discord.channel, Permission.ATTACH_FILES)
    await channel.send("words alone")
    with pytest.raises(library.Forbidden) as refused:
        await channel.send(view=card_view("hello"), file=picture())
    assert refused.value.code == 50013
    await discord.deny(discord.channel, Permission.VIEW_CHANNEL)
    with pytest.raises(library.Forbidden) as refused:
        await channel.send("hello")
    assert refused.value.code == 50001


async def test_a_forbidden_route_stays_forbidden_until_repaired(
    discord: LoopbackDiscord, channel: library.TextChannel
) -> None:
    discord.forbid(POST)
    for _ in range(2):
        with pytest.raises(library.Forbidden):
            await channel.send("hello")
    discord.repair()
    await channel.send("hello")


async def test_a_channel_that_is_gone_is_not_found(discord: LoopbackDiscord, channel: library.TextChannel) -> None:
    discord.unknown_channel(discord.channel)
    with pytest.raises(library.NotFound) as refused:
        await channel.send("hello")
    assert refused.value.code == 10003


async def test_direct_messages_can_be_refused(discord: LoopbackDiscord, client: SampleClient) -> None:
    alice = await client.fetch_user(discord.alice.id)
    await alice.send("hello")
    assert [message.text for message in discord.messages(discord.world.direct_channel(discord.alice))] == ["hello"]
    discord.refuse_direct_messages()
    bob = await client.fetch_user(discord.bob.id)
    with pytest.raises(library.Forbidden) as refused:
        await bob.send("hello")
    assert refused.value.code == 50007


async def test_a_broken_rule_is_answered_with_its_place_and_kept(
    discord: LoopbackDiscord, channel: library.TextChannel
) -> None:
    with pytest.raises(library.HTTPException) as refused:
        await channel.send("x" * 2001)
    assert (refused.value.status, refused.value.code) == (400, 50035)
    assert "content" in refused.value.text
    assert [broken.split(":")[0] for broken in discord.violations] == [f"{POST} content"]
    discord.forget_violations()


async def test_a_message_with_nothing_in_it_is_refused(discord: LoopbackDiscord, channel: library.TextChannel) -> None:
    with pytest.raises(library.HTTPException) as refused:
        await channel.send()
    assert refused.value.code == 50006


async def test_messages_are_edited_and_deleted_and_files_served(
    discord: LoopbackDiscord, channel: library.TextChannel, client: SampleClient
) -> None:
    sent = await channel.send("first", file=picture())
    assert await sent.attachments[0].read() == picture().fp.read()
    await sent.edit(content="second")
    assert [message.text for message in discord.messages(discord.channel)] == ["second"]
    assert (await channel.fetch_message(sent.id)).content == "second"
    await sent.delete()
    assert discord.messages(discord.channel) == []
    with pytest.raises(library.NotFound):
        await channel.fetch_message(sent.id)


async def test_a_private_answer_cannot_be_fetched_from_its_channel(
    discord: LoopbackDiscord, channel: library.TextChannel
) -> None:
    answer = await discord.slash("card", words="hello", private=True)
    with pytest.raises(library.NotFound):
        await channel.fetch_message(answer.message.id)


async def test_only_its_author_edits_a_message(discord: LoopbackDiscord, channel: library.TextChannel) -> None:
    theirs = await discord.say(discord.channel, "mine")
    found = await channel.fetch_message(theirs.id)
    with pytest.raises(library.Forbidden):
        await found.edit(content="yours")
    with pytest.raises(library.Forbidden):
        await found.delete()


async def test_an_enforced_nonce_posts_once(discord: LoopbackDiscord, channel: library.TextChannel) -> None:
    first = await channel.send("hello", nonce="alert-1")
    again = await channel.send("hello", nonce="alert-1")
    assert first.id == again.id
    assert len(discord.messages(discord.channel)) == 1


async def test_an_unknown_route_is_a_broken_rule(discord: LoopbackDiscord, client: SampleClient) -> None:
    with pytest.raises(library.NotFound):
        await client.http.request(library.http.Route("GET", "/nothing"))
    assert discord.violations == ["GET /api/v10/nothing body: no such route (ROUTE)"]
    discord.forget_violations()
