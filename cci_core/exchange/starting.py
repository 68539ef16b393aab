"""Open the catalogue's database, filling a new one with the starter catalogue."""

from cci_core.exchange.importing import import_catalogue
from cci_core.methodology import Methodology
from cci_core.starter import STARTER
from cci_core.storage import Store
from cci_core.storage.revisions import revision


async def open_catalogue(database_url: str, methodology: Methodology) -> Store:
    """The open store; a catalogue that was never written to holds the starter companies afterwards."""
    store = await Store.open(database_url)
    try:
        if await store.read(revision) == 0:
            await import_catalogue(store, [STARTER], methodology)
    except BaseException:
        await store.close()
        raise
    return store
