"""What the gateway remembers about a client, so that it can resume where it left off."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from .compression import Encode

DISPATCH = 0


@dataclass(eq=False, repr=False)
class Connection:
    """One socket to a client, in the compression that it asked for."""

    socket: web.WebSocketResponse
    encode: Encode | None
    request: web.Request
    acknowledges: bool = True
    silent: bool = False

    async def send(self, payload: dict[str, Any]) -> None:
        """Send one gateway payload; a socket that is gone loses it, as on a real network."""
        if self.silent or self.socket.closed:
            return
        data = json.dumps(payload).encode()
        try:
            await (self.socket.send_bytes(self.encode(data)) if self.encode else self.socket.send_str(data.decode()))
        except ConnectionError:
            self.abort()

    def abort(self) -> None:
        """Cut the line without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()


@dataclass(eq=False, repr=False)
class Session:
    """A client that has identified itself, with every event that it was told."""

    shard: tuple[int, int]
    intents: int
    connection: Connection | None
    id: str = field(default_factory=lambda: secrets.token_hex(8))
    events: list[dict[str, Any]] = field(default_factory=list)

    async def tell(self, event: str, data: Any) -> None:
        """Record an event and send it when the client is there."""
        payload = {"op": DISPATCH, "s": len(self.events) + 1, "t": event, "d": data}
        self.events.append(payload)
        if self.connection is not None:
            await self.connection.send(payload)

    async def replay(self, connection: Connection, after: int) -> None:
        """Send again all that the client missed, and carry on."""
        self.connection = connection
        for payload in self.events[after:]:
            await connection.send(payload)
        await self.tell("RESUMED", {})


class Sessions:
    """The sessions of all clients, and which of them is responsible for what."""

    def __init__(self) -> None:
        self._known: list[Session] = []

    def add(self, session: Session) -> None:
        """Keep a new session, and forget one that a killed client left behind; a second client keeps its own."""
        self._known = [old for old in self._known if old.connection or old.shard != session.shard]
        self._known.append(session)

    def remove(self, session: Session) -> None:
        """Forget a session: it cannot be resumed."""
        self._known.remove(session)

    def named(self, identifier: object) -> Session | None:
        """The session of this identifier."""
        return next((known for known in self._known if known.id == identifier), None)

    def behind(self, connection: Connection) -> Session | None:
        """The session that uses a line."""
        return next((known for known in self._known if known.connection is connection), None)

    def lines(self) -> list[tuple[Session, Connection]]:
        """Every session that has a line, with it."""
        return [(known, known.connection) for known in self._known if known.connection is not None]

    def responsible(self, guild_id: int | None) -> Iterator[Session]:
        """Who is told about a server, or about direct messages."""
        return (known for known in list(self._known) if known.shard[0] == shard_of(guild_id, known.shard[1]))

    @property
    def connected(self) -> bool:
        """Whether there are sessions and all have a line."""
        return bool(self._known) and len(self.lines()) == len(self._known)

    @property
    def shards(self) -> set[tuple[int, int]]:
        """The shards that have a line."""
        return {session.shard for session, _ in self.lines()}


def shard_of(guild_id: int | None, count: int) -> int:
    """The shard that is responsible for a server, or for direct messages."""
    return 0 if guild_id is None else (guild_id >> 22) % count
