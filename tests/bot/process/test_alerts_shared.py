"""Alerts with several processes, a failing Discord, and a database that is busy."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, closing
from pathlib import Path

import pytest

from cci_core.exchange.importing import import_catalogue
from cci_core.methodology import load_methodology
from cci_core.starter import STARTER
from cci_core.storage import Store
from fixtures.catalogue import with_sudden_event
from loopback_discord import BotProcess, LoopbackDiscord, Permission

POST = "POST /channels/{channel_id}/messages"
SLUGS = ["tesla", "nike", "apple", "amazon", "airbnb", "bmw"]


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    """The database that the processes share."""
    opened = await Store.open(f"sqlite:///{tmp_path / 'cci.db'}")
    yield opened
    await opened.close()


async def shake(store: Store, folder: Path, score: int, date: str = "2026-11-20") -> None:
    """Let something happen that changes the tier of all watched companies."""
    changed = folder / f"changes{score}"
    changed.mkdir(exist_ok=True)
    for slug in SLUGS:
        text = with_sudden_event(slug, score, date)
        (changed / f"{slug}.toml").write_text(text, "utf-8")
    await import_catalogue(store, [changed], load_methodology())


async def test_two_processes_tell_each_place_once_and_one_goes_on_alone(
    discord: LoopbackDiscord, tmp_path: Path, store: Store
) -> None:
    await import_catalogue(store, [STARTER], load_methodology())
    async with AsyncExitStack() as running:
        processes = []
        for shard in range(2):
            folder = tmp_path / str(shard)
            folder.mkdir()
            env = {"CCI_SHARD_COUNT": "2", "CCI_SHARD_IDS": str(shard), "CCI_DATABASE_URL": store.url}
            processes.append(await running.enter_async_context(BotProcess(discord, folder, env)))
        channels = [await discord.new_channel(slug) for slug in SLUGS]
        for slug, channel in zip(SLUGS, channels, strict=True):
            await discord.slash("watch add", company=slug, channel=channel, by=discord.admin)
        await shake(store, tmp_path, -100)
        assert await discord.until(lambda: all(map(discord.messages, channels)), 20)
        await processes[0].kill()
        await shake(store, tmp_path, 100)
        assert await discord.until(lambda: all(len(discord.messages(each)) >= 2 for each in channels), 30)
        await asyncio.sleep(2)
        assert [len(discord.messages(channel)) for channel in channels] == [2] * len(SLUGS)


async def test_an_alert_that_discord_refuses_for_a_while_comes_later_and_once(
    discord: LoopbackDiscord, bot_process: BotProcess, tmp_path: Path, store: Store
) -> None:
    await discord.slash("watch add", company="tesla", channel=discord.channel, by=discord.admin)
    fault = discord.break_next(POST, status=503, times=2)
    await shake(store, tmp_path, -100)
    message = await discord.next_message(discord.channel, within_s=60)
    assert "**Tesla**" in message.text
    assert fault.met == 2
    await asyncio.sleep(2)
    assert len(discord.messages(discord.channel)) == 1


async def test_all_that_happens_at_once_to_one_place_comes_in_one_message(
    discord: LoopbackDiscord, bot_process: BotProcess, tmp_path: Path, store: Store
) -> None:
    for slug in SLUGS:
        await discord.slash("watch add", company=slug, channel=discord.channel, by=discord.admin)
    await shake(store, tmp_path, -100)
    message = await discord.next_message(discord.channel, within_s=20)
    assert all(f"**{name}**" in message.text for name in ("Tesla", "Nike", "Apple", "Amazon", "Airbnb", "BMW"))
    await asyncio.sleep(2)
    assert len(discord.messages(discord.channel)) == 1


async def test_a_write_that_waits_for_another_program_is_deferred_and_answered(
    discord: LoopbackDiscord, bot_process: BotProcess, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "cci.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        asked = asyncio.create_task(discord.slash("watch add", company="tesla"))
        await asyncio.sleep(4)
        other.execute("ROLLBACK")
    answer = await asked
    assert answer.deferred
    assert "is watched" in answer.text


async def test_missing_permissions_in_a_channel_are_named(discord: LoopbackDiscord, bot_process: BotProcess) -> None:
    await discord.deny(discord.channel, Permission.SEND_MESSAGES)
    refused = await discord.slash("watch add", company="tesla", channel=discord.channel, by=discord.admin)
    assert "Send Messages" in refused.text
