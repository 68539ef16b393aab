"""Compare every new directory with what places were told, and queue what is new to them."""

import asyncio
import time
from collections.abc import Iterator
from itertools import islice

import structlog
from sqlalchemy import Connection

from cci_core.directory import Directory, DirectoryKeeper, Version
from cci_core.errors import CciError
from cci_core.records.watch import Alert, Watch
from cci_core.storage import Store, watches
from cci_core.watches import alert_of, next_due, seen

log = structlog.get_logger()

_AT_ONCE = 200
_RETRY_S = 2.0


class Lookout:
    """Runs in every bot process; each alert is queued by the one that notes the place's new state."""

    def __init__(self, store: Store, keeper: DirectoryKeeper) -> None:
        self._store, self._keeper = store, keeper

    async def run(self) -> None:
        """Look at every new directory until cancelled."""
        looked_at: Version | None = None
        while True:
            directory = await self._keeper.next_after(looked_at)
            try:
                await self.look(directory)
            except CciError as error:
                log.warning("watches_not_compared", reason=str(error))
                await asyncio.sleep(_RETRY_S)
                continue
            looked_at = directory.version

    async def look(self, directory: Directory) -> int:
        """Queue the alerts that arise from the directory; how many there were."""
        found = iter(await self._store.scan(lambda connection: _arising(connection, directory)))
        queued = 0
        while part := list(islice(found, _AT_ONCE)):
            queued += await self._queue(part, directory)
        if queued:
            log.info("alerts_queued", alerts=queued)
        return queued

    async def _queue(self, part: list[tuple[Watch, Alert]], directory: Directory) -> int:
        now = time.time()
        return await self._store.write(
            lambda connection: watches.tell(
                connection, part, seen(directory), lambda told_at, daily: next_due(now, told_at, daily=daily)
            )
        )


def _arising(connection: Connection, directory: Directory) -> list[tuple[Watch, Alert]]:
    return list(_alerts(watches.everything(connection), directory))


def _alerts(found: Iterator[Watch], directory: Directory) -> Iterator[tuple[Watch, Alert]]:
    for watch in found:
        alert = alert_of(watch, directory)
        if alert is not None:
            yield watch, alert
