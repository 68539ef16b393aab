"""Connections that cannot hold the service up: slow, idle, silent and broken ones are let go."""

import asyncio
from collections import OrderedDict
from collections.abc import Coroutine

import msgspec
import structlog
from aiohttp import web
from aiohttp.http import HttpProcessingError

from extension_api.problems import PROBLEM_MEDIA_TYPE, Problem, problem, problem_response

log = structlog.get_logger()

HEAD_TIMEOUT_S = 10
"""A request's head must be whole this long after its first byte, and the first request this long after connecting."""
WRITE_TIMEOUT_S = 30
"""A client must take something of what it asked for within this time."""


class Connections:
    """The open connections, up to a number; beyond it the oldest idle one makes room for the newest."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._silent: OrderedDict[Connection, None] = OrderedDict()
        self._used: OrderedDict[Connection, None] = OrderedDict()

    def __len__(self) -> int:
        return len(self._silent) + len(self._used)

    @property
    def busy(self) -> bool:
        """Whether any request is being answered."""
        return any(not connection.idle for group in (self._silent, self._used) for connection in group)

    def add(self, connection: "Connection") -> None:
        """Take in a new connection."""
        self._silent[connection] = None
        if len(self) > self._most:
            self._make_room(connection)

    def note_request(self, connection: "Connection") -> None:
        """The connection has sent a whole request: it is kept longer than silent ones."""
        if connection in self._silent:
            del self._silent[connection]
            self._used[connection] = None

    def drop(self, connection: "Connection") -> None:
        """The connection has ended."""
        self._silent.pop(connection, None)
        self._used.pop(connection, None)

    def _make_room(self, newest: "Connection") -> None:
        for group in (self._silent, self._used):
            for connection in group:
                if connection is not newest and connection.idle:
                    del group[connection]
                    connection.force_close()
                    return
        self.drop(newest)
        newest.force_close()


class Connection(web.RequestHandler):
    """One client's connection, with a limit to the time that it may take."""

    __slots__ = ("_connections", "_head_timer", "_write_timer")

    def __init__(self, server: web.Server, connections: Connections, **options: object) -> None:
        super().__init__(server, loop=asyncio.get_running_loop(), **options)  # type: ignore[arg-type]
        self._connections = connections
        self._head_timer: asyncio.TimerHandle | None = None
        self._write_timer: asyncio.TimerHandle | None = None

    @property
    def idle(self) -> bool:
        """Whether no request is being answered."""
        return not self._request_in_progress and not self._messages

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._await_head()
        self._connections.add(self)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._connections.drop(self)
        self._stop_timers()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._messages or self._request_in_progress:
            if self._head_timer is not None:
                self._head_timer.cancel()
                self._head_timer = None
                self._connections.note_request(self)
        elif self._head_timer is None:
            self._await_head()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._write_timer = self._loop.call_later(WRITE_TIMEOUT_S, self._abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._write_timer is not None:
            self._write_timer.cancel()
            self._write_timer = None

    def finish_response(
        self, request: web.BaseRequest, resp: web.StreamResponse, start_time: float | None
    ) -> Coroutine[None, None, tuple[web.StreamResponse, bool]]:
        """Send the answer; what was refused before any handler saw it is told as a problem too."""
        if isinstance(resp, web.HTTPException):
            resp = problem_response(unhandled_request(request.path, resp))
        return super().finish_response(request, resp, start_time)

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """The problem that says why the bytes are no request; the connection ends with it."""
        response = problem_response(broken_request(status, exc))
        response.headers["Server"] = "CCI"
        response.force_close()
        return response

    def log_exception(self, *args: object, **kw: object) -> None:
        """One event instead of a traceback: what a client sent is not logged."""
        log.warning("connection_failed", kind=type(kw.get("exc_info")).__name__)

    def _await_head(self) -> None:
        self._head_timer = self._loop.call_later(HEAD_TIMEOUT_S, self._too_slow)

    def _too_slow(self) -> None:
        self._head_timer = None
        if self.idle and self.transport is not None:
            self.transport.write(_TOO_SLOW)
            self.force_close()

    def _abort(self) -> None:
        if self.transport is not None:
            self.transport.abort()

    def _stop_timers(self) -> None:
        for timer in (self._head_timer, self._write_timer):
            if timer is not None:
                timer.cancel()
        self._head_timer = self._write_timer = None


def broken_request(status: int, error: BaseException | None) -> Problem:
    """The problem of a request that could not be read."""
    if status != 400 or not isinstance(error, HttpProcessingError):
        return problem(500, "An unexpected error happened; try again")
    reason = error.message.split("\n")[0].lower()
    if "more than" in reason or "too many" in reason:
        return problem(431, "the address or a header is longer than 8190 bytes, or there are too many; send less")
    return problem(400, "the request is not HTTP/1.1 as RFC 9112 has it; check its method, lines and lengths")


def unhandled_request(target: str, refusal: web.HTTPException) -> Problem:
    """The problem of a request that is for no resource, such as `OPTIONS *`, or expects what is not done."""
    if isinstance(refusal, web.HTTPExpectationFailed):
        return problem(417, "Expect may be '100-continue'; leave any other out")
    return problem(refusal.status, f"there is nothing at {target[:200]!r}; /docs lists every address")


def _whole_answer(told: Problem) -> bytes:
    body = msgspec.json.encode(told)
    lines = (
        f"HTTP/1.1 {told.status} Request Timeout",
        f"Content-Type: {PROBLEM_MEDIA_TYPE}",
        f"Content-Length: {len(body)}",
        "Cache-Control: no-store",
        "Connection: close",
    )
    return "\r\n".join((*lines, "", "")).encode() + body


_TOO_SLOW = _whole_answer(problem(408, f"no whole request arrived within {HEAD_TIMEOUT_S} s; send it again"))
