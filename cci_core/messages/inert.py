"""Text from the catalogue made harmless: one line, no controls, nothing invisible, no way out of the markup."""

import unicodedata

MAX_LENGTH = 400
_MAX_MARKS = 3
_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})


def inert(text: str, *, limit: int = MAX_LENGTH) -> str:
    """The text on one line, at most `limit` long, without controls, direction marks, zero-widths and piles of accents.

    >>> inert("Acme\\u202e\\u200b  <b>\\nInc.")
    'Acme <b> Inc.'
    """
    spaced = " ".join(text[: limit * 4].split())
    if spaced.isascii() and spaced.isprintable():
        return spaced[:limit].rstrip()
    seen = (char for char in unicodedata.normalize("NFC", spaced) if unicodedata.category(char) not in _UNSEEN)
    return " ".join(_without_piles("".join(seen)).split())[:limit].rstrip()


def escaped(text: str) -> str:
    """The text as it may stand between tags or in a quoted attribute.

    >>> escaped('<a href="x">]]>&')
    '&lt;a href=&quot;x&quot;&gt;]]&gt;&amp;'
    """
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(char, entity)
    return text


def is_right_to_left(text: str) -> bool:
    """Whether the first letter with a direction runs from right to left."""
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((direction in ("R", "AL") for direction in directions if direction in ("L", "R", "AL")), False)


def _without_piles(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if marks <= _MAX_MARKS:
            kept.append(char)
    return "".join(kept)
