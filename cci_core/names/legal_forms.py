"""What a company is in law, which its name may carry or leave out."""

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple

Words = tuple[str, ...]
_LONGEST_FORM = 6
_ARTICLES = frozenset({"the", "and", "und", "et", "y", "of", "de"})
_TRAILERS = frozenset({"the", "and", "und"})


class _Forms(NamedTuple):
    ends: frozenset[Words]
    starts: frozenset[Words]
    glued: tuple[str, ...]


class Parts(NamedTuple):
    """The words of a name apart from its legal form; `form` is empty where it carries none."""

    words: Words
    form: Words


def part_legal_form(words: Words) -> Parts:
    """The name's words without legal forms and outer articles; at least one word that means something remains.

    >>> part_legal_form(("tesla", "motors", "inc"))
    Parts(words=('tesla', 'motors'), form=('inc',))
    >>> part_legal_form(("the", "limited")).words, part_legal_form(("ag",)).words
    (('limited',), ('ag',))
    >>> part_legal_form(("elliott", "baxter", "and", "company", "limited"))
    Parts(words=('elliott', 'baxter'), form=('company', 'limited'))
    >>> part_legal_form(("pt", "nusa", "konstruksi", "tbk")), part_legal_form(("株式会社ソニー",)).words
    (Parts(words=('nusa', 'konstruksi'), form=('tbk', 'pt')), ('ソニー',))
    """
    forms = _forms()
    kept, form = _trimmed(_unglued(words, forms.glued)), Words()
    while length := _length_of_end(kept, forms.ends):
        kept, form = _trimmed(kept[:-length]), kept[-length:] + form
    start = _length_of_start(kept, forms.starts)
    return Parts(_trimmed(kept[start:]), form + kept[:start])


@cache
def _forms() -> _Forms:
    text = resources.files(__package__).joinpath("legal_forms.toml").read_text(encoding="utf-8")
    tables = {place: _spellings(by_country) for place, by_country in tomllib.loads(text).items()}
    words = {place: frozenset(tuple(form.split()) for form in forms) for place, forms in tables.items()}
    glued = words["glued"]
    return _Forms(words["ends"] | glued, words["starts"] | glued, tuple(sorted(tables["glued"], key=len, reverse=True)))


def _spellings(by_country: dict[str, str]) -> set[str]:
    return {form.strip() for forms in by_country.values() for form in forms.split(",")}


def _trimmed(words: Words) -> Words:
    while len(words) > 1 and words[-1] in _TRAILERS:
        words = words[:-1]
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _length_of_end(words: Words, ends: frozenset[Words]) -> int:
    for length in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        if words[-length:] in ends and _means_something(words[:-length]):
            return length
    return 0


def _length_of_start(words: Words, starts: frozenset[Words]) -> int:
    for length in range(min(_LONGEST_FORM, len(words) - 1), 0, -1):
        if words[:length] in starts and _means_something(words[length:]):
            return length
    return 0


def _means_something(words: Words) -> bool:
    return not _ARTICLES.issuperset(words)


def _unglued(words: Words, glued: tuple[str, ...]) -> Words:
    if all(word.isascii() for word in words):
        return words
    return tuple(_without_glued(word, glued) for word in words)


def _without_glued(word: str, glued: tuple[str, ...]) -> str:
    for form in glued:
        word = word.removeprefix(form) or word
        word = word.removesuffix(form) or word
    return word
