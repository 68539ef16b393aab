"""A lost gateway shows in the figures, and the bot comes back by itself."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import aiohttp
import pytest
from aiohttp.test_utils import unused_port

from loopback_discord import BotProcess, LoopbackDiscord

Figure = Callable[[str], Awaitable[float]]


@pytest.fixture
def port() -> int:
    """Where the figures are."""
    return unused_port()


@pytest.fixture
async def figure(port: int) -> AsyncIterator[Figure]:
    """Reads a figure of the running bot by its name."""
    async with aiohttp.ClientSession() as session:

        async def read(name: str) -> float:
            async with session.get(f"http://127.0.0.1:{port}/metrics") as response:
                lines = (await response.text()).splitlines()
            return next(float(line.split()[1]) for line in lines if line.startswith(f"{name} "))

        yield read


async def well(port: int) -> bool:
    """Whether the process says that it answers."""
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/healthz") as response:
        return response.status == 200


async def until(condition: Callable[[], Awaitable[bool]], within_s: float) -> bool:
    """Whether something became true in time."""
    for _ in range(int(within_s / 0.1)):
        if await condition():
            return True
        await asyncio.sleep(0.1)
    return False


async def test_a_lost_gateway_shows_in_the_figures(
    discord: LoopbackDiscord, tmp_path: Path, port: int, figure: Figure
) -> None:
    async with BotProcess(discord, tmp_path, {"CCI_BOT_METRICS_PORT": str(port)}):

        async def is_up() -> bool:
            return await figure("cci_bot_shards_up") == 1

        async def is_down() -> bool:
            return await figure("cci_bot_down_seconds") > 0

        assert await until(is_up, 5)
        assert await well(port)
        discord.take_gateway_down()
        assert await until(is_down, 5)
        discord.bring_gateway_up()
        assert await until(is_up, 20)
        assert await figure("cci_bot_down_seconds") == 0


async def test_a_gateway_that_stays_away_gets_a_new_session(
    discord: LoopbackDiscord, tmp_path: Path, port: int, figure: Figure
) -> None:
    async with BotProcess(discord, tmp_path, {"CCI_BOT_METRICS_PORT": str(port)}):

        async def is_up() -> bool:
            return await figure("cci_bot_shards_up") == 1

        async def has_restarted() -> bool:
            return await figure("cci_bot_session_restarts_total") >= 1

        assert await until(is_up, 10)
        discord.take_gateway_down()
        assert await until(has_restarted, 90)
        discord.bring_gateway_up()
        await discord.wait_ready(logins=2, within_s=60)
        assert "Tesla" in (await discord.slash("score", company="tesla")).text
