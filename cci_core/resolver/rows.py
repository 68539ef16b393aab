"""Every name of every company as a row: folded in all ways that it is searched by, and packed into arrays.

Rows are made some thousand at a time: lists of a million texts would be looked through by each garbage collection.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from cci_core.names import fold_text
from cci_core.names.fold import fold_both
from cci_core.pacing import paced
from cci_core.records import AliasKind
from cci_core.resolver.model import Listing
from cci_core.resolver.texts import Texts, hashes_of, joined_texts, repeated, segment_hashes, texts_of

_LATIN = re.compile("[a-z]")
_AT_ONCE = 5_000


class Rows(msgspec.Struct, frozen=True):
    """One entry a name, but for `counts`, which says how many each listing has, and `first_words`.

    `searched` are the keys of names with Latin letters, empty for others; `form_of` are places in the list of forms;
    `whole` and `compact` are hashes of the name and of its key in one; `first_words` those of words that names begin
    with.
    """

    counts: NDArray[np.int64]
    names: Texts
    keys: Texts
    searched: Texts
    form_of: NDArray[np.int32]
    whole: NDArray[np.uint64]
    compact: NDArray[np.uint64]
    first_words: NDArray[np.uint64]

    @property
    def companies(self) -> NDArray[np.int32]:
        """The place of each name's listing."""
        return repeated(np.arange(len(self.counts), dtype=np.int32), self.counts)

    @property
    def is_alias(self) -> NDArray[np.bool_]:
        """Whether each is another name than the listing's first."""
        is_alias = np.ones(len(self.names), bool)
        is_alias[np.cumsum(self.counts) - self.counts] = False
        return is_alias


def rows_of(listings: Sequence[Listing]) -> tuple[Rows, tuple[str, ...]]:
    """The rows of the listings, and the distinct legal forms, the first of them none."""
    forms = {"": 0}
    starts = range(0, max(len(listings), 1), _AT_ONCE)
    pieces = [_some_rows(listings[start : start + _AT_ONCE], forms) for start in starts]
    rows = Rows(
        counts=np.concatenate([each.counts for each in pieces]),
        names=joined_texts([each.names for each in pieces]),
        keys=joined_texts([each.keys for each in pieces]),
        searched=joined_texts([each.searched for each in pieces]),
        form_of=np.concatenate([each.form_of for each in pieces]),
        whole=np.concatenate([each.whole for each in pieces]),
        compact=np.concatenate([each.compact for each in pieces]),
        first_words=np.unique(np.concatenate([each.first_words for each in pieces])),
    )
    return rows, tuple(forms)


def whole(plain: str) -> str:
    """The lightly folded name in one, without each "and", which an ampersand left out leaves out too.

    >>> whole("l and m"), whole("levi strauss and co"), whole("and")
    ('lm', 'levistraussco', 'and')
    """
    return "".join(word for word in plain.split() if word != "and") or plain.replace(" ", "")


def _some_rows(listings: Sequence[Listing], forms: dict[str, int]) -> Rows:
    """The rows of these; forms that are new are put behind the others."""
    names = [list(_names(listing)) for listing in listings]
    flat = [name for each in names for name in each]
    folded = [fold_both(name) for name in paced(flat)]
    plain = texts_of([text for text, _ in folded])
    keys = [parts.text for _, parts in folded]
    return Rows(
        counts=np.array([len(each) for each in names], np.int64),
        names=texts_of(flat),
        keys=texts_of(keys),
        searched=texts_of(["" if _is_foreign(name) else key for name, key in zip(flat, keys, strict=True)]),
        form_of=np.array([forms.setdefault(" ".join(parts.form), len(forms)) for _, parts in folded], np.int32),
        whole=hashes_of(texts_of([whole(text) for text, _ in folded])),
        compact=hashes_of(texts_of(["".join(parts.words) for _, parts in folded])),
        first_words=segment_hashes(plain.letters, *_first_words(plain)),
    )


def _names(listing: Listing) -> Iterator[str]:
    yield listing.name
    seen = {listing.name}
    for alias in listing.aliases:
        if alias.kind is not AliasKind.TICKER and alias.name not in seen:
            seen.add(alias.name)
            yield alias.name


def _is_foreign(name: str) -> bool:
    """Whether no letter of the name is Latin: its transliteration is good for equality, not for likeness."""
    return not name.isascii() and _LATIN.search(fold_text(name)) is None


def _first_words(texts: Texts) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where the first word of each text starts and ends."""
    spaces = np.append(np.flatnonzero(texts.letters == ord(" ")), len(texts.letters))
    starts = texts.offsets[:-1]
    return starts, np.minimum(spaces[np.searchsorted(spaces, starts)], texts.offsets[1:])
