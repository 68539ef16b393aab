"""What the gateway remembers about a client, so that it can resume where it left off."""

import json
import secrets
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
