"""Names that are known as they stand, or but for case, accents, punctuation, spaces and legal form."""

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from cci_core.names import fold_text
from cci_core.names.fold import Folded
from cci_core.resolver.forms import families
from cci_core.resolver.index import Index, whole

Rows = NDArray[np.int32]

_GLUED = re.compile(r"(?:the)?(?P<name>.{4,})(?:incorporated|inc|limited|ltd|corporation|corp|company|gmbh|llc|plc)$")
"""A name written in one with its legal form; shorter forms end too many ordinary words."""

_SHORTEST_WHOLE = 3
"""Two letters are too few to tell that an "and" was left out between them: "LM" need not mean "L&M"."""

_NONE = np.empty(0, np.int32)


def exact_rows(index: Index, query: str) -> Rows:
    """The rows whose name is the query but for case and spaces."""
    wanted = _same_case(query)
    rows = index.whole_table.find(whole(fold_text(query)))
    return rows[[_same_case(index.names[row]) == wanted for row in rows.tolist()]] if len(rows) else rows


def plain_rows(index: Index, plain: str) -> Rows:
    """The rows whose name is lightly folded to the text."""
    rows = index.whole_table.find(whole(plain)) if plain else _NONE
    return rows[[fold_text(index.names[row]) == plain for row in rows.tolist()]] if len(rows) else rows


def folded_rows(index: Index, query: str, parts: Folded) -> Iterator[Rows]:
    """The rows whose name is the query once both are folded: lightly, then deeply, then without spaces.

    Where several companies share a folded name, the legal form may still tell them apart.
    """
    plain = fold_text(query)
    yield plain_rows(index, plain)
    key, compact = parts.text, "".join(parts.words)
    rows = index.key_table.find(key)
    rows = rows[[index.keys[row] == key for row in rows.tolist()]] if key and len(rows) else rows[:0]
    if parts.form and len(rows):
        form, forms = " ".join(parts.form), [index.forms[place] for place in index.form_of[rows].tolist()]
        yield rows[[each == form for each in forms]]
        yield rows[[families(each) == families(form) for each in forms]]
    yield rows
    yield _compact_rows(index, compact)
    glued = _GLUED.match(compact) if len(parts.words) == 1 else None
    if glued:
        yield _compact_rows(index, glued["name"])
    yield _whole_rows(index, whole(plain))


def _whole_rows(index: Index, wanted: str) -> Rows:
    """The rows whose name with its legal form, but without spaces and each "and", is the text."""
    rows = index.whole_table.find(wanted) if len(wanted) >= _SHORTEST_WHOLE else _NONE
    return rows[[whole(fold_text(index.names[row])) == wanted for row in rows.tolist()]] if len(rows) else rows


def _compact_rows(index: Index, compact: str) -> Rows:
    """The rows whose key without spaces is the text."""
    rows = index.compact_table.find(compact)
    same = [index.keys[row].replace(" ", "") == compact for row in rows.tolist()] if compact else []
    return rows[same] if same else rows[:0]


def _same_case(name: str) -> str:
    return " ".join(name.casefold().split())
