"""Open a database and run whole functions in transactions."""

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from typing import Any, Self, TypeVar

from sqlalchemy.engine import Connection
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncEngine

from cci_core.errors import Unavailable
from cci_core.storage.address import shown, sqlite_file
from cci_core.storage.engines import Engines, make_engines
from cci_core.storage.listening import Changes, listening
from cci_core.storage.opening import check_file, prepare

T = TypeVar("T")


class Store:
    """The database of one catalogue; safe to share between the tasks of one event loop."""

    def __init__(self, url: str, engines: Engines) -> None:
        self.url = url
        self._engines = engines
        self._tasks: set[asyncio.Task[Any]] = set()
        self._closed = False

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
        """Wait for what has begun, then close all connections; nothing more begins."""
        self._closed = True
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._engines.dispose()

    async def read(self, query: Callable[[Connection], T]) -> T:
        """What the query finds, seen in one consistent state."""
        return await self._to_its_end(self._run(self._engines.reader, query))

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
        return await self._to_its_end(self._run(self._engines.writer, change))

    def scan_here(self, query: Callable[[Connection], T]) -> T:
        """As `scan`, in the calling thread: for a command that has nothing else to do meanwhile."""
        try:
            return self._scan(query)
        except (DBAPIError, OSError) as error:
            raise self._unavailable(error) from error

    def listening(self) -> AbstractAsyncContextManager[Changes]:
        """The changes that other processes make to the catalogue, while the context lasts."""
        return listening(self.url)

    def _scan(self, query: Callable[[Connection], T]) -> T:
        with self._engines.scanner.begin() as connection:
            return query(connection)

    async def _to_its_end(self, work: Coroutine[Any, Any, T]) -> T:
        """Run the work in a task that nobody cancels: a driver that is stopped halfway leaks its connection."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return await asyncio.shield(task)

    async def _run(self, engine: AsyncEngine, work: Callable[[Connection], T]) -> T:
        if self._closed:
            raise Unavailable("the database has been closed; open it again")
        try:
            async with engine.begin() as connection:
                return await connection.run_sync(work)
        except (DBAPIError, PoolTimeout, OSError) as error:
            raise self._unavailable(error) from error

    def _unavailable(self, error: SQLAlchemyError | OSError) -> Unavailable:
        reason = str(getattr(error, "orig", None) or error).strip().split("\n")[0]
        outcome = "nothing was changed, try again"
        if getattr(error, "connection_invalidated", False):
            # A commit whose answer got lost may have arrived.
            outcome = "the connection was lost: see whether the change has arrived, then try again"
        return Unavailable(f"database {shown(self.url)}: {reason}; {outcome}")
