"""The settings of Discord servers, remembered for a few seconds."""

import time

from cci_core.storage import Store, guilds
from cci_core.storage.guilds import GuildSettings

_FRESH_S = 15.0
_MOST = 10_000


class Servers:
    """Settings by server; a change made by another process is seen within fifteen seconds."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[int, tuple[float, GuildSettings]] = {}

    async def of(self, guild: int | None) -> GuildSettings:
        """The server's settings; the defaults outside of servers."""
        if guild is None:
            return GuildSettings()
        known = self._known.get(guild)
        if known is not None and time.monotonic() - known[0] < _FRESH_S:
            return known[1]
        return self._remember(guild, await self._store.read(lambda connection: guilds.get(connection, str(guild))))

    async def change(self, guild: int, settings: GuildSettings) -> None:
        """Keep new settings."""
        await self._store.write(lambda connection: guilds.put(connection, str(guild), settings))
        self._remember(guild, settings)

    async def forget(self, guild: int) -> None:
        """Delete what is kept about a server that the bot has left."""
        await self._store.write(lambda connection: guilds.forget(connection, str(guild)))
        self._known.pop(guild, None)

    def _remember(self, guild: int, settings: GuildSettings) -> GuildSettings:
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[guild] = (time.monotonic(), settings)
        return settings
