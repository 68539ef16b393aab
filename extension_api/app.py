"""The HTTP service: settings, storage, directory, middleware, routes, in that order."""

import asyncio
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from functools import partial

import uvloop
from aiohttp import web

from cci_core.directory import DirectoryKeeper
from cci_core.errors import InvalidInput
from cci_core.exchange.starting import open_catalogue
from cci_core.logs import log_as_json
from cci_core.methodology import load_methodology
from cci_core.settings import Settings
from cci_core.storage import Store
from extension_api.badges import publishing
from extension_api.cards import drawing
from extension_api.demo import DEMO, demo_contents
from extension_api.documentation import DOCUMENTATION, documentation
from extension_api.draining import Draining
from extension_api.edition import Editions
from extension_api.gate import Gate
from extension_api.keys import DRAINING, EDITIONS, ERROR_PAGE, GATE, KEEPER, METRICS, SETTINGS, STORE
from extension_api.metrics import Metrics
from extension_api.pages import SITE, error_page, site_of
from extension_api.routes import ROUTES
from extension_api.server import listening
from extension_api.serving import Front
from extension_api.workers import run_workers

SWITCH_INTERVAL_S = 0.0005
"""How long a request waits for the thread that rebuilds the directory, instead of Python's 5 ms."""
STRAY_THREADS_S = 1.0


def main() -> int:
    """Serve until SIGTERM or SIGINT; the exit code."""
    settings = Settings.from_env(os.environ)
    log_as_json()
    if settings.workers == 1:
        run(settings)
        return 0
    if settings.port == 0:
        raise InvalidInput(f"CCI_PORT must name a port where CCI_WORKERS is {settings.workers}, got 0")
    uvloop.run(prepare(settings))
    return run_workers(settings.workers, partial(run, settings))


def run(settings: Settings) -> None:
    """Serve in this process until SIGTERM or SIGINT."""
    log_as_json()
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    # A thread that computes cannot be cancelled: after everything is closed, stray ones get a moment to end.
    last_moment = threading.Timer(STRAY_THREADS_S, os._exit, (0,))
    last_moment.daemon = True
    uvloop.run(serve(settings, last_moment.start))
    last_moment.cancel()


async def prepare(settings: Settings) -> None:
    """Make or migrate the database once, before several processes open it."""
    store = await open_catalogue(settings.database_url, load_methodology(settings.methodology))
    await store.close()


async def serve(settings: Settings, ended: Callable[[], None]) -> None:
    """Open the catalogue, listen, and stop in order when a signal comes; `ended` is called when all is closed."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    methodology = load_methodology(settings.methodology)
    store = await open_catalogue(settings.database_url, methodology)
    try:
        keeper = DirectoryKeeper(store, methodology, settings.today)
        async with listening(make_app(settings, store, keeper), settings):
            await stop.wait()
    finally:
        await store.close()
    ended()


def make_app(settings: Settings, store: Store, keeper: DirectoryKeeper) -> web.Application:
    """The whole application; it keeps the directory fresh while it runs."""
    editions = Editions(keeper)
    metrics = Metrics(keeper, editions.tally)
    gate = Gate(settings)
    draining = Draining()

    app = web.Application()
    app[SETTINGS], app[STORE], app[KEEPER] = settings, store, keeper
    app[EDITIONS], app[METRICS], app[GATE], app[DRAINING] = editions, metrics, gate, draining

    methodology = load_methodology(settings.methodology)
    app[DOCUMENTATION], app[DEMO] = documentation(ROUTES, methodology), demo_contents()
    app[SITE], app[ERROR_PAGE] = site_of(settings, methodology), error_page

    app.cleanup_ctx.extend((keep_fresh, drawing, publishing))
    app.on_response_prepare.append(say_no_more)
    Front(metrics, gate, draining, access_log=settings.access_log).add(app.router, ROUTES)
    return app


async def keep_fresh(app: web.Application) -> AsyncIterator[None]:
    """Rebuild the directory in the background while the application runs."""
    task = asyncio.create_task(app[KEEPER].run())
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def say_no_more(_request: web.Request, response: web.StreamResponse) -> None:
    """Take the program's name and version out of the head."""
    response.headers.pop("Server", None)


if __name__ == "__main__":
    sys.exit(main())
