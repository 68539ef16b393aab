"""What is searched: every name of every company, in a few arrays."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from cci_core.pacing import paced
from cci_core.records import AliasKind
from cci_core.resolver.grams import Grams, grams_of
from cci_core.resolver.model import Listing
from cci_core.resolver.rows import rows_of
from cci_core.resolver.sites import Sites, sites_of
from cci_core.resolver.texts import HashTable, Texts, hashes_of, table_of
from cci_core.resolver.words import Words, words_of


class Index(msgspec.Struct, frozen=True):
    """One row a name; `companies` has each row's company as a place in `slugs`, `answers` whom each answers as.

    `forms` are the distinct legal forms, the first of them none; `form_of` has each row's place in them.
    `whole_table` finds names by all their words written as one, `key_table` and `compact_table` those without legal
    form, with and without spaces. `first_words` are the hashes of the words that names begin with.
    `alike` leads from each row to the first of the same company that has the same key, such as from "Тесла" to "Tesla",
    for names of other scripts come last.
    """

    slugs: tuple[str, ...]
    companies: NDArray[np.int32]
    answers: NDArray[np.int32]
    is_alias: NDArray[np.bool_]
    alike: NDArray[np.int32]
    names: Texts
    keys: Texts
    forms: tuple[str, ...]
    form_of: NDArray[np.int32]
    whole_table: HashTable
    first_words: NDArray[np.uint64]
    key_table: HashTable
    compact_table: HashTable
    grams: Grams
    words: Words
    sites: Sites
    domains: dict[str, int]
    isins: dict[str, int]
    tickers: dict[str, tuple[int, ...]]

    @property
    def nbytes(self) -> int:
        """The memory of the arrays."""
        tables = (self.names, self.keys, self.whole_table, self.key_table, self.compact_table)
        arrays = (self.companies, self.answers, self.is_alias, self.alike, self.form_of, self.first_words)
        parts = (*tables, self.grams, self.words, self.sites, *arrays)
        return sum(part.nbytes for part in parts)


def build_index(listings: Sequence[Listing]) -> Index:
    """The index of the listings; a few seconds of a thread for 100,000, during which no other thread waits long."""
    rows, forms = rows_of(listings)
    companies, key_hashes = rows.companies, hashes_of(rows.keys)
    is_foreign = np.diff(rows.searched.offsets) == 0
    return Index(
        slugs=tuple(listing.slug for listing in listings),
        companies=companies,
        answers=_answers(listings),
        is_alias=rows.is_alias,
        alike=_alike(companies, key_hashes, is_foreign),
        names=rows.names,
        keys=rows.keys,
        forms=forms,
        form_of=rows.form_of,
        whole_table=table_of(rows.whole),
        first_words=rows.first_words,
        key_table=table_of(key_hashes),
        compact_table=table_of(rows.compact),
        grams=grams_of(rows.searched),
        words=words_of(rows.searched),
        sites=sites_of(listings),
        domains={domain: place for place, listing in enumerate(listings) for domain in listing.domains},
        isins={listing.isin: place for place, listing in enumerate(listings) if listing.isin is not None},
        tickers=_tickers(listings),
    )


def _alike(
    companies: NDArray[np.int32], hashes: NDArray[np.uint64], is_foreign: NDArray[np.bool_]
) -> NDArray[np.int32]:
    order = np.lexsort((is_foreign, hashes, companies))
    new = np.ones(len(order), bool)
    new[1:] = (np.diff(companies[order]) != 0) | (np.diff(hashes[order]) != 0)
    alike = np.empty(len(order), np.int32)
    alike[order] = order[new][np.cumsum(new) - 1]
    return alike


def _answers(listings: Sequence[Listing]) -> NDArray[np.int32]:
    """For each company itself, or where it is not rated the nearest rated owner above it."""
    places = {listing.slug: place for place, listing in enumerate(listings) if listing.rated}
    owners = {listing.slug: listing.owner for listing in listings if listing.owner is not None}
    answers = (
        places.get(_rated_above(listing, places, owners) or "", place) for place, listing in enumerate(paced(listings))
    )
    return np.fromiter(answers, np.int32, len(listings))


def _rated_above(listing: Listing, rated: dict[str, int], owners: dict[str, str]) -> str | None:
    slug, seen = listing.slug, {listing.slug}
    while slug not in rated:
        above = owners.get(slug)
        if above is None or above in seen:
            return None
        seen.add(above)
        slug = above
    return slug


def _tickers(listings: Sequence[Listing]) -> dict[str, tuple[int, ...]]:
    tickers: dict[str, tuple[int, ...]] = {}
    for place, listing in enumerate(listings):
        for alias in listing.aliases:
            if alias.kind is AliasKind.TICKER:
                tickers[alias.name] = (*tickers.get(alias.name, ()), place)
    return tickers
