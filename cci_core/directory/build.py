"""Turn records into the read model; CPU only, run in a thread by whoever holds the directory."""

from collections.abc import Iterable
from datetime import date

from cci_core.directory.model import Directory, Entry, Headline, Version
from cci_core.methodology import Methodology
from cci_core.records import Company, Event
from cci_core.resolver import Listing, build_index
from cci_core.scoring import change_to, evidence_of, findings_of, value_at


def build_directory(companies: Iterable[Company], methodology: Methodology, revision: int, day: date) -> Directory:
    """The directory of the companies on the day; `InvalidInput` for a category that the methodology lacks."""
    entries = tuple(sorted((_entry(each, methodology, day) for each in companies), key=lambda entry: entry.slug))
    index = build_index([_listing(entry) for entry in entries])
    return Directory(Version(methodology.version, revision, day), methodology, entries, index)


def _entry(company: Company, methodology: Methodology, day: date) -> Entry:
    findings = findings_of(company.events, methodology)
    value = value_at(findings, day, methodology)
    return Entry(
        slug=company.slug,
        name=company.name,
        score=value,
        tier=methodology.tier_of(value),
        change=change_to(value, findings, day, methodology),
        evidence=evidence_of(company.events, day),
        headline=_headline(company.events, day),
        country=company.country,
        owner=company.owner,
        isin=company.isin,
        aliases=company.aliases,
        domains=company.domains,
        industries=company.industries,
    )


def _headline(events: Iterable[Event], day: date) -> Headline | None:
    newest = max((event for event in events if event.date <= day), key=lambda event: event.date, default=None)
    return None if newest is None else Headline(newest.date, newest.date_precision, newest.title)


def _listing(entry: Entry) -> Listing:
    return Listing(
        slug=entry.slug,
        name=entry.name,
        aliases=entry.aliases,
        domains=entry.domains,
        isin=entry.isin,
        owner=entry.owner,
        rated=entry.score is not None,
    )
