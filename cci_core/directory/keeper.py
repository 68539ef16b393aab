"""Hold the present directory and replace it when the catalogue or the day changes."""

import asyncio
import random
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date

import structlog
from sqlalchemy import Connection

from cci_core.directory.build import build_directory
from cci_core.directory.model import Directory, Version
from cci_core.errors import CciError, Unavailable
from cci_core.methodology import Methodology
from cci_core.pacing import REST_S, paced, pacing
from cci_core.storage import Store
from cci_core.storage.companies import all_companies
from cci_core.storage.revisions import revision

log = structlog.get_logger()


class DirectoryKeeper:
    """The one living object that a door holds; `current` is read without waiting and never changes inside."""

    def __init__(
        self, store: Store, methodology: Methodology, today: Callable[[], date], *, poll_s: float = 0.5
    ) -> None:
        self.current: Directory | None = None
        self.built_at: float | None = None
        """When `current` was swapped in, seconds since the epoch."""
        self.build_s: float = 0.0
        """How long the last build took."""
        self._store, self._methodology, self._today, self._poll_s = store, methodology, today, poll_s
        self._complaint: str | None = None
        self._changed = asyncio.Condition()
        self._refreshing = asyncio.Lock()

    async def ready(self) -> Directory:
        """The present directory, waiting for the first one where there is none yet."""
        async with self._changed:
            await self._changed.wait_for(lambda: self.current is not None)
        if self.current is None:
            raise Unavailable("the directory is not built yet; try again in a moment")
        return self.current

    async def next_after(self, version: Version | None) -> Directory:
        """The directory as soon as its version differs from the given one."""
        async with self._changed:
            await self._changed.wait_for(lambda: self.current is not None and self.current.version != version)
        if self.current is None:
            raise Unavailable("the directory is not built yet; try again in a moment")
        return self.current

    async def refresh(self) -> bool:
        """Rebuild where the revision or the day has moved on; whether it had."""
        async with self._refreshing:
            if not await self._is_behind():
                return False
            started, day = time.perf_counter(), self._today()
            # Nobody is answered until the first is built; later ones leave room for those who are.
            with pacing(rest_s=0 if self.current is None else REST_S):
                directory = await self._store.scan(lambda connection: self._build(connection, day))
            await self._swap(directory, time.perf_counter() - started)
            return True

    async def run(self) -> None:
        """Keep the directory fresh until cancelled; a database that fails leaves the last good one in place."""
        async with self._store.listening() as changes:
            while True:
                try:
                    await self._refresh_in_turn()
                except CciError as error:
                    self._complain(str(error))
                else:
                    self._complaint = None
                await changes.pause(self._poll_s)

    def _complain(self, reason: str) -> None:
        """Log why the directory is not refreshed, once as long as it stays the same reason."""
        if reason != self._complaint:
            log.warning("directory_not_refreshed", reason=reason)
        self._complaint = reason

    async def _refresh_in_turn(self) -> None:
        """Refresh after a wait of up to one build: processes that hear of a change together do not build together."""
        if await self._is_behind():
            await asyncio.sleep(random.uniform(0, self.build_s))  # noqa: S311 spread, not secret
            await self.refresh()

    async def _is_behind(self) -> bool:
        number = await self._store.read(revision)
        seen = None if self.current is None else (self.current.version.revision, self.current.version.day)
        return seen != (number, self._today())

    async def _swap(self, directory: Directory, seconds: float) -> None:
        async with self._changed:
            self.current, self.build_s, self.built_at = directory, seconds, time.time()
            self._changed.notify_all()
        log.info("directory_built", companies=len(directory.entries), seconds=round(seconds, 3))

    def _build(self, connection: Connection, day: date) -> Directory:
        number = revision(connection)
        # Closed here, because a build that fails would leave it to be closed after its connection.
        with closing(all_companies(connection)) as companies:
            directory = build_directory(paced(companies), self._methodology, number, day)
        for query in ("a name that nobody bears", "www.nobody.example"):
            directory.lookup(query)  # loads what guesses and addresses need, so that no reader waits for it
        return directory
