"""The names in companies' domains: "cisco" is what cisco.com is called, whatever its company is called."""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from cci_core.resolver.addresses import name_in_domain
from cci_core.resolver.model import Listing
from cci_core.resolver.texts import HashTable, Texts, hashes_of, table_of, texts_of

_SHORTEST = 4
"""Shorter names in domains are anybody's."""

_WORLDWIDE = ".com"


class Sites(msgspec.Struct, frozen=True):
    """The name in each domain, without hyphens, and the place of the company that has the domain.

    `worldwide` says whether the domain is under .com, where a firm of many countries has the site of the whole.
    """

    names: Texts
    table: HashTable
    companies: NDArray[np.int32]
    worldwide: NDArray[np.bool_]

    def companies_named(self, compact: str) -> NDArray[np.int32]:
        """The companies with a domain of that name, which is folded and without spaces."""
        return self.companies[self._named(compact)]

    def worldwide_named(self, compact: str) -> NDArray[np.int32]:
        """Those of them whose domain is worldwide."""
        return self.companies[[each for each in self._named(compact) if self.worldwide[each]]]

    def _named(self, compact: str) -> list[int]:
        return [each for each in self.table.find(compact).tolist() if self.names[each] == compact]

    @property
    def nbytes(self) -> int:
        """The memory that they take."""
        return self.names.nbytes + self.table.nbytes + self.companies.nbytes + self.worldwide.nbytes


def sites_of(listings: Sequence[Listing]) -> Sites:
    """The names in the domains of the listings; a domain that is shared by path has none."""
    found = [(each, place) for place, listing in enumerate(listings) for each in dict.fromkeys(_names(listing))]
    names = texts_of([name for (name, _), _ in found])
    return Sites(
        names,
        table_of(hashes_of(names)),
        companies=np.array([place for _, place in found], np.int32),
        worldwide=np.array([worldwide for (_, worldwide), _ in found], bool),
    )


def _names(listing: Listing) -> Iterator[tuple[str, bool]]:
    for domain in listing.domains:
        name = name_in_domain(domain).replace("-", "") if "/" not in domain else ""
        if len(name) >= _SHORTEST:
            yield name, domain.endswith(_WORLDWIDE)
