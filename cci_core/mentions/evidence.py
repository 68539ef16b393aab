"""When a run of words that is spelled like a name may count as the name."""

from cci_core.names import commonness, is_ordinary

UNHEARD = 2.0
"""Zipf frequency below which a name may be written small: nothing else in the language looks like it."""

SHORTEST_SMALL = 4
"""A name of fewer letters must stand in the text as it is listed."""


def counts_as_name(name: str, written: str, *, with_form: bool, shouting: bool) -> bool:
    """Whether `written` in running text means the listed `name`.

    A legal form after it is proof. An ordinary word is none, two or more ordinary words need capitals, an unusual one
    capitals or no other meaning. Where everything is in capitals, capitals prove nothing.

    >>> [counts_as_name("Apple", "Apple", with_form=form, shouting=False) for form in (True, False)]
    [True, False]
    >>> counts_as_name("Best Buy", "Best Buy", with_form=False, shouting=False)
    True
    >>> counts_as_name("Best Buy", "best buy", with_form=False, shouting=False)
    False
    >>> counts_as_name("Shein", "shein", with_form=False, shouting=True)
    True
    """
    if with_form:
        return _has_capital(written) or not is_ordinary(name)
    if len(name.replace(".", "")) < SHORTEST_SMALL:
        return written == name and not shouting and not is_ordinary(name)
    if commonness(name) < UNHEARD:
        return True
    capitals = not shouting and all(_has_capital(word) or not word[:1].isalpha() for word in _main_words(written))
    return capitals and (not is_ordinary(name) or len(_main_words(name)) > 1)


def _main_words(text: str) -> list[str]:
    return [
        word for word in text.replace("&", " ").split() if word.lower() not in {"of", "and", "the", "de", "und", "y"}
    ]


def _has_capital(word: str) -> bool:
    return any(char.isupper() or char.isdigit() for char in word)
