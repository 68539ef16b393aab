"""The server: REST routes, the gateway and files under one port of the loopback interface."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from . import refusals
from .calls import PREFIX, Call, read_call
from .gateway import Gateway
from .interactions import Interaction
from .messages import Message
from .refusals import Refusal
from .rules import OpenApi, Violation
from .world import World

Handler = Callable[["Server", Call], Awaitable[Any]]
_OPEN_ROUTES = ("/interactions/", "/webhooks/")


@dataclass(frozen=True)
class Breach:
    """A request of the bot that broke a rule."""

    route: str
    violation: Violation

    def __str__(self) -> str:
        return f"{self.route} {self.violation}"


@dataclass
class Fault:
    """A refusal to give to the next requests of one route."""

    route: str
    refusal: Callable[[], Refusal]
    times: int
    met: int = 0

    def meets(self, call: Call) -> bool:
        """Whether this request gets the refusal."""
        return self.met < self.times and re.fullmatch(self.route, call.route) is not None


@dataclass(eq=False)
class Server:
    """All that requests read and change."""

    world: World
    gateway: Gateway
    token: str
    openapi: OpenApi | None = None
    shards: int = 1
    cdn: str = ""
    commands: list[dict[str, Any]] = field(default_factory=list)
    syncs: int = 0
    interactions: dict[str, Interaction] = field(default_factory=dict)
    breaches: list[Breach] = field(default_factory=list)
    refused: list[tuple[str, Refusal]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    gone_channels: set[int] = field(default_factory=set)
    before_answer: Callable[[Call], Awaitable[None]] | None = None
    posted: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def serve(self, request: web.Request, handler: Handler) -> web.Response:
        """Answer one request, and keep what was wrong with it."""
        route = f"{request.method} {request.path}"
        try:
            call = await read_call(request)
            route = call.route
            self.calls.append(call)
            self._admit(call)
            body = await handler(self, call)
            if self.before_answer is not None:
                await self.before_answer(call)
        except Refusal as refusal:
            self.refused.append((route, refusal))
            return _json(refusal.body, status=refusal.status, headers=refusal.headers)
        return web.Response(status=204, headers=_LIMITS) if body is None else _json(body)

    def _admit(self, call: Call) -> None:
        if not call.path.startswith(_OPEN_ROUTES) and call.token != f"Bot {self.token}":
            raise refusals.unauthorized()
        for fault in self.faults:
            if fault.meets(call):
                fault.met += 1
                raise fault.refusal()

    async def judge(self, call: Call, violations: Iterator[Violation]) -> None:
        """Refuse a request that breaks a rule; each of them is remembered."""
        found = list(violations)
        if not found and self.openapi is not None:
            described = self.openapi.violations(call.path, call.method, call.body)
            # In a thread: the check takes milliseconds, and two hundred requests may come at once.
            found = await asyncio.to_thread(list, described)
        if found:
            self.breaches += [Breach(call.route, violation) for violation in found]
            raise refusals.invalid_form(found)

    async def announce(self, event: str, message: Message) -> None:
        """Tell everybody who may know about a message that was posted, edited or deleted."""
        guild = message.channel.guild
        if not message.ephemeral:
            place = {} if guild is None else {"guild_id": str(guild.id)}
            payload = place | self._told(event, message)
            mine = message.author is self.world.bot
            await self.gateway.tell_of_message(event, payload, guild_id=guild.id if guild else None, mine=mine)
        async with self.posted:
            self.posted.notify_all()

    def _told(self, event: str, message: Message) -> dict[str, Any]:
        if event == "MESSAGE_DELETE":
            return {"id": str(message.id), "channel_id": str(message.channel.id)}
        guild = message.channel.guild
        if guild is None or message.author not in guild.members:
            return message.payload(self.cdn)
        return message.payload(self.cdn) | {"member": guild.member_payload(message.author)}


_LIMITS = {
    "X-RateLimit-Limit": "1000",
    "X-RateLimit-Remaining": "999",
    "X-RateLimit-Reset-After": "0.001",
    "X-RateLimit-Reset": "0",
}


def _json(body: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    # Exactly this type: discord.py reads an answer with a charset as text.
    kind = {"Content-Type": "application/json"}
    return web.Response(body=json.dumps(body).encode(), status=status, headers={**_LIMITS, **kind, **(headers or {})})


def application(server: Server, routes: dict[tuple[str, str], Handler]) -> web.Application:
    """The web application over a server's state."""
    app = web.Application(client_max_size=64 * 1024 * 1024)
    app.router.add_get("/gateway", server.gateway.connect)
    app.router.add_get("/gateway/", server.gateway.connect)
    app.router.add_get("/resume", server.gateway.connect)
    app.router.add_get("/attachments/{attachment_id}/{filename}", _file_route(server))
    for (method, path), handler in routes.items():
        app.router.add_route(method, PREFIX + path, _bound(server, handler))
    return app


def _bound(server: Server, handler: Handler) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        return await server.serve(request, handler)

    return answer


def _file_route(server: Server) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        for message in server.world.all_messages():
            for attachment in message.attachments:
                if str(attachment.id) == request.match_info["attachment_id"]:
                    return web.Response(body=attachment.content, content_type=attachment.payload("")["content_type"])
        raise web.HTTPNotFound

    return answer
