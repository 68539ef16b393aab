"""How often words are written: the lists of wordfreq, read without its tokenizers, which take longer to load."""

import gzip
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

from cci_core.errors import Unavailable
from cci_core.names.fold_text import fold_text


@cache
def zipf_frequencies(language: str) -> dict[str, float]:
    """The language's words, folded, with their Zipf frequency: 3 is once in a million words, 6 once in a thousand."""
    levels = msgspec.msgpack.decode(gzip.decompress(_list_of(language).read_bytes()))
    frequencies: dict[str, float] = {}
    # The list is wordfreq's cBpack: a header, then at place n the words whose frequency is 10 to the power −n/100.
    for centibels, words in enumerate(levels[1:]):
        for word in words:
            frequencies.setdefault(word if word.isascii() else fold_text(word), 9 - centibels / 100)
    return frequencies


def _list_of(language: str) -> Path:
    found = find_spec("wordfreq")
    if found is None or found.origin is None:
        raise Unavailable("the package wordfreq is not installed: install the project's dependencies")
    return Path(found.origin).parent / "data" / f"small_{language}.msgpack.gz"
