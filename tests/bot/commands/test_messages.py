"""What people write: mentions, direct messages, the menu of a message, names in double brackets."""

from pathlib import Path

import pytest

from loopback_discord import BotProcess, LoopbackDiscord, Message


async def reply_to(bot: LoopbackDiscord, message: Message) -> str:
    """What the bot says after the message."""
    return (await bot.next_message(message.channel, after=message)).text


@pytest.mark.parametrize("words", ["Tesla", "what do you think about Tesla?", "https://www.tesla.com/modely", "$TSLA"])
async def test_a_mention_with_a_name_is_answered(bot: LoopbackDiscord, words: str) -> None:
    assert (await reply_to(bot, await bot.say(bot.channel, words, mentions_bot=True))).startswith("## Tesla")


async def test_a_direct_message_is_answered_with_the_card(bot: LoopbackDiscord) -> None:
    message = await bot.direct_message("is tesla any good?")
    answer = await bot.next_message(message.channel, after=message)
    assert answer.text.startswith("## Tesla")
    assert answer.file("card.png")


async def test_several_names_in_a_sentence_are_all_answered(bot: LoopbackDiscord) -> None:
    text = await reply_to(bot, await bot.direct_message("Should I buy from Tesla, BMW or Toyota?"))
    assert all(f"**{name}**" in text for name in ("Tesla", "BMW", "Toyota"))


async def test_an_empty_mention_gets_help(bot: LoopbackDiscord) -> None:
    assert "What can be asked" in await reply_to(bot, await bot.say(bot.channel, "", mentions_bot=True))


async def test_the_menu_of_a_message_reads_words_but_no_code_quotes_or_links(bot: LoopbackDiscord) -> None:
    said = "Nike and Walmart, `Google`, https://apple.com\n> Toyota\nAdidas, Heineken, Danone and Spotify"
    message = await bot.say(bot.channel, said)
    answer = await bot.message_menu("Scores for companies named here", message)
    assert all(f"**{name}**" in answer.text for name in ("Nike", "Walmart", "Adidas", "Heineken", "Danone"))
    assert not any(name in answer.text for name in ("Google", "Apple", "Toyota"))
    assert "1 more company" in answer.text
    assert answer.ephemeral


async def test_the_menu_says_where_a_message_names_nobody(bot: LoopbackDiscord) -> None:
    message = await bot.say(bot.channel, "good morning")
    answer = await bot.message_menu("Scores for companies named here", message)
    assert "No company on record" in answer.text


async def test_double_brackets_are_answered_where_the_server_wants_it(discord: LoopbackDiscord, tmp_path: Path) -> None:
    discord.server.gateway.allowed_privileged = 1 << 15
    async with BotProcess(discord, tmp_path, {"CCI_BOT_MESSAGE_CONTENT": "1"}):
        panel = await discord.slash("settings", by=discord.admin)
        before = await discord.say(discord.channel, "I like [[Tesla]]")
        await discord.press(panel, "[[Name]]: no", by=discord.admin)
        after = await discord.say(discord.channel, "I like [[BMW]] and `[[Nike]]`")
        answer = await discord.next_message(discord.channel, after=before)
        assert answer.text.startswith("## BMW")
        assert answer.id > after.id
