"""What the directory knows of each company, and how it answers."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property

import msgspec

from cci_core.methodology import Methodology
from cci_core.records import Alias, DatePrecision, Industry
from cci_core.resolver import How, Index, Status, resolve
from cci_core.scoring import Change, Evidence


class Version(msgspec.Struct, frozen=True, order=True):
    """What a directory was built from; equal versions give equal answers."""

    methodology: str
    revision: int
    day: date

    def __str__(self) -> str:
        return f"{self.methodology}-{self.revision}-{self.day:%Y%m%d}"


class Headline(msgspec.Struct, frozen=True, gc=False):
    """The newest counted event of a company."""

    date: date
    date_precision: DatePrecision
    title: str


class Entry(msgspec.Struct, frozen=True, gc=False):
    """One company without its evidence. `score` is None, and `tier` is `unrated`, where nothing counts yet."""

    slug: str
    name: str
    score: float | None
    tier: str
    change: Change
    evidence: Evidence
    headline: Headline | None
    country: str | None
    owner: str | None
    isin: str | None
    aliases: tuple[Alias, ...]
    domains: tuple[str, ...]
    industries: tuple[Industry, ...]


class Candidate(msgspec.Struct, frozen=True):
    """A company that a query may mean; `confidence` in 0…1."""

    slug: str
    name: str
    confidence: float


class Named(msgspec.Struct, frozen=True):
    """The company that a query means, with the score to show beside it."""

    slug: str
    name: str
    score: float | None
    tier: str


class Answer(msgspec.Struct, frozen=True):
    """The answer to "which company is this?", in the form of the contract."""

    query: str
    status: Status
    company: Named | None
    matched: str | None
    how: How | None
    confidence: float
    candidates: tuple[Candidate, ...]


class Directory(msgspec.Struct, frozen=True, dict=True):
    """The whole catalogue as of one version, in order of slug."""

    version: Version
    methodology: Methodology
    entries: tuple[Entry, ...]
    index: Index

    @cached_property
    def by_slug(self) -> Mapping[str, Entry]:
        """The entries by slug."""
        return {entry.slug: entry for entry in self.entries}

    @cached_property
    def owned(self) -> Mapping[str, tuple[str, ...]]:
        """The slugs of the companies that each owner owns directly."""
        children: dict[str, list[str]] = {}
        for entry in self.entries:
            if entry.owner is not None:
                children.setdefault(entry.owner, []).append(entry.slug)
        return {owner: tuple(slugs) for owner, slugs in children.items()}

    @cached_property
    def countries(self) -> frozenset[str]:
        """The countries that companies are of."""
        return frozenset(entry.country for entry in self.entries if entry.country is not None)

    def get(self, slug: str) -> Entry | None:
        """The entry of that slug."""
        return self.by_slug.get(slug)

    def lookup(self, query: str) -> Answer:
        """The company that the query means, several that it may mean, or none."""
        resolution = resolve(self.index, query)
        found = None if resolution.slug is None else self.by_slug[resolution.slug]
        return Answer(
            query=query,
            status=resolution.status,
            company=None if found is None else Named(found.slug, found.name, found.score, found.tier),
            matched=resolution.matched,
            how=resolution.how,
            confidence=resolution.confidence,
            candidates=tuple(
                Candidate(slug, self.by_slug[slug].name, confidence) for slug, confidence in resolution.candidates
            ),
        )

    def meant_by(self, query: str) -> list[Entry]:
        """The company that the query means, and those that it may mean, the likeliest first."""
        answer = self.lookup(query)
        slugs = dict.fromkeys(each.slug for each in (answer.company, *answer.candidates) if each is not None)
        return [self.by_slug[slug] for slug in slugs]

    def owners_of(self, slug: str) -> Sequence[str]:
        """The chain of owners above the company, nearest first; ends where the catalogue does."""
        chain: list[str] = []
        entry = self.get(slug)
        while entry is not None and entry.owner is not None and entry.owner not in chain:
            chain.append(entry.owner)
            entry = self.get(entry.owner)
        return chain
