"""What the other pages show: start, lists, methodology, about, reports, errors; pure."""

from collections.abc import Mapping, Sequence
from datetime import date

import msgspec

from cci_core.alternatives import Alternatives, absence_text, reason_text
from cci_core.appearance import Look, appearance_of
from cci_core.cards import band_text, tier_name
from cci_core.directory import Directory, Entry
from cci_core.messages import Language, area
from cci_core.methodology import UNRATED, Methodology, Tier
from cci_core.records import Industry
from extension_api.listing import Page
from extension_api.pages.chips import Chip, chip_of
from extension_api.pages.company import tier_text

FILTERS = ("query", "tier", "country", "industry", "sort")
NEWEST, MOVED = 12, 6
SMALLEST_MOVE = 0.5
"""Changes below so many points are mostly ageing, and no news."""


class ShownTier(msgspec.Struct, frozen=True):
    """A tier with its look, band and sentence."""

    tier: Tier
    look: Look
    band: str
    text: str


class HomeView(msgspec.Struct, frozen=True):
    """The start page."""

    language: Language
    methodology: Methodology
    day: date
    companies: int
    findings: int
    newest: tuple[Chip, ...]
    moved: tuple[Chip, ...]
    tiers: tuple[ShownTier, ...]


class ListView(msgspec.Struct, frozen=True, kw_only=True):
    """One page of a list; `chosen` are the filters as they were sent, `following` and `preceding` its neighbours."""

    language: Language
    methodology: Methodology
    day: date
    total: int
    chips: tuple[Chip, ...]
    chosen: dict[str, str]
    countries: tuple[tuple[str, str], ...]
    tiers: tuple[tuple[str, str], ...]
    following: str | None = None
    preceding: str | None = None
    industry: Industry | None = None


class AlternativesView(msgspec.Struct, frozen=True):
    """All alternatives of a company, or why there are none."""

    language: Language
    methodology: Methodology
    day: date
    company: Entry
    items: tuple[tuple[Chip, str], ...]
    absence: str | None


class TextView(msgspec.Struct, frozen=True):
    """A page without a list: methodology, about."""

    language: Language
    methodology: Methodology
    day: date
    tiers: tuple[ShownTier, ...]


def home_view(directory: Directory, language: Language) -> HomeView:
    """What is new, and what this is."""
    entries = directory.entries
    dated = [entry for entry in entries if entry.evidence.latest is not None]
    newest = sorted(dated, key=lambda entry: (entry.evidence.latest or date.min, entry.slug), reverse=True)[:NEWEST]
    moved = [entry for entry in entries if abs(entry.change.month or 0.0) >= SMALLEST_MOVE]
    largest = sorted(moved, key=lambda entry: -abs(entry.change.month or 0.0))[:MOVED]
    return HomeView(
        language=language,
        methodology=directory.methodology,
        day=directory.version.day,
        companies=len(entries),
        findings=sum(entry.evidence.impacts for entry in entries),
        newest=_chips(newest, directory, language),
        moved=_chips(largest, directory, language),
        tiers=shown_tiers(directory.methodology, language),
    )


def list_view(
    directory: Directory,
    found: Page,
    language: Language,
    *,
    chosen: Mapping[str, str] | None = None,
    industry: Industry | None = None,
) -> ListView:
    """One page of companies; `chosen` are the filters as they were sent."""
    return ListView(
        language=language,
        methodology=directory.methodology,
        day=directory.version.day,
        total=found.total,
        chips=_chips(found.entries, directory, language),
        chosen=dict.fromkeys(FILTERS, "") | dict(chosen or {}),
        countries=countries_of(directory, language),
        tiers=tiers_of(directory.methodology, language),
        following=found.following,
        preceding=found.preceding,
        industry=industry,
    )


def alternatives_view(directory: Directory, found: Alternatives, language: Language) -> AlternativesView:
    """All alternatives with their reasons."""
    methodology = directory.methodology
    items = tuple(
        (chip_of(each.entry, directory, language), reason_text(each, methodology, language)) for each in found.items
    )
    absence = None if found.absence is None else absence_text(found.absence, found.company.name, language)
    return AlternativesView(language, methodology, directory.version.day, found.company, items, absence)


def text_view(directory: Directory, language: Language) -> TextView:
    """A page of explanations."""
    methodology = directory.methodology
    return TextView(language, methodology, directory.version.day, shown_tiers(methodology, language))


def shown_tiers(methodology: Methodology, language: Language) -> tuple[ShownTier, ...]:
    """The tiers from the best to the worst."""
    appearance = appearance_of(methodology)
    return tuple(
        ShownTier(tier, appearance.of(tier.slug), band_text(tier, language), tier_text(tier.slug, language))
        for tier in methodology.tiers
    )


def countries_of(directory: Directory, language: Language) -> tuple[tuple[str, str], ...]:
    """The countries of the catalogue, code and name, by name."""
    names = area("countries", language)
    return tuple(sorted(((code, names[code]) for code in directory.countries), key=lambda pair: pair[1]))


def tiers_of(methodology: Methodology, language: Language) -> tuple[tuple[str, str], ...]:
    """The tiers from the best to the worst, then the unrated: slug and name."""
    slugs = (*(tier.slug for tier in methodology.tiers), UNRATED)
    return tuple((slug, tier_name(slug, methodology, language)) for slug in slugs)


def _chips(entries: Sequence[Entry], directory: Directory, language: Language) -> tuple[Chip, ...]:
    return tuple(chip_of(entry, directory, language) for entry in entries)
