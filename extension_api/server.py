"""Listen, and stop without failing a request that has been accepted."""

import asyncio
import os
import resource
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import structlog
from aiohttp import web

from cci_core.errors import Unavailable
from cci_core.settings import Settings
from extension_api.connections import Connection, Connections
from extension_api.keys import DRAINING, METRICS

log = structlog.get_logger()

BACKLOG = 1024
RESERVED_DESCRIPTORS = 200
"""Kept free of clients: database, log, listening sockets, and connections that are just being closed."""
IDLE_STOP_S = 1.5
"""How long a stopping service waits for idle connections, whose next answer closes them."""
BUSY_STOP_S = 8.0
"""How long it waits for requests that are being answered."""

OPTIONS = {
    "access_log": None,
    "keepalive_timeout": 75,
    "lingering_time": 2,
    "max_line_size": 8190,
    "max_field_size": 8190,
    "max_headers": 64,
    "auto_decompress": False,
}


@asynccontextmanager
async def listening(app: web.Application, settings: Settings) -> AsyncIterator[int]:
    """Serve the application while the context lasts; the port it listens on."""
    runner = web.AppRunner(app, shutdown_timeout=0.5)
    await runner.setup()
    connections = Connections(room_for_clients(settings.max_connections))
    app[METRICS].count_connections = connections.__len__
    try:
        server = await _listen(settings, _connect(runner, connections))
        port = server.sockets[0].getsockname()[1]
        log.info("listening", host=settings.host, port=port)
        yield port
        app[DRAINING].begun = True
        server.close()
        await drain(connections)
    finally:
        await runner.cleanup()
    log.info("stopped")


def room_for_clients(most: int) -> int:
    """How many connections may be open: the setting, or what the descriptors of the process allow."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return max(16, min(most, hard - RESERVED_DESCRIPTORS)) if hard != resource.RLIM_INFINITY else most


async def drain(connections: Connections) -> None:
    """Wait for the connections to end: idle ones shortly, busy ones longer."""
    loop = asyncio.get_running_loop()
    idle_until, busy_until = loop.time() + IDLE_STOP_S, loop.time() + BUSY_STOP_S
    while len(connections) and (  # noqa: ASYNC110 polled for a few seconds; an event would cost every request
        loop.time() < idle_until or (connections.busy and loop.time() < busy_until)
    ):
        await asyncio.sleep(0.02)


def _connect(runner: web.AppRunner, connections: Connections) -> Callable[[], Connection]:
    server = runner.server
    if server is None:
        raise RuntimeError("the runner is not set up")
    return lambda: Connection(server, connections, **OPTIONS)


async def _listen(settings: Settings, connect: Callable[[], Connection]) -> asyncio.Server:
    loop = asyncio.get_running_loop()
    try:
        return await loop.create_server(
            connect, settings.host, settings.port, backlog=BACKLOG, reuse_port=settings.workers > 1 or None
        )
    except OSError as error:
        # uvloop repeats the address in the text of the error; a name that is not found has a number below 0.
        number = error.errno or 0
        reason = os.strerror(number) if number > 0 else error.strerror or error
        raise Unavailable(
            f"cannot listen on {settings.host}:{settings.port} ({reason}); "
            "stop the program that does, or set CCI_HOST and CCI_PORT"
        ) from error
