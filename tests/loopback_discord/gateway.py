"""The gateway: HELLO, IDENTIFY, RESUME, heartbeats and events."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from aiohttp import WSMsgType, web

from .compression import encoder
from .sessions import Connection, Session, Sessions, shard_of
from .world import World

HEARTBEAT, IDENTIFY, PRESENCE, RESUME, RECONNECT, REQUEST_MEMBERS, INVALID, HELLO, ACK = 1, 2, 3, 6, 7, 8, 9, 10, 11
GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 0, 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = (1 << 1) | (1 << 8) | MESSAGE_CONTENT
UNKNOWN_OPCODE, NOT_AUTHENTICATED, BAD_TOKEN, ALREADY, BAD_SEQUENCE = 4001, 4003, 4004, 4005, 4007
TIMED_OUT, BAD_SHARD, DISALLOWED_INTENTS = 4009, 4010, 4014


class Gateway:
    """Every connection and session of the clients, and what is told to whom."""

    def __init__(self, world: World, *, token: str, heartbeat_ms: int) -> None:
        self._world = world
        self._token = token
        self.heartbeat_ms = heartbeat_ms
        self.sessions = Sessions()
        self._changed = asyncio.Condition()
        self.base_url = ""
        self.allowed_privileged = 0
        self.down = False
        self.seen: Counter[str] = Counter()
        self.compressions: list[str | None] = []

    async def connect(self, request: web.Request) -> web.StreamResponse:
        """Serve one client until its line is cut."""
        if self.down:
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=0, compress=False)
        await socket.prepare(request)
        compression = request.query.get("compress")
        self.compressions.append(compression)
        connection = Connection(socket, encoder(compression), request)
        await connection.send({"op": HELLO, "s": None, "t": None, "d": {"heartbeat_interval": self.heartbeat_ms}})
        try:
            await self._listen(connection)
        finally:
            await self._forget(connection)
        return socket

    async def _listen(self, connection: Connection) -> None:
        patience_s = self.heartbeat_ms / 1000 * 2 + 1
        while True:
            try:
                received = await connection.socket.receive(timeout=patience_s)
            except TimeoutError:
                await self.close(connection, TIMED_OUT)
                return
            session = self.sessions.behind(connection)
            if received.type == WSMsgType.CLOSE and received.data in (1000, 1001) and session is not None:
                # A client that says goodbye has no session to resume.
                self.sessions.remove(session)
            if received.type != WSMsgType.TEXT:
                return
            await self._take(connection, json.loads(received.data))

    async def _take(self, connection: Connection, payload: dict[str, Any]) -> None:
        operation, data = payload.get("op"), payload.get("d") or {}
        if operation == HEARTBEAT:
            await self._count("heartbeat")
            if connection.acknowledges:
                await connection.send({"op": ACK, "s": None, "t": None, "d": None})
        elif operation == IDENTIFY:
            await self._identify(connection, data)
        elif operation == RESUME:
            await self._resume(connection, data)
        elif self.sessions.behind(connection) is None:
            await self.close(connection, NOT_AUTHENTICATED)
        elif operation not in (PRESENCE, REQUEST_MEMBERS):
            await self.close(connection, UNKNOWN_OPCODE)

    async def _identify(self, connection: Connection, data: dict[str, Any]) -> None:
        shard = tuple(data.get("shard") or (0, 1))
        intents = data.get("intents", 0)
        if self.sessions.behind(connection) is not None:
            return await self.close(connection, ALREADY)
        if data.get("token", "").removeprefix("Bot ") != self._token:
            return await self.close(connection, BAD_TOKEN)
        if not 0 <= shard[0] < shard[1]:
            return await self.close(connection, BAD_SHARD)
        if intents & PRIVILEGED & ~self.allowed_privileged:
            return await self.close(connection, DISALLOWED_INTENTS)
        session = Session(shard, intents, connection)
        self.sessions.add(session)
        await self._welcome(session)
        await self._count("identify")
        return None

    async def _welcome(self, session: Session) -> None:
        number, count = session.shard
        guilds = [guild for guild in self._world.joined_guilds if shard_of(guild.id, count) == number]
        ready = {
            "v": 10,
            "user": self._world.bot.payload() | {"verified": True, "mfa_enabled": False, "email": None},
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
            "session_id": session.id,
            "session_type": "normal",
            "resume_gateway_url": f"{self.base_url}/resume",
            "shard": list(session.shard),
            "application": {"id": str(self._world.application_id), "flags": 0},
            "private_channels": [],
            "relationships": [],
            "user_settings": {},
            "geo_ordered_rtc_regions": [],
        }
        await session.tell("READY", ready)
        if session.intents & GUILDS:
            for guild in guilds:
                await session.tell("GUILD_CREATE", guild.payload())

    async def _resume(self, connection: Connection, data: dict[str, Any]) -> None:
        if data.get("token", "").removeprefix("Bot ") != self._token:
            return await self.close(connection, BAD_TOKEN)
        session = self.sessions.named(data.get("session_id"))
        if session is None:
            await connection.send({"op": INVALID, "s": None, "t": None, "d": False})
            return await self._count("refused_resume")
        if not isinstance(data.get("seq"), int) or data["seq"] > len(session.events):
            return await self.close(connection, BAD_SEQUENCE)
        await session.replay(connection, data["seq"])
        await self._count("resume" if connection.request.path.endswith("/resume") else "resume_at_wrong_url")
        return None

    async def _forget(self, connection: Connection) -> None:
        session = self.sessions.behind(connection)
        if session is not None:
            session.connection = None
        await self._count("disconnect")

    async def close(self, connection: Connection, code: int) -> None:
        """Close a line with a code."""
        await self._count(f"close_{code}")
        await connection.socket.close(code=code)

    async def _count(self, name: str) -> None:
        async with self._changed:
            self.seen[name] += 1
            self._changed.notify_all()

    async def wait_for(self, condition: Callable[[], bool], within_s: float) -> None:
        """Wait until something that connections change has become true."""
        async with asyncio.timeout(within_s), self._changed:
            await self._changed.wait_for(condition)

    async def tell(self, event: str, data: Any, *, guild_id: int | None = None) -> None:
        """Send an event to the shard that is responsible for the server, or for direct messages."""
        for session in self.sessions.responsible(guild_id):
            await session.tell(event, data)

    async def tell_of_message(self, event: str, payload: dict[str, Any], *, guild_id: int | None, mine: bool) -> None:
        """Send an event about a message to the clients that asked for such, without content they may not read."""
        wanted = DIRECT_MESSAGES if guild_id is None else GUILD_MESSAGES
        mentioned = any(user["id"] == str(self._world.bot.id) for user in payload.get("mentions", ()))
        public = mine or mentioned or guild_id is None
        without = payload | {name: empty for name, empty in _HIDDEN.items() if name in payload}
        for session in self.sessions.responsible(guild_id):
            if session.intents & wanted:
                await session.tell(event, payload if public or session.intents & MESSAGE_CONTENT else without)


_HIDDEN: dict[str, Any] = {"content": "", "embeds": [], "attachments": [], "components": []}
