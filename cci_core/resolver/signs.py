"""Signs beside letters and words: numbers in a name, legal form, initials, the kind of name."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from cci_core.resolver.index import Index
from cci_core.resolver.query import Query

_ROMAN = frozenset("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv".split())
_SAME_FORM = (
    frozenset("inc incorporated corp corporation co company companies".split()),
    frozenset("ltd limited plc public pvt private pte pty bhd berhad sdn".split()),
    frozenset("ag aktiengesellschaft".split()),
)


def signs(
    index: Index, query: Query, rows: NDArray[np.int32], keys: Sequence[str], forms: Sequence[str]
) -> dict[str, NDArray[np.float64]]:
    """`digits`: 1 the same numbers, −1 others, 0 none; `form`: likewise; `acronym`: one is the other's initials.

    `query_form`, `name_form`: it carries one; `begins`: the query begins with the name; `begun`: the reverse.
    """
    initials = _initials(query.key)
    numbers, form = _numbers(query.words), _form(query.parts.form)
    return {
        "digits": np.array([_agreement(numbers, _numbers(key.split())) for key in keys], np.float64),
        "form": np.array([_agreement(form, _form(each.split())) if form and each else 0 for each in forms], np.float64),
        "query_form": np.full(len(rows), float(bool(form))),
        "name_form": np.array([bool(each) for each in forms], np.float64),
        "begins": np.array([f"{query.key} ".startswith(f"{key} ") for key in keys], np.float64),
        "begun": np.array([f"{key} ".startswith(f"{query.key} ") for key in keys], np.float64),
        "acronym": np.array([key == initials or _initials(key) == query.key for key in keys], np.float64),
        "alias": index.is_alias[rows].astype(np.float64),
    }


def _agreement(one: frozenset[str], other: frozenset[str]) -> int:
    if not one and not other:
        return 0
    return 1 if one == other else -1


def _numbers(words: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in words if word.isdigit() or word in _ROMAN)


def _form(words: Sequence[str]) -> frozenset[str]:
    return frozenset(_family(word) for word in words)


def _family(word: str) -> str:
    return next((min(family) for family in _SAME_FORM if word in family), word)


def _initials(key: str) -> str | None:
    words = key.split()
    return "".join([word[0] for word in words]) if len(words) > 1 else None
