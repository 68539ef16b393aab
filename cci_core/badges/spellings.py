"""The spellings of a company's names that a page may show, each once."""

from collections.abc import Iterator

import msgspec

from cci_core.directory import Entry
from cci_core.names import fold_text
from cci_core.names.fold import fold
from cci_core.records import AliasKind, BadgeClass


class Spelling(msgspec.Struct, frozen=True):
    """A name as people write it, its folded form, and what the catalogue says of it."""

    text: str
    key: str
    brand: bool = False
    override: BadgeClass | None = None


def spellings(entry: Entry) -> tuple[Spelling, ...]:
    """The shown name first, then the aliases without tickers, then names without their legal form."""
    unique: dict[str, Spelling] = {}
    for each in (*_listed(entry), *_without_legal_form(entry)):
        known = unique.setdefault(each.key, each)
        if each.override and not known.override:
            unique[each.key] = Spelling(known.text, known.key, known.brand, each.override)
    return tuple(each for place, each in enumerate(unique.values()) if each.key or place == 0)


def _listed(entry: Entry) -> Iterator[Spelling]:
    yield Spelling(entry.name, fold_text(entry.name))
    for alias in entry.aliases:
        if alias.kind is not AliasKind.TICKER:
            yield Spelling(alias.name, fold_text(alias.name), alias.kind is AliasKind.BRAND, alias.badge)


def _without_legal_form(entry: Entry) -> Iterator[Spelling]:
    for name in (entry.name, *(alias.name for alias in entry.aliases if alias.kind is AliasKind.LEGAL)):
        short = shortened(name)
        yield Spelling(short, fold_text(short))


def shortened(name: str) -> str:
    """The fewest first words of the name that are the same company's name.

    >>> shortened("Tesla, Inc."), shortened("Müller GmbH & Co. KG"), shortened("Coca-Cola")
    ('Tesla', 'Müller', 'Coca-Cola')
    """
    key, words = fold(name), name.split()
    for count in range(1, len(words)):
        if fold(" ".join(words[:count])) == key:
            return " ".join(words[:count]).rstrip(" ,&")
    return name
