"""Signs beside letters and words: numbers in a name, legal form, the kind of name."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from cci_core.resolver.forms import families
from cci_core.resolver.index import Index
from cci_core.resolver.names import Names
from cci_core.resolver.numerals import is_number
from cci_core.resolver.query import Query


def signs(index: Index, query: Query, names: Names) -> dict[str, ArrayLike]:
    """`digits`: 1 the same numbers, −1 others, 0 none; `form`: likewise.

    `query_form`, `name_form`: it carries one; `site`: the company has a domain of the query's name.
    """
    form = families(" ".join(query.parts.form))
    name_form = index.form_of[names.rows] > 0
    return {
        "digits": _digits(index, query, names),
        "form": [_agreement(form, families(each)) if each else 0 for each in names.forms] if form else 0,
        "query_form": bool(query.parts.form),
        "name_form": name_form,
        "alias": index.is_alias[names.rows],
        "site": (index.companies[names.rows] == query.at_sites[:, None]).any(axis=0) if len(query.at_sites) else 0,
    }


def _digits(index: Index, query: Query, names: Names) -> ArrayLike:
    numbers = _numbers(query.words)
    numeric = index.words.numeric[names.numbers]
    if not numeric.any():
        return -1 if numbers else 0
    agreement = np.full(len(names.rows), -1 if numbers else 0)
    for place in np.flatnonzero(np.logical_or.reduceat(numeric, names.starts)).tolist():
        agreement[place] = _agreement(numbers, _numbers(names.keys[place].split()))
    return agreement


def _agreement(one: frozenset[str], other: frozenset[str]) -> int:
    if not one and not other:
        return 0
    return 1 if one == other else -1


def _numbers(words: Sequence[str]) -> frozenset[str]:
    return frozenset(filter(is_number, words))
