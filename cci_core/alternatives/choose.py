"""Choose the alternatives of a company; pure."""

from collections.abc import Iterator
from itertools import islice
from typing import Literal

import msgspec

from cci_core.alternatives.industries import Industries
from cci_core.directory import Directory, Entry
from cci_core.errors import NotFound
from cci_core.methodology import Methodology
from cci_core.records import Industry

Absence = Literal["unrated", "no-industry", "best-tier", "none-better"]
"""Why there is no alternative: no score to compare, no industry to look in, no tier above, or nobody above."""


class Alternative(msgspec.Struct, frozen=True):
    """A company with a better tier, and the industry that both share: the longest common beginning of codes."""

    entry: Entry
    industry: Industry


class Alternatives(msgspec.Struct, frozen=True):
    """The alternatives of a company, best first; where there is none, `absence` says why."""

    company: Entry
    items: tuple[Alternative, ...]
    absence: Absence | None


def choose_alternatives(industries: Industries, slug: str, *, limit: int = 10) -> Alternatives:
    """The alternatives of the company: nearest industry, then best tier, best score, most evidence.

    Never a company of the same owner group. `NotFound` where there is no such company.
    """
    directory = industries.directory
    entry = directory.get(slug)
    if entry is None:
        raise NotFound(f"there is no company {slug!r}; find its slug with 'cci lookup NAME' or /v1/match?name=")
    absence = _absence(entry, directory.methodology)
    if absence is not None:
        return Alternatives(entry, (), absence)
    found = tuple(islice(_better(industries, entry), limit))
    return Alternatives(entry, found, None if found else "none-better")


def _absence(entry: Entry, methodology: Methodology) -> Absence | None:
    if entry.score is None:
        return "unrated"
    if methodology.ranks[entry.tier] == 0:
        return "best-tier"
    return None if entry.industries else "no-industry"


def _better(industries: Industries, entry: Entry) -> Iterator[Alternative]:
    group = _group(industries.directory, entry)
    return (
        Alternative(other, _industry(other, prefix))
        for other, prefix in industries.better(entry)
        if _group(industries.directory, other) != group
    )


def _group(directory: Directory, entry: Entry) -> str:
    """The slug at the top of the company's chain of owners."""
    return entry.slug if entry.owner is None else directory.owners_of(entry.slug)[-1]


def _industry(entry: Entry, prefix: str) -> Industry:
    """The shared beginning with the title of the first of the company's industries that has it."""
    return Industry(code=prefix, title=next(each.title for each in entry.industries if each.code.startswith(prefix)))
