"""How the bot is, as figures for Prometheus and as one word for a supervisor."""

import math
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest

from bot.client import CciBot
from cci_core.directory import DirectoryKeeper

_PATIENCE_S = 60.0


class Health:
    """Figures of this process; they outlive sessions."""

    def __init__(self, keeper: DirectoryKeeper) -> None:
        self._keeper = keeper
        self.bot: CciBot | None = None
        self.registry = CollectorRegistry()
        self._restarts = Counter("cci_bot_session_restarts", "Sessions begun anew.", registry=self.registry)
        self._requests = Counter("cci_bot_requests", "What people asked, by kind.", ["kind"], registry=self.registry)
        self.parcels = Counter(
            "cci_bot_parcels", "Parcels of alerts, by what became of them.", ["end"], registry=self.registry
        )
        for name, about, figure in (
            ("cci_bot_shards_up", "Shards with a session.", self._shards_up),
            ("cci_bot_down_seconds", "How long the gateway has been lost, 0 while it is there.", self._down_s),
            ("cci_bot_latency_seconds", "From a heartbeat to its answer; NaN before the first.", self._latency_s),
            ("cci_bot_companies", "Companies in the directory.", self._companies),
        ):
            Gauge(name, about, registry=self.registry).set_function(figure)

    def session_began(self, bot: CciBot) -> None:
        """From now on the figures are of this session."""
        self.bot = bot

    def session_ended(self) -> None:
        """Count a session that has to be begun anew."""
        self._restarts.inc()

    def count(self, kind: str) -> None:
        """Count what somebody asked: a command, a press, a completion or a form."""
        self._requests.labels(kind).inc()

    def well(self) -> bool:
        """Whether people are answered: there is a directory and no shard is down for long."""
        return self._keeper.current is not None and self._shards_up() > 0 and self._down_s() < _PATIENCE_S

    def _shards_up(self) -> float:
        return 0 if self.bot is None else self.bot.lines.count_up()

    def _down_s(self) -> float:
        return math.inf if self.bot is None else self.bot.lines.down_s(time.monotonic())

    def _latency_s(self) -> float:
        return math.nan if self.bot is None or not self.bot.lines.started else self.bot.latency

    def _companies(self) -> float:
        return 0 if self._keeper.current is None else len(self._keeper.current.entries)


@asynccontextmanager
async def served(health: Health, host: str, port: int | None) -> AsyncIterator[None]:
    """Serve `/metrics` and `/healthz` for as long as the block runs, where a port is set."""
    if port is None:
        yield
        return

    async def metrics(_: web.Request) -> web.Response:
        return web.Response(
            body=generate_latest(health.registry), headers={"Content-Type": "text/plain; version=0.0.4"}
        )

    async def healthz(_: web.Request) -> web.Response:
        return web.Response(text="ok\n") if health.well() else web.Response(status=503, text="not answering\n")

    app = web.Application()
    app.add_routes([web.get("/metrics", metrics), web.get("/healthz", healthz)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield
    finally:
        await runner.cleanup()
