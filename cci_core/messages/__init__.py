"""What a person reads, defined once for every door and translated here.

Each language is a folder of TOML files; a file is one area (`tiers`, `bot`, `pages`, …) of keys and texts with
`{named}` places. `text("pages.search", "de")` reads the key `search` of `pages.toml`.
"""

from cci_core.messages.catalogue import DEFAULT_LANGUAGE, LANGUAGES, Language, area, choose_language, text
from cci_core.messages.days import iso_day
from cci_core.messages.numbers import score_text, signed_text

__all__ = [
    "DEFAULT_LANGUAGE",
    "LANGUAGES",
    "Language",
    "area",
    "choose_language",
    "iso_day",
    "score_text",
    "signed_text",
    "text",
]
