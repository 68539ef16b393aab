"""The types that encode the answers; the OpenAPI document is made from them too."""

from collections.abc import Iterator
from datetime import date

import msgspec

from cci_core.directory import Answer, Entry, Headline
from cci_core.methodology import Methodology
from cci_core.records import Company, Event, Impact, Industry, Source
from cci_core.scoring import Change, Contribution, Day, Evidence, Score


class SourceAnswer(Source, frozen=True, kw_only=True, omit_defaults=False):
    """Where a fact stands, with what is not known as null."""


class ImpactAnswer(Impact, frozen=True, kw_only=True, omit_defaults=False):
    """An impact with what it adds to the score, in points; null while it does not count yet."""

    source: SourceAnswer | None = None
    contribution: float | None = None


class EventAnswer(Event, frozen=True, kw_only=True, omit_defaults=False):
    """An event whose impacts say what they add to the score."""

    sources: tuple[SourceAnswer, ...] = ()
    impacts: tuple[ImpactAnswer, ...] = ()


class CompanyAnswer(Company, frozen=True, kw_only=True, omit_defaults=False):
    """A company as data, with its score; what is not known is null."""

    events: tuple[EventAnswer, ...] = ()
    score: Score


class CompanyLine(msgspec.Struct, frozen=True):
    """A company in a list: its score without the evidence."""

    slug: str
    name: str
    score: float | None
    tier: str
    change: Change
    evidence: Evidence
    headline: Headline | None
    country: str | None
    owner: str | None
    domains: tuple[str, ...]
    industries: tuple[Industry, ...]


class CompanyList(msgspec.Struct, frozen=True):
    """One page of a list: how many there are in all, and the addresses of its neighbours."""

    total: int
    companies: tuple[CompanyLine, ...]
    next: str | None
    previous: str | None
    as_of: date
    methodology: str


class MatchList(msgspec.Struct, frozen=True):
    """One answer for each name, in the order asked."""

    answers: tuple[Answer, ...]


class HistoryAnswer(msgspec.Struct, frozen=True):
    """The score of each day, computed from the evidence."""

    company: str
    methodology: str
    days: tuple[Day, ...]


class CategoryAnswer(msgspec.Struct, frozen=True):
    """A weighted category."""

    slug: str
    title: str
    weight: float


class SubFactorAnswer(msgspec.Struct, frozen=True):
    """A finer label that counts for its category."""

    slug: str
    title: str
    category: str


class TierAnswer(msgspec.Struct, frozen=True):
    """A band of scores: `at_least` or `above` is its lower end, `at_most` or `below` its upper end."""

    slug: str
    name: str
    description: str
    at_least: float | None
    above: float | None
    at_most: float | None
    below: float | None


class MethodologyAnswer(msgspec.Struct, frozen=True):
    """How scores are made: categories with weights, constants, and tiers from the best to the worst."""

    version: str
    half_life_days: float
    neutral_weight: float
    categories: tuple[CategoryAnswer, ...]
    sub_factors: tuple[SubFactorAnswer, ...]
    tiers: tuple[TierAnswer, ...]


def company_answer(company: Company, score: Score, parts: tuple[Contribution, ...]) -> CompanyAnswer:
    """The company with its score, each impact with its contribution.

    `parts` are those of the counted impacts in the order of the events.
    """
    added = iter(parts)
    events = tuple(_event(event, counted=event.date <= score.as_of, added=added) for event in company.events)
    return CompanyAnswer(**(msgspec.structs.asdict(company) | {"events": events}), score=score)


def company_line(entry: Entry) -> CompanyLine:
    """The entry as a line of a list."""
    return CompanyLine(**{name: getattr(entry, name) for name in CompanyLine.__struct_fields__})


def methodology_answer(methodology: Methodology, descriptions: dict[str, str]) -> MethodologyAnswer:
    """The methodology with a sentence for each tier."""
    return MethodologyAnswer(
        version=methodology.version,
        half_life_days=methodology.half_life_days,
        neutral_weight=methodology.neutral_weight,
        categories=tuple(CategoryAnswer(each.slug, each.title, each.weight) for each in methodology.categories),
        sub_factors=tuple(SubFactorAnswer(each.slug, each.title, each.parent) for each in methodology.sub_factors),
        tiers=tuple(
            TierAnswer(
                each.slug, each.name, descriptions.get(each.slug, ""),
                each.at_least, each.above, each.at_most, each.below,
            )
            for each in methodology.tiers
        ),
    )  # fmt: skip


def _event(event: Event, *, counted: bool, added: Iterator[Contribution]) -> EventAnswer:
    impacts = tuple(_impact(impact, next(added).value if counted else None) for impact in event.impacts)
    sources = tuple(_source(each) for each in event.sources)
    return EventAnswer(**(msgspec.structs.asdict(event) | {"impacts": impacts, "sources": sources}))


def _impact(impact: Impact, contribution: float | None) -> ImpactAnswer:
    source = None if impact.source is None else _source(impact.source)
    return ImpactAnswer(**(msgspec.structs.asdict(impact) | {"source": source}), contribution=contribution)


def _source(source: Source) -> SourceAnswer:
    return SourceAnswer(**msgspec.structs.asdict(source))
