"""Everything that is made from one directory and is thrown away with it."""

import asyncio
from collections import OrderedDict

from cci_core import __version__
from cci_core.alternatives import Industries
from cci_core.directory import Directory, DirectoryKeeper
from cci_core.errors import Unavailable
from extension_api.listing import Arrangement, Filters, Sort, arrange, chosen
from extension_api.shelf import Shelf, Tally

COMPANIES_BYTES = 64_000_000
LISTS_BYTES = 32_000_000
MATCHES_BYTES = 16_000_000
PAGES_BYTES = 64_000_000
MOST_ARRANGEMENTS = 32
FEW_COMPANIES = 2000
"""Up to so many companies are sorted on the loop, within a few milliseconds; more go to a thread."""


class Arrangements:
    """The orders of a directory that were asked for last, each sorted once."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._sorted: OrderedDict[tuple[Filters, Sort], asyncio.Future[Arrangement]] = OrderedDict()

    async def fetch(self, filters: Filters, sort: Sort) -> Arrangement:
        """The companies that fit the filters, in that order."""
        key = (filters, sort)
        if key not in self._sorted:
            self._sorted[key] = asyncio.ensure_future(self._sort(filters, sort))
        self._sorted.move_to_end(key)
        if len(self._sorted) > MOST_ARRANGEMENTS:
            self._sorted.popitem(last=False)
        return await asyncio.shield(self._sorted[key])

    async def _sort(self, filters: Filters, sort: Sort) -> Arrangement:
        entries = self._directory.entries
        if len(entries) <= FEW_COMPANIES:
            return arrange(chosen(entries, filters), sort)
        return await asyncio.to_thread(lambda: arrange(chosen(entries, filters), sort))


class Edition:
    """A directory with the contents made from it so far."""

    def __init__(self, directory: Directory, tally: Tally) -> None:
        self.directory = directory
        self.etag = f'W/"{directory.version}-{__version__}"'
        self.arrangements = Arrangements(directory)
        self.companies = Shelf(COMPANIES_BYTES, tally)
        self.lists = Shelf(LISTS_BYTES, tally)
        self.matches = Shelf(MATCHES_BYTES, tally)
        self.pages = Shelf(PAGES_BYTES, tally)
        self._industries: asyncio.Task[Industries] | None = None

    async def industries(self) -> Industries:
        """The directory's companies by industry, sorted in a thread when first asked for."""
        if self._industries is None:
            self._industries = asyncio.create_task(asyncio.to_thread(Industries, self.directory))
        return await asyncio.shield(self._industries)


class Editions:
    """The edition of the present directory; a new one as soon as the keeper has swapped."""

    def __init__(self, keeper: DirectoryKeeper) -> None:
        self.tally = Tally()
        self._keeper = keeper
        self._present: Edition | None = None

    def present(self) -> Edition:
        """The edition to answer from; `Unavailable` until the first directory is built."""
        directory = self._keeper.current
        if directory is None:
            raise Unavailable("the directory is being built; try again in a few seconds")
        if self._present is None or self._present.directory is not directory:
            self._present = Edition(directory, self.tally)
        return self._present
