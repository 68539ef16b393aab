"""Alerts arrive once, however often the bot is killed between a change and its delivery."""

import asyncio
import logging
import random
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from cci_core.exchange.importing import import_catalogue
from cci_core.methodology import METHODOLOGY_1, load_methodology
from cci_core.starter import STARTER
from cci_core.storage import Store
from fixtures.catalogue import with_sudden_event
from loopback_discord import BotProcess, Channel, LoopbackDiscord
from loopback_discord.calls import Call

log = logging.getLogger(__name__)

POST = "POST /channels/{channel_id}/messages"
KILLS = 50
CHANCE = random.Random(50)


@pytest.fixture
async def store(bot_process: BotProcess, tmp_path: Path) -> AsyncIterator[Store]:
    """The bot's own database."""
    opened = await Store.open(f"sqlite:///{tmp_path / 'cci.db'}")
    yield opened
    await opened.close()


class Catalogue:
    """The starter companies, to which things happen."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._folder = folder
        self.slugs = sorted(path.stem for path in STARTER.glob("*.toml"))

    async def shake(self, slug: str, score: int) -> None:
        """Let a company do something that moves it into another tier."""
        path = self._folder / f"{slug}.toml"
        path.write_text(with_sudden_event(slug, score), "utf-8")
        await import_catalogue(self._store, [path], load_methodology(METHODOLOGY_1))


@pytest.fixture
def catalogue(store: Store, tmp_path: Path) -> Catalogue:
    """What the bot's database is filled with."""
    folder = tmp_path / "changes"
    folder.mkdir()
    return Catalogue(store, folder)


async def watched_channels(discord: LoopbackDiscord, slugs: list[str]) -> dict[str, Channel]:
    """A channel for every company, that watches it."""
    channels = {}
    for slug in slugs:
        channels[slug] = await discord.new_channel(slug)
        await discord.slash("watch add", company=slug, channel=channels[slug], points=1, by=discord.admin)
    return channels


async def kill_somewhere(bot: BotProcess) -> None:
    """Kill the bot at some moment after its start: before it looks, while it compares, or while it delivers."""
    await bot.launch()
    await asyncio.sleep(CHANCE.uniform(0.5, 2.0))
    await bot.kill()


async def kill_after_a_post(bot: BotProcess, discord: LoopbackDiscord) -> bool:
    """Kill the bot when Discord has taken an alert and the bot does not know it yet; whether there was an alert."""
    posted = asyncio.Event()

    async def strike(call: Call) -> None:
        if call.route == POST and not posted.is_set():
            posted.set()
            await bot.kill()

    discord.between_deed_and_answer(strike)
    await bot.launch()
    try:
        await asyncio.wait_for(posted.wait(), 10)
    except TimeoutError:
        await bot.kill()
    discord.between_deed_and_answer(None)
    return posted.is_set()


async def test_fifty_kills_lose_no_alert_and_repeat_none(
    discord: LoopbackDiscord,
    bot_process: BotProcess,
    catalogue: Catalogue,
) -> None:
    channels = await watched_channels(discord, catalogue.slugs)
    await bot_process.kill()
    after_a_post = 0
    for number in range(KILLS):
        if number < len(catalogue.slugs):
            await catalogue.shake(catalogue.slugs[number], -100)
        if number % 2:
            after_a_post += await kill_after_a_post(bot_process, discord)
        else:
            await kill_somewhere(bot_process)
    await bot_process.start()
    await discord.until(lambda: all(discord.messages(channel) for channel in channels.values()), 60)
    await asyncio.sleep(3)
    counts = Counter(len(discord.messages(channel)) for channel in channels.values())
    log.info("%d kills, %d of them between a post and its note; messages a channel: %s", KILLS, after_a_post, counts)
    assert after_a_post >= KILLS // 4
    assert set(counts) == {1}
