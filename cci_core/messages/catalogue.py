"""Look up a text by key and language."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Literal, get_args

Language = Literal["en", "de", "es"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
DEFAULT_LANGUAGE: Language = "en"

_FOLDER = Path(__file__).parent


@cache
def area(name: str, language: Language = DEFAULT_LANGUAGE) -> Mapping[str, str]:
    """All texts of one area, nested tables joined by dots; every language has the keys of English (tested)."""
    with (_FOLDER / language / f"{name}.toml").open("rb") as file:
        return dict(_flat(tomllib.load(file)))


def text(key: str, language: Language = DEFAULT_LANGUAGE, /, **values: object) -> str:
    """The text of `area.key` with its places filled; `KeyError` names a key that does not exist.

    Where `count` is among the values and the key has the forms `.one` and `.other`, the fitting form is taken.
    """
    name, _, rest = key.partition(".")
    texts = area(name, language)
    if "count" in values and rest not in texts:
        rest = f"{rest}.{'one' if values['count'] == 1 else 'other'}"
    return texts[rest].format(**values) if values else texts[rest]


def choose_language(wanted: Iterable[str]) -> Language:
    """The first of the wanted language tags ("de-AT") that there is a translation for, else English."""
    short = (tag.strip().lower().replace("_", "-").split("-")[0] for tag in wanted)
    return next((language for tag in short for language in LANGUAGES if language == tag), DEFAULT_LANGUAGE)


def _flat(table: Mapping[str, object], prefix: str = "") -> Iterable[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)
