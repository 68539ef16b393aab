"""Companies that a query may mean though their names have few of its letters: they are shown, and never the answer."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from cci_core.resolver.index import Index

MOST_NAMES = 16
"""A way that leads to more names than these leads nowhere."""

_MOST_OF_SITE, _MOST_SPELT = 2, 2
_SHORTEST, _LONGEST = 2, 6
"""Letters of a short form."""

_AND = "and"
_SMALL = frozenset("a and d da das de der di die do du e et for fur i la le les of the und y".split())


def meant_otherwise(index: Index, words: Sequence[str]) -> list[int]:
    """The places of companies that the folded words may mean, the surest first; none twice.

    So "Good Food" may be Goodfood Market, "HSBC Bank USA" the company of hsbc.com, "D&G" Dolce & Gabbana, and "Bank
    für Kärnten und Steiermark" BKS Bank.
    """
    by_name = [int(index.companies[row]) for row in _by_name(index, words)] if len(words) > 1 else []
    return list(dict.fromkeys(index.answers[[*_at_site(index, words), *by_name]].tolist()))


def _by_name(index: Index, words: Sequence[str]) -> list[int]:
    """The rows of those that are found by their names."""
    joined, forms = "".join(words), _short_forms(words)
    known = index.words.numbers_of([joined, *forms])
    return [
        *_in_one(index, joined, [number for word, number in known if word == joined]),
        *_spelt(index, words),
        *_shortened(index, words, [(forms[word], number) for word, number in known if word in forms]),
    ]


def _at_site(index: Index, words: Sequence[str]) -> Iterator[int]:
    """The company of the worldwide domain that is named like the first words, of those more rather than fewer."""
    for count in range(min(len(words) - 1, _MOST_OF_SITE), 0, -1):
        yield from index.sites.worldwide_named("".join(words[:count])).tolist()


def _in_one(index: Index, joined: str, numbers: Sequence[int]) -> list[int]:
    """The shortest name that begins with all words written as one."""
    rows = [row for number in numbers for row in _few(index.words.rows_with(number))]
    return _shortest(index, [row for row in rows if index.keys[row].startswith(f"{joined} ")], most=1)


def _spelt(index: Index, words: Sequence[str]) -> list[int]:
    """The shortest names of words that begin with those letters; none for a query of more than letters and "and"."""
    if any(len(word) > 1 and word != _AND for word in words):
        return []
    return _shortest(index, _few(index.words.initials.find(_initials(words))), most=_MOST_SPELT)


def _shortened(index: Index, words: Sequence[str], forms: Sequence[tuple[set[str], int]]) -> list[int]:
    """The name with a short form of most first words, all words that the form leaves, and some word of the query."""
    found: list[tuple[int, int, int]] = []
    for left, number in forms:
        for row in _few(index.words.rows_with(number)):
            name = set(index.words.in_row(row))
            if left <= name and not name.isdisjoint(words):
                found.append((len(left), len(name), row))
    return [row for _, _, row in sorted(found)[:1]]


def _short_forms(words: Sequence[str]) -> dict[str, set[str]]:
    """The first letters of the first words, with and without small ones, each with the telling words that are left."""
    telling = [word for word in words if word not in _SMALL]
    forms: dict[str, set[str]] = {}
    for some in (telling, words):
        for count in range(_SHORTEST, min(len(some), _LONGEST) + 1):
            forms[_initials(some[:count])] = set(some[count:]) - _SMALL
    return forms


def _initials(words: Sequence[str]) -> str:
    return "".join([word[0] for word in words])


def _few(rows: NDArray[np.int32]) -> list[int]:
    few: list[int] = rows.tolist() if len(rows) <= MOST_NAMES else []
    return few


def _shortest(index: Index, rows: Sequence[int], *, most: int) -> list[int]:
    return sorted(rows, key=lambda row: len(index.keys[row]))[:most]
