"""The gateway: HELLO, IDENTIFY, RESUME, heartbeats and events, with the faults that a real one has."""

import asyncio
import json
from collections import Counter
from collections.abc import Callable
from typing import Any

from aiohttp import WSCloseCode, WSMsgType, web

from .compression import encoder
from .sessions import Connection, Session
from .world import World

HEARTBEAT, IDENTIFY, PRESENCE, RESUME, RECONNECT, REQUEST_MEMBERS, INVALID, HELLO, ACK = 1, 2, 3, 6, 7, 8, 9, 10, 11
GUILDS, GUILD_MESSAGES, DIRECT_MESSAGES, MESSAGE_CONTENT = 1 << 0, 1 << 9, 1 << 12, 1 << 15
PRIVILEGED = (1 << 1) | (1 << 8) | MESSAGE_CONTENT
UNKNOWN_OPCODE, NOT_AUTHENTICATED, BAD_TOKEN, ALREADY, BAD_SEQUENCE = 4001, 4003, 4004, 4005, 4007
TIMED_OUT, BAD_SHARD, DISALLOWED_INTENTS = 4009, 4010, 4014


class Gateway:
    """Every connection and session of the clients, and what can go wrong with them."""

    def __init__(self, world: World, *, token: str, heartbeat_ms: int) -> None:
        self._world = world
        self._token = token
        self.heartbeat_ms = heartbeat_ms
        self._sessions: list[Session] = []
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
                await self._close(connection, TIMED_OUT)
                return
            if received.type == WSMsgType.CLOSE and received.data in (1000, 1001):
                self._end(connection)
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
        elif self._session_of(connection) is None:
            await self._close(connection, NOT_AUTHENTICATED)
        elif operation not in (PRESENCE, REQUEST_MEMBERS):
            await self._close(connection, UNKNOWN_OPCODE)

    async def _identify(self, connection: Connection, data: dict[str, Any]) -> None:
        shard = tuple(data.get("shard") or (0, 1))
        intents = data.get("intents", 0)
        if self._session_of(connection) is not None:
            return await self._close(connection, ALREADY)
        if data.get("token", "").removeprefix("Bot ") != self._token:
            return await self._close(connection, BAD_TOKEN)
        if not 0 <= shard[0] < shard[1]:
            return await self._close(connection, BAD_SHARD)
        if intents & PRIVILEGED & ~self.allowed_privileged:
            return await self._close(connection, DISALLOWED_INTENTS)
        session = Session(shard, intents, connection)
        # A client that was killed left its session behind; one that is there, a second client, keeps its own.
        self._sessions = [known for known in self._sessions if known.connection or known.shard != shard]
        self._sessions.append(session)
        await self._welcome(session)
        await self._count("identify")
        return None

    async def _welcome(self, session: Session) -> None:
        guilds = [
            guild
            for guild in self._world.joined_guilds
            if self._shard_for(guild.id, session.shard[1]) == session.shard[0]
        ]
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
            return await self._close(connection, BAD_TOKEN)
        session = next((known for known in self._sessions if known.id == data.get("session_id")), None)
        if session is None:
            await connection.send({"op": INVALID, "s": None, "t": None, "d": False})
            return await self._count("refused_resume")
        if not isinstance(data.get("seq"), int) or data["seq"] > len(session.events):
            return await self._close(connection, BAD_SEQUENCE)
        await session.replay(connection, data["seq"])
        await self._count("resume" if connection.request.path.endswith("/resume") else "resume_at_wrong_url")
        return None

    async def _forget(self, connection: Connection) -> None:
        session = self._session_of(connection)
        if session is not None:
            session.connection = None
        await self._count("disconnect")

    def _end(self, connection: Connection) -> None:
        """A client that says goodbye has no session to resume."""
        self._sessions = [known for known in self._sessions if known.connection is not connection]

    async def _close(self, connection: Connection, code: int) -> None:
        await self._count(f"close_{code}")
        await connection.socket.close(code=code)

    def _session_of(self, connection: Connection) -> Session | None:
        return next((known for known in self._sessions if known.connection is connection), None)

    async def _count(self, name: str) -> None:
        async with self._changed:
            self.seen[name] += 1
            self._changed.notify_all()

    @staticmethod
    def _shard_for(guild_id: int, count: int) -> int:
        return (guild_id >> 22) % count

    @property
    def connected(self) -> bool:
        """Whether every known session has a line."""
        return bool(self._sessions) and all(known.connection is not None for known in self._sessions)

    @property
    def shards(self) -> set[tuple[int, int]]:
        """The shards that have a line."""
        return {session.shard for session, _ in self._lines()}

    async def wait_for(self, condition: Callable[[], bool], within_s: float) -> None:
        """Wait until something that connections change has become true."""
        async with asyncio.timeout(within_s), self._changed:
            await self._changed.wait_for(condition)

    async def tell(self, event: str, data: Any, *, guild_id: int | None = None) -> None:
        """Send an event to the shard that is responsible for the server, or for direct messages."""
        for session in list(self._sessions):
            if session.shard[0] == (0 if guild_id is None else self._shard_for(guild_id, session.shard[1])):
                await session.tell(event, data)

    async def tell_of_message(self, event: str, payload: dict[str, Any], *, guild_id: int | None, mine: bool) -> None:
        """Send an event about a message to the clients that asked for such, without content they may not read."""
        wanted = DIRECT_MESSAGES if guild_id is None else GUILD_MESSAGES
        mentioned = any(user["id"] == str(self._world.bot.id) for user in payload.get("mentions", ()))
        for session in list(self._sessions):
            if session.shard[0] != (0 if guild_id is None else self._shard_for(guild_id, session.shard[1])):
                continue
            if session.intents & wanted:
                readable = mine or mentioned or guild_id is None or session.intents & MESSAGE_CONTENT
                hidden = {"content": "", "embeds": [], "attachments": [], "components": []} if not readable else {}
                await session.tell(event, payload | {name: hidden[name] for name in hidden if name in payload})

    def _lines(self) -> list[tuple[Session, Connection]]:
        return [(known, known.connection) for known in self._sessions if known.connection is not None]

    def drop(self) -> None:
        """Cut every line; sessions can be resumed."""
        for session, connection in self._lines():
            session.connection = None
            connection.abort()

    async def close(self, code: int = WSCloseCode.GOING_AWAY) -> None:
        """Close every line with a code; sessions can be resumed."""
        for session, connection in self._lines():
            session.connection = None
            await self._close(connection, code)

    async def invalidate(self, *, resumable: bool = False) -> None:
        """Tell every client that its session is over, or that it may try to resume."""
        for session, connection in self._lines():
            if not resumable:
                self._sessions.remove(session)
            await connection.send({"op": INVALID, "s": None, "t": None, "d": resumable})

    async def request_reconnect(self) -> None:
        """Ask every client to come back on another line."""
        for _, connection in self._lines():
            await connection.send({"op": RECONNECT, "s": None, "t": None, "d": None})

    def stop_acknowledging(self) -> None:
        """Leave the heartbeats of the present lines unanswered."""
        for _, connection in self._lines():
            connection.acknowledges = False

    def fall_silent(self) -> None:
        """Keep the present lines open and never send on them again."""
        for _, connection in self._lines():
            connection.silent = True
