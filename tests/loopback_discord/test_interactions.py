"""What people do reaches a discord.py client, and its answers come back."""

import asyncio

import pytest

from loopback_discord import LoopbackDiscord, NoAnswer, NotOffered
from loopback_discord.sample_client import PIXEL, SampleClient

pytestmark = pytest.mark.usefixtures("client")


async def test_a_command_is_answered_with_components_and_a_picture(discord: LoopbackDiscord) -> None:
    answer = await discord.slash("card", words="Hello")
    assert answer.text == "## Hello"
    assert answer.message.file("card.png") == PIXEL
    assert answer.message.attachments[0].description == "A card"
    assert not answer.ephemeral


async def test_a_private_answer_is_seen_by_its_asker_alone(discord: LoopbackDiscord) -> None:
    answer = await discord.slash("card", words="Hello", private=True, by=discord.bob)
    assert discord.messages(discord.channel, seen_by=discord.bob) == [answer.message]
    assert discord.messages(discord.channel, seen_by=discord.alice) == []
    with pytest.raises(NotOffered):
        await discord.press(answer, "Again", by=discord.alice)


async def test_choices_complete_what_is_typed(discord: LoopbackDiscord) -> None:
    choices = await discord.autocomplete("card", words="te")
    assert [choice["value"] for choice in choices] == ["tea", "teb"]


async def test_buttons_answer_update_and_delete(discord: LoopbackDiscord) -> None:
    answer = await discord.slash("card", words="Hello")
    again = await discord.press(answer, "Again", by=discord.bob)
    assert again.ephemeral
    assert again.text == "## Again"
    edited = await discord.press(answer, "sample:edit")
    assert edited.message is answer.message
    assert answer.text == "## Edited"
    assert answer.files
    await discord.press(answer, "Delete")
    assert answer.message.deleted
    assert discord.messages(discord.channel) == []


async def test_a_deferral_is_filled_by_its_first_follow_up(discord: LoopbackDiscord) -> None:
    card = await discord.slash("card", words="Hello")
    later = await discord.press(card, "Later")
    assert (later.deferred, later.ephemeral, later.text) == (True, True, "Later")


async def test_a_form_is_filled_and_sent(discord: LoopbackDiscord) -> None:
    card = await discord.slash("card", words="Hello")
    form = await discord.press(card, "Form")
    sent = await discord.submit_modal(form, {"Words": "some words", "kind": "Two"})
    assert sent.text == "some words of kind 2"


async def test_subcommands_resolve_channels_and_need_permission(discord: LoopbackDiscord) -> None:
    other = await discord.new_channel("other")
    with pytest.raises(NotOffered):
        await discord.slash("watch add", name="x", channel=other)
    answer = await discord.slash("watch add", name="x", channel=other, by=discord.admin)
    assert answer.text == f"x in <#{other.id}>"
    assert [message.text for message in discord.messages(other)] == ["watching x"]


async def test_a_message_menu_gets_the_message(discord: LoopbackDiscord) -> None:
    message = await discord.say(discord.channel, "three little words", by=discord.bob)
    answer = await discord.message_menu("Words here", message)
    assert answer.text == "3 words"


async def test_mentions_and_direct_messages_are_heard(discord: LoopbackDiscord, client: SampleClient) -> None:
    unread = await discord.say(discord.channel, "nobody reads this")
    asked = await discord.say(discord.channel, "hello", mentions_bot=True)
    reply = await discord.next_message(discord.channel, after=unread)
    assert reply.reply_to is asked
    direct = await discord.direct_message("hello", by=discord.bob)
    assert (await discord.next_message(direct.channel)).text == "heard you"
    assert "nobody reads this" not in client.heard


async def test_a_late_answer_is_refused_as_an_unknown_interaction(discord: LoopbackDiscord) -> None:
    with pytest.raises(NoAnswer):
        await discord.slash("slow", seconds=3.3)
    await discord.until(lambda: bool(discord.server.refused), 3)
    assert [refusal.code for _, refusal in discord.server.refused] == [10062]


async def test_a_hundred_at_once_are_all_answered(discord: LoopbackDiscord) -> None:
    answers = await asyncio.gather(*(discord.slash("card", words=str(number)) for number in range(100)))
    assert [answer.text for answer in answers] == [f"## {number}" for number in range(100)]


async def test_commands_go_where_their_contexts_say(discord: LoopbackDiscord) -> None:
    direct = discord.world.direct_channel(discord.alice)
    assert (await discord.slash("card", words="Hello", at=direct)).text == "## Hello"
    with pytest.raises(NotOffered):
        await discord.slash("card", words="Hello", at=discord.world.new_group(discord.alice, discord.bob))
