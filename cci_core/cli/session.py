"""What most commands need first: settings, methodology, an open store, a directory."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from datetime import date
from typing import NamedTuple, TypeVar

from cci_core.directory import Directory, DirectoryKeeper
from cci_core.errors import Unavailable
from cci_core.exchange.starting import open_catalogue
from cci_core.logs import quiet
from cci_core.methodology import Methodology, load_methodology
from cci_core.settings import Settings
from cci_core.storage import Store

T = TypeVar("T")


class Session(NamedTuple):
    """The open store of one command with its settings and methodology."""

    settings: Settings
    methodology: Methodology
    store: Store

    async def directory(self, day: date | None = None) -> Directory:
        """The directory of the day, by default of the settings' day."""
        keeper = DirectoryKeeper(self.store, self.methodology, lambda: day or self.settings.today())
        await keeper.refresh()
        if keeper.current is None:
            raise Unavailable("the directory could not be built; run 'cci check'")
        return keeper.current


def in_session(work: Callable[[Session], Awaitable[T]], *, starter: bool = True) -> T:
    """What the work returns, run with the store open; a new database gets the starter catalogue unless told not to."""
    quiet()
    return asyncio.run(_run(work, Settings.from_env(os.environ), starter=starter))


async def _run(work: Callable[[Session], Awaitable[T]], settings: Settings, *, starter: bool) -> T:
    methodology = load_methodology(settings.methodology)
    url = settings.database_url
    store = await (open_catalogue(url, methodology) if starter else Store.open(url))
    try:
        return await work(Session(settings, methodology, store))
    finally:
        await store.close()
