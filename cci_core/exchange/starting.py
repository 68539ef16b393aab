"""Open the catalogue's database, filling a new one with the starter catalogue."""

from cci_core.errors import InvalidInput
from cci_core.exchange.faults import ImportRefused
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
            await _fill(store, methodology)
    except BaseException:
        await store.close()
        raise
    return store


async def _fill(store: Store, methodology: Methodology) -> None:
    try:
        await import_catalogue(store, [STARTER], methodology)
    except ImportRefused as error:
        raise InvalidInput(
            f"the starter catalogue does not fit methodology {methodology.version}; "
            f"bring in companies of your own with 'cci import' first ({error.faults[0].message})"
        ) from error
