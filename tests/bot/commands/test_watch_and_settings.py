"""Watches, settings and what is forgotten, through the real process."""

import asyncio
from pathlib import Path

from fixtures.catalogue import with_sudden_event
from loopback_discord import BotProcess, LoopbackDiscord


async def shake(process: BotProcess, folder: Path, slug: str, score: int) -> None:
    """Let something happen that changes a starter company's tier."""
    file = folder / f"{slug}.toml"
    file.write_text(with_sudden_event(slug, score), "utf-8")
    await process.cci("import", str(file))


async def test_a_change_of_tier_is_told_to_person_and_channel_once(
    bot: LoopbackDiscord, bot_process: BotProcess, tmp_path: Path
) -> None:
    assert "is watched" in (await bot.slash("watch add", company="Tesla")).text
    assert "is watched" in (await bot.slash("watch add", company="Tesla", channel=bot.channel, by=bot.admin)).text
    await shake(bot_process, tmp_path, "tesla", -100)
    direct = await bot.next_message(bot.world.direct_channel(bot.alice), within_s=10)
    public = await bot.next_message(bot.channel, within_s=10)
    assert "**Tesla**: −" in direct.text
    assert "Toadie" in public.text
    assert (await bot.press(public, "Why")).text.startswith("## Why Tesla")
    assert len(bot.messages(bot.channel)) == 1


async def test_watches_are_listed_and_removed(bot: LoopbackDiscord) -> None:
    await bot.slash("watch add", company="BMW", points=2.5, pace="daily")
    listed = (await bot.slash("watch list")).text
    assert "BMW: tier changes, and changes of 2.5 points or more" in listed
    assert "once a day" in listed
    assert "no longer watched" in (await bot.slash("watch remove", company="BMW")).text
    assert "was not watched" in (await bot.slash("watch remove", company="BMW")).text
    assert "Nothing is watched" in (await bot.slash("watch list")).text


async def test_a_channel_is_watched_only_by_who_manages_the_server_and_where_the_bot_may_write(
    bot: LoopbackDiscord,
) -> None:
    refused = await bot.slash("watch add", company="BMW", channel=bot.channel)
    assert "Manage Server" in refused.text
    assert "at most 200" in (await bot.slash("watch add", company="BMW", points=900.0)).text


async def test_alerts_to_a_channel_that_is_gone_end_with_a_note(
    bot: LoopbackDiscord, bot_process: BotProcess, tmp_path: Path
) -> None:
    channel = await bot.new_channel("soon-gone")
    await bot.slash("watch add", company="Tesla", channel=channel, by=bot.admin)
    bot.unknown_channel(channel)
    await shake(bot_process, tmp_path, "tesla", -100)
    for _ in range(100):
        listed = (await bot.slash("watch list", channel=bot.channel, by=bot.admin)).text
        if "the channel is gone" in listed:
            break
        await asyncio.sleep(0.1)
    assert "the channel is gone" in listed


async def test_settings_change_in_place_and_count_from_then_on(bot: LoopbackDiscord) -> None:
    panel = await bot.slash("settings", by=bot.admin)
    await bot.select(panel, "Language of public answers", "Deutsch", by=bot.admin)
    assert "Deutsch" in panel.text
    assert "eingestuft" in (await bot.slash("score", company="Tesla")).text
    await bot.press(panel, "Private answers: no", by=bot.admin)
    assert (await bot.slash("score", company="Tesla")).ephemeral
    assert not (await bot.slash("score", company="Tesla", private=False)).ephemeral


async def test_answers_are_private_outside_of_the_chosen_channels(bot: LoopbackDiscord) -> None:
    panel = await bot.slash("settings", by=bot.admin)
    await bot.select(panel, "Channels where answers may be public", str(bot.channel.id), by=bot.admin)
    other = await bot.new_channel("elsewhere")
    assert not (await bot.slash("score", company="Tesla")).ephemeral
    assert (await bot.slash("score", company="Tesla", at=other)).ephemeral


async def test_what_belongs_to_a_person_can_be_deleted(bot: LoopbackDiscord) -> None:
    await bot.slash("watch add", company="Tesla")
    shown = await bot.slash("privacy")
    assert "1 watch" in (await bot.press(shown, "Delete what is mine")).text
    assert "Nothing is watched" in (await bot.slash("watch list")).text
