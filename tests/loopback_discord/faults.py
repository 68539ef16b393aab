"""What goes wrong between a bot and Discord, on demand."""

import re
from collections.abc import Awaitable, Callable

from . import refusals
from .calls import Call
from .gateway import INVALID, RECONNECT
from .permissions import Permission
from .places import Channel
from .refusals import Refusal
from .server import Fault, Server
from .sessions import Connection, Session


class Faults:
    """Faults of the gateway and of the REST interface.

    A *route* is written as in Discord's documentation, for instance ``POST /channels/{channel_id}/messages``.
    """

    server: Server

    def drop_gateway(self) -> None:
        """Cut every line to the bot; its session can be resumed."""
        for session, connection in self._lines():
            session.connection = None
            connection.abort()

    async def close_gateway(self, code: int) -> None:
        """Close every line with a code, 4000 to 4014 for instance."""
        for session, connection in self._lines():
            session.connection = None
            await self.server.gateway.close(connection, code)

    def take_gateway_down(self) -> None:
        """Cut every line, and refuse new ones until ``bring_gateway_up``."""
        self.server.gateway.down = True
        self.drop_gateway()

    def bring_gateway_up(self) -> None:
        """Take new lines again."""
        self.server.gateway.down = False

    async def invalid_session(self, *, resumable: bool = False) -> None:
        """Tell the bot that its session is over; a client waits five seconds before the next one."""
        for session, connection in self._lines():
            if not resumable:
                self.server.gateway.sessions.remove(session)
            await connection.send({"op": INVALID, "s": None, "t": None, "d": resumable})

    async def request_reconnect(self) -> None:
        """Ask the bot to come back on another line."""
        for _, connection in self._lines():
            await connection.send({"op": RECONNECT, "s": None, "t": None, "d": None})

    def stop_acking_heartbeats(self) -> None:
        """Leave the heartbeats of the present line unanswered."""
        for _, connection in self._lines():
            connection.acknowledges = False

    def fall_silent(self) -> None:
        """Keep the present line open and send nothing on it any more."""
        for _, connection in self._lines():
            connection.silent = True

    def rate_limit_next(
        self, route: str, *, retry_after_s: float = 0.2, times: int = 1, everywhere: bool = False
    ) -> Fault:
        """Answer the next requests of a route with 429."""
        return self._refuse(route, lambda: refusals.rate_limited(retry_after_s, everywhere=everywhere), times)

    def forbid(self, route: str, *, times: int = 1_000_000) -> Fault:
        """Answer requests of a route with 403 "Missing Permissions"."""
        return self._refuse(route, refusals.missing_permissions, times)

    def break_next(self, route: str, *, status: int = 503, times: int = 1) -> Fault:
        """Answer the next requests of a route with an error of the server's own."""
        return self._refuse(route, lambda: refusals.Refusal(status, 0, "Service Unavailable"), times)

    def forget_next_interaction(self) -> Fault:
        """Answer the next callback as if its interaction had expired (10062)."""
        route = "POST /interactions/{interaction_id}/{interaction_token}/callback"
        return self._refuse(route, refusals.unknown_interaction, 1)

    def refuse_direct_messages(self) -> Fault:
        """Let nobody take direct messages."""
        return self._refuse("POST /users/@me/channels", refusals.cannot_message_user, 1_000_000)

    def unknown_channel(self, channel: Channel) -> None:
        """Let a channel be gone (404, 10003)."""
        self.server.gone_channels.add(channel.id)

    async def deny(self, channel: Channel, *permissions: Permission) -> None:
        """Take permissions in one channel from the bot, and let it know."""
        for permission in permissions:
            channel.denied_to_bot |= permission
        if channel.guild is not None:
            await self.server.gateway.tell("CHANNEL_UPDATE", channel.payload(), guild_id=channel.guild.id)

    def between_deed_and_answer(self, strike: Callable[[Call], Awaitable[None]] | None) -> None:
        """Do something whenever a request has been carried out and its answer has not been sent."""
        self.server.before_answer = strike

    def repair(self) -> None:
        """End every fault of the REST interface."""
        self.server.faults.clear()
        self.server.gone_channels.clear()

    def _lines(self) -> list[tuple[Session, Connection]]:
        return self.server.gateway.sessions.lines()

    def _refuse(self, route: str, refusal: Callable[[], Refusal], times: int) -> Fault:
        fault = Fault(re.escape(route), refusal, times)
        self.server.faults.append(fault)
        return fault
