"""Names that are known as they stand, or but for case, accents, punctuation, spaces and legal form."""

import re
from collections.abc import Callable, Iterator

import msgspec
import numpy as np
from numpy.typing import NDArray

from cci_core.names import fold_text
from cci_core.names.fold import Folded, fold_both
from cci_core.resolver.forms import families
from cci_core.resolver.index import Index
from cci_core.resolver.rows import whole

Rows = NDArray[np.int32]

_GLUED = re.compile(r"(?:the)?(?P<name>.{4,})(?:incorporated|inc|limited|ltd|corporation|corp|company|gmbh|llc|plc)$")
"""A name written in one with its legal form; shorter forms end too many ordinary words."""

_SHORTEST_WHOLE = 3
"""Two letters are too few to tell that an "and" was left out between them: "LM" need not mean "L&M"."""

_NONE = np.empty(0, np.int32)


class Written(msgspec.Struct, frozen=True):
    """A name as somebody wrote it: lightly folded, in parts, and the rows that have the same words all in one."""

    text: str
    plain: str
    parts: Folded
    alike: Rows


def written(index: Index, text: str) -> Written:
    """The text beside the names of the index."""
    plain, parts = fold_both(text)
    return Written(text, plain, parts, index.whole_table.find(whole(plain)) if plain else _NONE)


def exact_rows(index: Index, name: Written) -> Rows:
    """The rows whose name is the text but for case and spaces."""
    wanted = _same_case(name.text)
    return _chosen(name.alike, lambda row: _same_case(index.names[row]) == wanted)


def plain_rows(index: Index, name: Written) -> Rows:
    """The rows whose name is lightly folded to the same."""
    return _chosen(name.alike, lambda row: fold_text(index.names[row]) == name.plain)


def folded_rows(index: Index, name: Written) -> Iterator[Rows]:
    """The rows whose name is the text once both are folded: lightly, then deeply, then without spaces.

    Where several companies share a folded name, the legal form may still tell them apart.
    """
    yield plain_rows(index, name)
    key, compact = name.parts.text, "".join(name.parts.words)
    rows = _chosen(index.key_table.find(key), lambda row: index.keys[row] == key) if key else _NONE
    form = " ".join(name.parts.form)
    if form and len(rows):
        forms = [index.forms[place] for place in index.form_of[rows].tolist()]
        yield rows[[each == form for each in forms]]
        yield rows[[families(each) == families(form) for each in forms]]
    yield rows
    yield _compact_rows(index, compact)
    glued = _GLUED.match(compact) if len(name.parts.words) == 1 else None
    if glued:
        yield _compact_rows(index, glued["name"])
    yield _whole_rows(index, name)


def _whole_rows(index: Index, name: Written) -> Rows:
    """The rows whose name with its legal form, but without spaces and each "and", is the same."""
    wanted = whole(name.plain)
    if len(wanted) < _SHORTEST_WHOLE:
        return _NONE
    return _chosen(name.alike, lambda row: whole(fold_text(index.names[row])) == wanted)


def _compact_rows(index: Index, compact: str) -> Rows:
    """The rows whose key without spaces is the text."""
    rows = index.compact_table.find(compact) if compact else _NONE
    return _chosen(rows, lambda row: index.keys[row].replace(" ", "") == compact)


def _chosen(rows: Rows, is_meant: Callable[[int], bool]) -> Rows:
    return rows[[is_meant(row) for row in rows.tolist()]] if len(rows) else rows


def _same_case(name: str) -> str:
    return " ".join(name.casefold().split())
