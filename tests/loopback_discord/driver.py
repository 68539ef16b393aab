"""The loopback Discord as tests hold it."""

import os
from pathlib import Path
from typing import Self

from aiohttp import web
from aiohttp.test_utils import unused_port

from . import account_routes, interaction_routes, message_routes
from .acts import Acts
from .calls import PREFIX, Call
from .faults import Faults
from .gateway import Gateway
from .places import Channel, Guild, User
from .refusals import Refusal
from .rules import OpenApi, Violation
from .server import Breach, Server, application
from .world import World

REPOSITORY = Path(__file__).parents[2]
TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Loopb.a-token-that-opens-nothing-anywhere"


def discord_openapi() -> OpenApi | None:
    """Discord's OpenAPI document from the folder of ``CCI_TEST_DATA``, when it is there."""
    folder = Path(os.environ.get("CCI_TEST_DATA", REPOSITORY.parent / "shared" / "data"))
    path = folder / "discord-openapi.json"
    return OpenApi.load(path) if path.is_file() else None


class LoopbackDiscord(Acts, Faults):
    """A Discord of one machine, with people who act and faults that strike."""

    def __init__(self, *, heartbeat_ms: int = 41_250, shards: int = 1, token: str = TOKEN) -> None:
        self.token = token
        self.world = World()
        gateway = Gateway(self.world, token=token, heartbeat_ms=heartbeat_ms)
        self.server = Server(self.world, gateway, token, discord_openapi(), shards)
        self.api_url = self.gateway_url = ""
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        routes = {**account_routes.ROUTES, **message_routes.ROUTES, **interaction_routes.ROUTES}
        app = application(self.server, routes)
        app.router.add_route("*", PREFIX + "/{tail:.*}", self._unknown)
        port = unused_port()
        self.server.cdn = f"http://127.0.0.1:{port}"
        self.api_url = self.server.cdn + PREFIX
        self.server.gateway.base_url = f"ws://127.0.0.1:{port}"
        self.gateway_url = f"{self.server.gateway.base_url}/gateway"
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", port).start()
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        self.drop_gateway()
        await self._runner.cleanup()

    async def _unknown(self, request: web.Request) -> web.Response:
        async def refuse(server: Server, call: Call) -> None:
            server.breaches.append(Breach(f"{request.method} {request.path}", Violation((), "ROUTE", "no such route")))
            raise Refusal(404, 0, "404: Not Found")

        return await self.server.serve(request, refuse)

    @property
    def alice(self) -> User:
        """A member who may read and write."""
        return self.world.alice

    @property
    def bob(self) -> User:
        """Another member."""
        return self.world.bob

    @property
    def admin(self) -> User:
        """The owner of the servers, who may do everything."""
        return self.world.admin

    @property
    def guild(self) -> Guild:
        """The server that the bot was added to."""
        return self.world.guild

    @property
    def channel(self) -> Channel:
        """The first channel of that server."""
        return self.world.channel

    @property
    def violations(self) -> list[str]:
        """Every rule that a request of the bot has broken so far."""
        return [str(breach) for breach in self.server.breaches]

    def forget_violations(self) -> None:
        """Begin again with no violations, for tests that break rules on purpose."""
        self.server.breaches.clear()

    def times_called(self, route: str) -> int:
        """How often a route was asked, for instance ``POST /channels/{channel_id}/messages``."""
        return sum(call.route == route for call in self.server.calls)

    async def wait_ready(self, *, logins: int = 1, within_s: float = 60) -> None:
        """Wait until the bot has identified itself this often and all its lines are up."""
        gateway = self.server.gateway
        await gateway.wait_for(lambda: gateway.sessions.connected and gateway.seen["identify"] >= logins, within_s)

    async def wait_connected(self, *, within_s: float = 30) -> None:
        """Wait until every line is up again, by a resume or a new session."""
        gateway = self.server.gateway
        await gateway.wait_for(lambda: gateway.sessions.connected, within_s)
