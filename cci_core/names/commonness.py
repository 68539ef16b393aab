"""How ordinary a name's words are: evidence for whether a text that holds them speaks of the company."""

from functools import cache
from importlib import resources

from cci_core.names.fold_text import fold_text
from cci_core.names.frequencies import zipf_frequencies

ORDINARY = 3.0
"""Zipf frequency from which a word counts as ordinary: once in a million words of running text."""

_LANGUAGES = ("en", "de", "es", "fr", "it")
_JOINERS = frozenset({"and", "plus"})


def commonness(name: str) -> float:
    """The Zipf frequency (0 unknown … 7 "the") of the name's rarest word, each in the language that uses it most.

    Languages are English, German, Spanish, French and Italian. Words that are frequent only because of the
    company that coined them count as unknown, and so do several initials, such as "H&M".

    >>> commonness("Target") > 4, commonness("Google"), commonness("Best Buy") > 5, commonness("Shein")
    (True, 0.0, True, 0.0)
    >>> commonness("H&M"), commonness("X") > 4
    (0.0, True)
    """
    words = fold_text(name).split()
    if len(words) > 1 and all(len(word) == 1 or word in _JOINERS for word in words):
        return 0.0
    return min((_word_frequency(word) for word in words), default=0.0)


def is_ordinary(name: str) -> bool:
    """Whether every word of the name is one that people write without meaning a company.

    >>> [is_ordinary(name) for name in ("Apple", "Best Buy", "Visa", "Palantir", "Ben & Jerry's", "Microsoft")]
    [True, True, True, False, False, False]
    """
    return commonness(name) >= ORDINARY


@cache
def coined_words() -> frozenset[str]:
    """Words that companies made up and made frequent, and surnames that now mean hardly anything but a company."""
    text = resources.files(__package__).joinpath("coined.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line and not line.startswith("#"))


def _word_frequency(word: str) -> float:
    if word in coined_words():
        return 0.0
    return max(zipf_frequencies(language).get(word, 0.0) for language in _LANGUAGES)
