"""Deliver queued alerts: in order, once, and again where Discord fails."""

import asyncio
import secrets
import time

import aiohttp
import discord
import structlog

from bot.client import CciBot
from bot.health import Health
from bot.rendering.alerts import alerts_view
from bot.rendering.parts import Stage
from cci_core.errors import CciError
from cci_core.storage import Store, alerts
from cci_core.storage.alerts import Claim
from cci_core.watches import next_due, parcel_of

log = structlog.get_logger()

_POLL_S = 0.5
_SIDE_BY_SIDE = 4
_PAUSE_S = 0.2
"""Four messages each fifth of a second: under half of the fifty requests a second that a bot may make."""
_SEND_S = 8.0
"""Below the lease: whoever has not finished by then has given up before another process takes over."""
_REFUSALS = 8
_FIRST_RETRY_S, _LONGEST_RETRY_S = 5.0, 3600.0


class Courier:
    """Runs in every bot process; a place is served by the one that holds its lease.

    A crash between Discord's answer and our note sends the parcel again under the same nonce, and Discord, which keeps
    nonces for a few minutes, answers with the message that is there. Only a crash that nobody recovers from within
    these minutes can show a parcel twice.
    """

    def __init__(self, store: Store, health: Health, public_url: str) -> None:
        self._store, self._health, self._public_url = store, health, public_url
        self._owner = secrets.token_hex(8)

    async def run(self) -> None:
        """Deliver what is due until cancelled."""
        while True:
            try:
                served = await self.round()
            except CciError as error:
                log.warning("alerts_wait", reason=str(error))
                served = 0
            await asyncio.sleep(_PAUSE_S if served else _POLL_S)

    async def round(self) -> int:
        """Deliver to a few places that are due; how many there were."""
        bot = self._health.bot
        if bot is None or not bot.lines.count_up():
            return 0
        if not await self._store.read(lambda connection: alerts.is_due(connection, time.time())):
            return 0
        claims = await self._store.write(
            lambda connection: alerts.claim(connection, self._owner, time.time(), limit=_SIDE_BY_SIDE)
        )
        await asyncio.gather(*(self._serve(bot, claim) for claim in claims))
        return len(claims)

    async def _serve(self, bot: CciBot, claim: Claim) -> None:
        try:
            async with asyncio.timeout(_SEND_S):
                await self._send(bot, claim)
        except discord.NotFound as error:
            await self._drop(claim, "gone", error.code)
        except discord.Forbidden as error:
            if claim.failures + 1 >= _REFUSALS:
                await self._drop(claim, "refused", error.code)
            else:
                await self._postpone(claim, f"forbidden {error.code}")
        except (discord.DiscordException, aiohttp.ClientError, OSError, TimeoutError) as error:
            await self._postpone(claim, type(error).__name__)
        else:
            await self._note_delivery(claim)

    async def _send(self, bot: CciBot, claim: Claim) -> None:
        directory = bot.core.directory
        parcel = parcel_of(claim.alerts, directory.methodology, digest=claim.daily)
        if not parcel.listed:
            return
        stage = Stage(language=claim.language, private=False, asker=0, public_url=self._public_url)
        view = alerts_view(parcel, directory.methodology, stage, digest=claim.daily)
        view.stop()
        await (await _channel(bot, claim.place)).send(view=view, nonce=claim.nonce)

    async def _note_delivery(self, claim: Claim) -> None:
        now = time.time()
        due_at = next_due(now, now, daily=claim.daily)
        await self._store.write(lambda connection: alerts.delivered(connection, claim, now, due_at))
        self._health.parcels.labels("delivered").inc()

    async def _postpone(self, claim: Claim, reason: str) -> None:
        wait_s = min(_FIRST_RETRY_S * 2.0**claim.failures, _LONGEST_RETRY_S)
        log.warning("alerts_postponed", reason=reason, wait_s=wait_s)
        self._health.parcels.labels("postponed").inc()
        await self._store.write(lambda connection: alerts.postpone(connection, claim, time.time() + wait_s))

    async def _drop(self, claim: Claim, note: str, code: int) -> None:
        log.warning("watch_place_dropped", reason=note, code=code, alerts=len(claim.alerts))
        self._health.parcels.labels("dropped").inc()
        await self._store.write(lambda connection: alerts.drop_place(connection, claim.place, note))


async def _channel(bot: CciBot, place: str) -> discord.abc.Messageable:
    kind, _, identifier = place.partition(":")
    if kind == "user":
        return await bot.create_dm(discord.Object(int(identifier)))
    return bot.get_partial_messageable(int(identifier))
