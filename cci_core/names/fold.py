"""The deep folding, by which two spellings of one company's name become equal."""

import re
from typing import NamedTuple

from cci_core.names.fold_text import LONGEST, fold_text
from cci_core.names.legal_forms import Words, part_legal_form

_SUFFIX = re.compile(
    r"(?:[\s,.]*/\s*[A-Za-z]{2,3}\s*/?|\s*\((?:the|new|reit|holding company|class [a-z])\))\s*$", re.IGNORECASE
)
"""What registers put behind a name: the state, or a word in brackets that tells it from an older or a plainer one."""


class Folded(NamedTuple):
    """A name's ASCII words, and apart from them the legal form that it carries."""

    words: Words
    form: Words

    @property
    def text(self) -> str:
        """The words, with single spaces."""
        return " ".join(self.words)


def fold(name: str) -> str:
    """The name in lower-case ASCII words without legal form, leading article and register's suffix; idempotent.

    >>> fold("The Coca-Cola Company"), fold("Nestlé S.A."), fold("U.S. Steel Corp"), fold("J. P. Morgan")
    ('coca cola', 'nestle', 'us steel', 'jp morgan')
    >>> fold("CHARTER COMMUNICATIONS, INC. /MO/"), fold("Müller GmbH & Co. KG"), fold("Grupo Bimbo, S.A.B. de C.V.")
    ('charter communications', 'muller', 'grupo bimbo')
    >>> fold("The Limited"), fold("AG"), fold("Co-op"), fold("Газпром"), fold("!!!")
    ('limited', 'ag', 'co op', 'gazprom', '')
    >>> fold("Southern Company (The)"), fold("Public Joint Stock Company Acron"), fold("Sunoco LP Common Units")
    ('southern', 'acron', 'sunoco')
    """
    return fold_parts(name).text


def compact(name: str) -> str:
    """The folded name without spaces.

    >>> compact("Ben & Jerry's") == compact("BenAndJerrys"), compact("7-Eleven, Inc.")
    (True, '7eleven')
    """
    return fold(name).replace(" ", "")


def fold_parts(name: str) -> Folded:
    """The folded name together with the legal form that `fold` leaves out."""
    return fold_both(name)[1]


def fold_both(name: str) -> tuple[str, Folded]:
    """What `fold_text` and `fold_parts` give."""
    plain = fold_text(name)
    bare = _SUFFIX.sub("", name[:LONGEST]) if "/" in name or "(" in name else name
    parts = part_legal_form(_joined_initials((plain if bare is name else fold_text(bare)).split()))
    if all(word.isascii() for word in parts.words):
        return plain, Folded(*parts)
    latin = part_legal_form(_joined_initials(fold_text(_to_ascii(" ".join(parts.words))).split()))
    return plain, Folded(latin.words, parts.form + latin.form)


def _joined_initials(words: list[str]) -> Words:
    joined: list[str] = []
    open_run = False
    for word in words:
        initial = len(word) == 1 and word.isalpha() and word.isascii()
        if initial and open_run:
            joined[-1] += word
        else:
            joined.append(word)
        open_run = initial
    return tuple(joined)


def _to_ascii(text: str) -> str:
    from anyascii import anyascii  # noqa: PLC0415 - its tables take time to load that most names do not need

    return str(anyascii(text))
