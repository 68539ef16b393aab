"""Signs beside letters and words: numbers in a name, legal form, initials, the kind of name."""

import re

import numpy as np
from numpy.typing import NDArray

from cci_core.resolver.forms import families
from cci_core.resolver.index import Index
from cci_core.resolver.names import Names
from cci_core.resolver.query import Query

_ROMAN = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split())
_A_NUMBER = re.compile(r"\b(?:\d+|[ivx]+)\b")
_NOTHING: frozenset[str] = frozenset()


def signs(index: Index, query: Query, names: Names) -> dict[str, NDArray[np.float64]]:
    """`digits`: 1 the same numbers, −1 others, 0 none; `form`: likewise; `acronym`: one is the other's initials.

    `query_form`, `name_form`: it carries one; `begins`: the query begins with the name; `begun`: the reverse; `site`:
    the company has a domain of the query's name.
    """
    initials, key = _initials(query.key), f"{query.key} "
    numbers, form = _numbers(query.key), families(" ".join(query.parts.form))
    abbreviated = len(query.key) if len(query.words) == 1 else 0
    digits, forms, name_form, begins, begun, acronym = np.array(
        [
            (
                _agreement(numbers, _numbers(name)),
                _agreement(form, families(each)) if form and each else 0,
                bool(each),
                key.startswith(f"{name} "),
                f"{name} ".startswith(key),
                name == initials or (words == abbreviated and _initials(name) == query.key),
            )
            for name, each, words in zip(names.keys, names.forms, names.counts.tolist(), strict=True)
        ],
        np.float64,
    ).T
    return {
        "digits": digits,
        "form": forms,
        "query_form": np.full(len(names.keys), float(bool(query.parts.form))),
        "name_form": name_form,
        "begins": begins,
        "begun": begun,
        "acronym": acronym,
        "alias": index.is_alias[names.rows],
        "site": np.isin(index.companies[names.rows], query.at_sites),
    }


def _agreement(one: frozenset[str], other: frozenset[str]) -> int:
    if not one and not other:
        return 0
    return 1 if one == other else -1


def _numbers(key: str) -> frozenset[str]:
    if not _A_NUMBER.search(key):
        return _NOTHING
    return frozenset(word for word in key.split() if word.isdigit() or word in _ROMAN)


def _initials(key: str) -> str | None:
    words = key.split()
    return "".join([word[0] for word in words]) if len(words) > 1 else None
