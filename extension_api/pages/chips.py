"""A company in one line: name, tier, score; how every list shows it."""

import msgspec

from cci_core.appearance import Look, appearance_of
from cci_core.cards import tier_name
from cci_core.directory import Directory, Entry
from cci_core.messages import Language


class Chip(msgspec.Struct, frozen=True):
    """An entry with the look and the name of its tier."""

    entry: Entry
    look: Look
    tier: str


def chip_of(entry: Entry, directory: Directory, language: Language) -> Chip:
    """The company in one line."""
    methodology = directory.methodology
    return Chip(entry, appearance_of(methodology).of(entry.tier), tier_name(entry.tier, methodology, language))
