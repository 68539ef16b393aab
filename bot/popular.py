"""What is asked most in each server, for the choices that are offered before anything is typed."""

import asyncio
from collections import Counter

import structlog

from cci_core.errors import CciError
from cci_core.storage import Store, guilds

log = structlog.get_logger()

_WRITE_EVERY_S = 10.0
_MOST = 2000
OFFERED = 15


class Popular:
    """Counts by server and company; nothing says who asked. Counts not yet written are lost with the process."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._unwritten: Counter[tuple[str, str]] = Counter()
        self._known: dict[int, list[str]] = {}

    def note(self, guild: int | None, slug: str) -> None:
        """Count one question."""
        if guild is not None:
            self._unwritten[(str(guild), slug)] += 1

    async def slugs(self, guild: int | None) -> list[str]:
        """The companies asked for most in the server, the most asked first."""
        if guild is None:
            return []
        if guild not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[guild] = await self._store.read(lambda tx: guilds.most_asked(tx, str(guild), OFFERED))
        return self._known[guild]

    async def run(self) -> None:
        """Write the counts now and then until cancelled."""
        while True:
            await asyncio.sleep(_WRITE_EVERY_S)
            await self.write()

    async def write(self) -> None:
        """Write what has been counted since the last time."""
        counts, self._unwritten = self._unwritten, Counter()
        if not counts:
            return
        try:
            await self._store.write(lambda connection: guilds.count_asked(connection, counts))
        except CciError as error:
            self._unwritten.update(counts)
            log.warning("counts_not_written", reason=str(error))
        for guild, _ in counts:
            self._known.pop(int(guild), None)
