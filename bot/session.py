"""Keep a session with Discord: start it, watch it, start it anew where it is lost for good."""

import asyncio
import time
from collections.abc import Callable
from typing import NoReturn

import aiohttp
import discord
import structlog

from bot.client import CciBot
from bot.health import Health
from cci_core.errors import InvalidInput, Unavailable
from cci_core.settings import Secret

log = structlog.get_logger()

CHECK_EVERY_S = 2.0
DOWN_TOO_LONG_S = 30.0
_START_TOO_LONG_S = 60.0
_PER_SHARD_S = 6.0
_LONGEST_PAUSE_S = 30.0
_STEADY_S = 60.0
_HOPELESS = {
    4004: "Discord refused the token; copy it anew from the developer portal into CCI_DISCORD_TOKEN",
    4010: "Discord refused the shards; check CCI_SHARD_COUNT and CCI_SHARD_IDS",
    4011: "Discord wants more shards; raise CCI_SHARD_COUNT, or leave it out",
    4012: "Discord no longer speaks this version of its gateway; update the bot",
    4013: "Discord does not know the intents; update the bot",
    4014: "Discord refused the message content intent; allow it in the portal, or unset CCI_BOT_MESSAGE_CONTENT",
}


async def run_sessions(make_bot: Callable[[], CciBot], token: Secret, health: Health) -> NoReturn:
    """Hold a session until cancelled; `InvalidInput` where trying again cannot help."""
    pause_s = 1.0
    while True:
        began = time.monotonic()
        await _one_session(make_bot(), token, health)
        health.session_ended()
        pause_s = 1.0 if time.monotonic() - began > _STEADY_S else min(2 * pause_s, _LONGEST_PAUSE_S)
        log.warning("session_restarts", pause_s=pause_s)
        await asyncio.sleep(pause_s)


async def _one_session(bot: CciBot, token: Secret, health: Health) -> None:
    health.session_began(bot)
    try:
        async with bot:
            await _until_lost(bot, token)
    except discord.LoginFailure as error:
        raise InvalidInput(_HOPELESS[4004]) from error
    except discord.PrivilegedIntentsRequired as error:
        raise InvalidInput(_HOPELESS[4014]) from error
    except discord.ConnectionClosed as error:
        if error.code in _HOPELESS:
            raise InvalidInput(_HOPELESS[error.code]) from error
        log.warning("session_lost", code=error.code)
    except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError, Unavailable) as error:
        log.warning("session_lost", reason=type(error).__name__)


async def _until_lost(bot: CciBot, token: Secret) -> None:
    """Run the session until it ends or the watchdog gives it up; cancelled then: a shard at start retries for ever."""
    running = asyncio.create_task(bot.start(token.reveal()))
    watching = asyncio.create_task(_lost(bot))
    try:
        await asyncio.wait({running, watching}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
    finally:
        for task in (running, watching):
            task.cancel()
        await asyncio.gather(running, watching, return_exceptions=True)


async def _lost(bot: CciBot) -> None:
    """The watchdog: discord.py's own attempts back off for up to a quarter of an hour; this gives up on them sooner."""
    while True:
        await asyncio.sleep(CHECK_EVERY_S)
        down_s = bot.lines.down_s(time.monotonic())
        patience_s = DOWN_TOO_LONG_S if bot.lines.started else _START_TOO_LONG_S + _PER_SHARD_S * (bot.shard_count or 1)
        if down_s > patience_s:
            log.warning("session_given_up", down_s=round(down_s))
            return
