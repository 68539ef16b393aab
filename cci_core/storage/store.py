"""Open a database and run whole functions in transactions."""

import asyncio
from collections.abc import Callable
from typing import Any, Self, TypeVar

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from cci_core.errors import Unavailable
from cci_core.storage.address import shown, sqlite_file
from cci_core.storage.engines import Engines, make_engines
from cci_core.storage.opening import check_file, prepare

T = TypeVar("T")


class Store:
    """The database of one catalogue; safe to share between the tasks of one event loop."""

    def __init__(self, url: str, engines: Engines) -> None:
        self.url = url
        self._engines = engines
        self._writes: set[asyncio.Task[Any]] = set()

    @classmethod
    async def open(cls, url: str) -> Self:
        """The store at the address, made or migrated to this release where needed.

        `Unavailable` says why a database cannot be used: damaged, of another program, newer, or not reachable.
        """
        file = sqlite_file(url)
        if file is not None:
            await asyncio.to_thread(check_file, file)
        store = cls(url, make_engines(url))
        try:
            await store.write(prepare)
        except BaseException:
            await store.close()
            raise
        return store

    async def close(self) -> None:
        """Wait for the writes that have begun, then close all connections."""
        await asyncio.gather(*self._writes, return_exceptions=True)
        await self._engines.dispose()

    async def read(self, query: Callable[[Connection], T]) -> T:
        """What the query finds, seen in one consistent state."""
        try:
            async with self._engines.reader.begin() as connection:
                return await connection.run_sync(query)
        except (DBAPIError, PoolTimeout, OSError) as error:
            raise self._unavailable(error) from error

    async def scan(self, query: Callable[[Connection], T]) -> T:
        """As `read`, in a thread of its own: for what takes long, so that the event loop goes on."""
        try:
            return await asyncio.to_thread(self._scan, query)
        except (DBAPIError, OSError) as error:
            raise self._unavailable(error) from error

    async def write(self, change: Callable[[Connection], T]) -> T:
        """What the change returns, after all of it is committed; on any error nothing of it is.

        A caller that is cancelled while it waits does not stop the change halfway.
        """
        task = asyncio.create_task(self._write(change))
        self._writes.add(task)
        task.add_done_callback(self._writes.discard)
        return await asyncio.shield(task)

    def _scan(self, query: Callable[[Connection], T]) -> T:
        with self._engines.scanner.begin() as connection:
            return query(connection)

    async def _write(self, change: Callable[[Connection], T]) -> T:
        try:
            async with self._engines.writer.begin() as connection:
                return await connection.run_sync(change)
        except (DBAPIError, PoolTimeout, OSError) as error:
            raise self._unavailable(error) from error

    def _unavailable(self, error: SQLAlchemyError | OSError) -> Unavailable:
        reason = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
        return Unavailable(f"database {shown(self.url)}: {reason}; nothing was changed, try again")
