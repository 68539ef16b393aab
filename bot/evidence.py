"""The evidence of companies, remembered for as long as the catalogue stays as it is."""

from collections import OrderedDict

from cci_core.errors import NotFound
from cci_core.messages import text
from cci_core.records import Company
from cci_core.storage import Store, companies

_MOST = 500


class Evidence:
    """The companies that were asked for last, with their events."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: OrderedDict[tuple[int, str], Company] = OrderedDict()

    async def of(self, slug: str, revision: int) -> Company:
        """The company as of the revision or a later one; `NotFound` where it has left the catalogue."""
        known = self._known.get((revision, slug))
        if known is not None:
            self._known.move_to_end((revision, slug))
            return known
        company = await self._store.read(lambda connection: companies.get(connection, slug))
        if company is None:
            raise NotFound(text("bot.error.gone"))
        self._known[revision, slug] = company
        if len(self._known) > _MOST:
            self._known.popitem(last=False)
        return company
