"""Two API processes and two bots on one PostgreSQL: one catalogue, and every alert once."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from itertools import count
from pathlib import Path

import pytest
from aiohttp import ClientSession

from cci_core.exchange.importing import import_catalogue
from cci_core.exchange.starting import open_catalogue
from cci_core.methodology import load_methodology
from cci_core.records import Company
from cci_core.storage import Store, companies
from fixtures.catalogue import invented, with_sudden_event
from fixtures.postgres import PostgresServer, free_port
from loopback_discord import BotProcess, LoopbackDiscord

pytestmark = [pytest.mark.postgres, pytest.mark.alone]

CHANGES = 200
WATCHED = ("nike", "adidas", "tesla", "toyota", "nestle", "danone", "lego", "ikea")
_numbers = count()


@pytest.fixture
async def store(postgres: PostgresServer) -> AsyncIterator[Store]:
    """A database with the starter catalogue, for all processes."""
    url = postgres.create_database(f"many_{next(_numbers)}")
    opened = await open_catalogue(url, load_methodology())
    yield opened
    await opened.close()


class ApiProcess:
    """`cci api` on a port of its own."""

    def __init__(self, database: str, folder: Path) -> None:
        self.url = f"http://127.0.0.1:{(port := free_port())}"
        own = {"CCI_DATABASE_URL": database, "CCI_PORT": str(port), "CCI_READS_PER_SECOND": "1000000"}
        self._env = os.environ | own | {"CCI_BADGE_KEY_FILE": str(folder / "cci-badges.key")}

    async def __aenter__(self) -> "ApiProcess":
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "cci_core", "api", env=self._env, stdout=asyncio.subprocess.DEVNULL
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._process.returncode is None:
            self._process.terminate()
        await self._process.wait()

    async def ready(self, session: ClientSession) -> None:
        async with asyncio.timeout(60):
            while await self.status(session, "/readyz") != 200:
                await asyncio.sleep(0.1)

    async def status(self, session: ClientSession, path: str) -> int:
        try:
            async with session.get(self.url + path) as answer:
                return answer.status
        except OSError:
            return 0

    async def serves(self, session: ClientSession, company: Company) -> None:
        """Wait until the company is served as it was written."""
        while True:
            async with session.get(f"{self.url}/v1/companies/{company.slug}") as answer:
                served = await answer.json(content_type=None) if answer.status == 200 else {}
            if [event["impacts"][0]["score"] for event in served.get("events", [])] == [
                event.impacts[0].score for event in company.events
            ]:
                return
            await asyncio.sleep(0.02)


async def test_each_of_two_hundred_changes_is_served_by_both_within_two_seconds(store: Store, tmp_path: Path) -> None:
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        sides = [await stack.enter_async_context(ApiProcess(store.url, tmp_path)) for _ in range(2)]
        for side in sides:
            await side.ready(session)
        for number in range(CHANGES):
            company = invented("zorblax", number % 100)
            await store.write(lambda connection, company=company: companies.put(connection, company))
            async with asyncio.timeout(2):
                await asyncio.gather(*(side.serves(session, company) for side in sides))


async def test_what_is_sent_to_one_is_found_through_the_other(store: Store, tmp_path: Path) -> None:
    report = {"kind": "dispute", "company": "nike", "text": "The second event names the wrong year, see the source."}
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(ClientSession())
        one, other = [await stack.enter_async_context(ApiProcess(store.url, tmp_path)) for _ in range(2)]
        await one.ready(session)
        await other.ready(session)
        async with session.post(f"{one.url}/v1/reports", json=report) as answer:
            assert answer.status in (201, 202), await answer.text()
            number = (await answer.json())["id"]
        assert await other.status(session, f"/reports/{number}") == 200


async def test_alerts_come_once_though_two_bots_run_and_one_is_killed(store: Store, tmp_path: Path) -> None:
    async with LoopbackDiscord(shards=2) as discord, AsyncExitStack() as stack:
        bots = [bot_of(discord, store, tmp_path / str(shard), shard) for shard in range(2)]
        for bot in bots:
            await bot.launch()
            stack.push_async_exit(bot)
        await discord.wait_ready(logins=2)
        channels = {slug: await discord.new_channel(slug) for slug in WATCHED}
        for slug, channel in channels.items():
            await discord.slash("watch add", company=slug, channel=channel, points=1, by=discord.admin)
        for number, (slug, channel) in enumerate(channels.items()):
            await shake(store, slug, tmp_path)
            if number == len(WATCHED) // 2:
                await bots[number % 2].kill()
            if number < 2:
                await discord.until(lambda channel=channel: discord.messages(channel), 30)
        await discord.until(lambda: all(discord.messages(channel) for channel in channels.values()), 45)
        await asyncio.sleep(3)
        assert Counter(len(discord.messages(channel)) for channel in channels.values()) == {1: len(WATCHED)}
        assert discord.violations == []


def bot_of(discord: LoopbackDiscord, store: Store, folder: Path, shard: int) -> BotProcess:
    folder.mkdir()
    own = {"CCI_DATABASE_URL": store.url, "CCI_SHARD_COUNT": "2", "CCI_SHARD_IDS": str(shard)}
    return BotProcess(discord, folder, own)


async def shake(store: Store, slug: str, folder: Path) -> None:
    """Let a company do something that moves it into another tier."""
    path = folder / f"{slug}.toml"
    path.write_text(with_sudden_event(slug, -100), "utf-8")
    await import_catalogue(store, [path], load_methodology())
