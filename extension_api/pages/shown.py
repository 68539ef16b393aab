"""Text from the catalogue as it may stand on a page: nothing invisible, no tricks with the writing direction."""

import unicodedata
from typing import Any

from markupsafe import Markup

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})


def plain(text: str) -> str:
    """The text without control, format and private characters; line breaks stay.

    >>> plain("Acme\\u202e\\u200b Inc.")
    'Acme Inc.'
    """
    if text.isprintable():
        return text
    return "".join(char for char in text if char == "\n" or unicodedata.category(char) not in _UNSEEN)


def finalized(value: Any) -> Any:
    """What a template prints: strings made plain, markup of our own as it is."""
    return plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value
