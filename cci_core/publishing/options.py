"""What may be chosen about an edition."""

import os
from collections.abc import Callable

import msgspec

from cci_core.messages import LANGUAGES, Language

CORES = os.cpu_count() or 1

Progress = Callable[[int, int], None]
"""Told how many companies are done, and how many there are."""


def _say_nothing(_done: int, _all: int) -> None:
    """Progress that nobody watches."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """The languages of the pages, the first at the start of the site, and how many processes draw cards.

    Without any language, only data is published: companies, lists and badge index, for programs and the extension.
    """

    languages: tuple[Language, ...] = LANGUAGES
    processes: int = CORES
    progress: Progress = _say_nothing
