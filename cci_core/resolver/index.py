"""What is searched: every name of every company, in a few arrays."""

import re
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from cci_core.names import fold_text
from cci_core.names.fold import fold_both
from cci_core.pacing import paced
from cci_core.records import AliasKind
from cci_core.resolver.grams import Grams, grams_of
from cci_core.resolver.model import Listing
from cci_core.resolver.sites import Sites, sites_of
from cci_core.resolver.texts import HashTable, Texts, hashes_of, repeated, segment_hashes, table_of, texts_of
from cci_core.resolver.words import Words, words_of

_LATIN = re.compile("[a-z]")


class Index(msgspec.Struct, frozen=True):
    """One row a name; `companies` has each row's company as a place in `slugs`, `answers` whom each answers as.

    `forms` are the distinct legal forms, the first of them none; `form_of` has each row's place in them.
    `whole_table` finds names by all their words written as one, `key_table` and `compact_table` those without legal
    form, with and without spaces. `first_words` are the hashes of the words that names begin with.
    `alike` leads from each row to the first of the same company that has the same key, such as from "Тесла" to "Tesla".
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
    companies, is_alias, names = _rows(listings)
    plain, keys, forms, compacts = _folded(names)
    distinct_forms, form_of = _numbered(forms)
    key_texts, plain_texts = texts_of(keys), texts_of(plain)
    key_hashes = hashes_of(key_texts)
    searched = texts_of(["" if _is_foreign(name) else key for name, key in zip(names, keys, strict=True)])
    return Index(
        slugs=tuple(listing.slug for listing in listings),
        companies=companies,
        answers=_answers(listings),
        is_alias=is_alias,
        alike=_alike(companies, key_hashes),
        names=texts_of(names),
        keys=key_texts,
        forms=distinct_forms,
        form_of=form_of,
        whole_table=table_of(hashes_of(texts_of([whole(text) for text in plain]))),
        first_words=np.unique(segment_hashes(plain_texts.letters, *_first_words(plain_texts))),
        key_table=table_of(key_hashes),
        compact_table=table_of(hashes_of(texts_of(compacts))),
        grams=grams_of(searched),
        words=words_of(searched),
        sites=sites_of(listings),
        domains={domain: place for place, listing in enumerate(listings) for domain in listing.domains},
        isins={listing.isin: place for place, listing in enumerate(listings) if listing.isin is not None},
        tickers=_tickers(listings),
    )


def whole(plain: str) -> str:
    """The lightly folded name in one, without each "and", which an ampersand left out leaves out too.

    >>> whole("l and m"), whole("levi strauss and co"), whole("and")
    ('lm', 'levistraussco', 'and')
    """
    return "".join(word for word in plain.split() if word != "and") or plain.replace(" ", "")


def _rows(listings: Sequence[Listing]) -> tuple[NDArray[np.int32], NDArray[np.bool_], list[str]]:
    names: list[str] = []
    ends = np.fromiter((_append(names, listing) for listing in paced(listings)), np.int64, len(listings))
    counts = np.diff(ends, prepend=0)
    is_alias = np.ones(len(names), bool)
    is_alias[ends - counts] = False
    return repeated(np.arange(len(listings), dtype=np.int32), counts), is_alias, names


def _append(names: list[str], listing: Listing) -> int:
    """Put the listing's names behind the others; how many there are now."""
    names += _names(listing)
    return len(names)


def _names(listing: Listing) -> Iterator[str]:
    yield listing.name
    seen = {listing.name}
    for alias in listing.aliases:
        if alias.kind is not AliasKind.TICKER and alias.name not in seen:
            seen.add(alias.name)
            yield alias.name


def _folded(names: Sequence[str]) -> tuple[list[str], list[str], list[str], list[str]]:
    plain, keys, forms, compacts = [], [], [], []
    for name in paced(names):
        text, parts = fold_both(name)
        plain.append(text)
        keys.append(parts.text)
        forms.append(" ".join(parts.form))
        compacts.append("".join(parts.words))
    return plain, keys, forms, compacts


def _numbered(forms: Sequence[str]) -> tuple[tuple[str, ...], NDArray[np.int32]]:
    """The distinct forms, none first, and the place of each of the given ones among them."""
    places = {"": 0}
    form_of = np.fromiter((places.setdefault(form, len(places)) for form in forms), np.int32, len(forms))
    return tuple(places), form_of


def _is_foreign(name: str) -> bool:
    """Whether no letter of the name is Latin: its transliteration is good for equality, not for likeness."""
    return not name.isascii() and _LATIN.search(fold_text(name)) is None


def _first_words(texts: Texts) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the first word of each text starts and ends."""
    spaces = np.append(np.flatnonzero(texts.letters == ord(" ")), len(texts.letters))
    starts = texts.offsets[:-1]
    return starts, np.minimum(spaces[np.searchsorted(spaces, starts)], texts.offsets[1:])


def _alike(companies: NDArray[np.int32], hashes: NDArray[np.uint64]) -> NDArray[np.int32]:
    order = np.lexsort((hashes, companies))
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
