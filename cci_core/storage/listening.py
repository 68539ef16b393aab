"""Hear at once that another process has changed the catalogue; PostgreSQL tells, elsewhere polling finds it."""

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import structlog
from sqlalchemy.engine import make_url

from cci_core.storage.address import sqlite_file
from cci_core.storage.engines import TIMEOUTS
from cci_core.storage.revisions import CHANNEL

log = structlog.get_logger()

SAFETY_POLL_S = 1.5
"""Polling goes on while PostgreSQL tells of changes: a pooler in between may swallow what it tells."""


class Changes:
    """What a listening process waits on between two looks at the catalogue."""

    def __init__(self) -> None:
        self.connected = False
        """Whether a database tells of changes; otherwise only polling finds them."""
        self._heard = asyncio.Event()

    def tell(self) -> None:
        """Wake whoever waits."""
        self._heard.set()

    async def pause(self, poll_s: float) -> None:
        """Wait for a change, or for the time after which to look without one."""
        with suppress(TimeoutError):
            async with asyncio.timeout(max(poll_s, SAFETY_POLL_S) if self.connected else poll_s):
                await self._heard.wait()
        self._heard.clear()


@asynccontextmanager
async def listening(url: str) -> AsyncIterator[Changes]:
    """The changes of the database at the address, while the context lasts."""
    changes = Changes()
    if sqlite_file(url) is not None:
        yield changes
        return
    task = asyncio.create_task(_listen(url, changes))
    try:
        yield changes
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _listen(url: str, changes: Changes) -> None:
    """Listen until cancelled, connecting again after a loss; give up where the server knows no LISTEN."""
    from psycopg import Error, OperationalError  # noqa: PLC0415 an optional extra

    while True:
        try:
            await _hear(url, changes)
        except (OperationalError, OSError) as error:
            log.debug("not_listening", reason=type(error).__name__)
        except Error as error:
            log.warning("cannot_listen", reason=type(error).__name__)
            return
        finally:
            changes.connected = False
        await asyncio.sleep(random.uniform(0.5, 1.5))  # noqa: S311 spread, not secret


async def _hear(url: str, changes: Changes) -> None:
    from psycopg import AsyncConnection  # noqa: PLC0415 an optional extra

    address = make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
    async with await AsyncConnection.connect(address, autocommit=True, **TIMEOUTS) as connection:
        await connection.execute(f"LISTEN {CHANNEL}".encode())
        changes.connected = True
        # What was changed before is told by nobody.
        changes.tell()
        async for _ in connection.notifies():
            changes.tell()
