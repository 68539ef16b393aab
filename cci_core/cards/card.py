"""What a score card says: everything that is drawn, and nothing that is not."""

from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from cci_core.appearance import Appearance, Look, appearance_of
from cci_core.messages import DEFAULT_LANGUAGE, Language, text
from cci_core.messages.inert import inert
from cci_core.methodology import Methodology, Tier
from cci_core.records import DatePrecision
from cci_core.scoring import Evidence

if TYPE_CHECKING:  # the worker that draws needs no names, indexes or queries
    from cci_core.directory import Directory, Entry, Headline

Variant = Literal["wide", "square"]
VARIANTS: tuple[Variant, ...] = ("wide", "square")


class Latest(msgspec.Struct, frozen=True):
    """The newest counted event."""

    day: date
    precision: DatePrecision
    title: str


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """One company's score on a day in one language; `score` is None where the company is unrated.

    `change` is in points over 30 days, `logo` a data address of a picture that is stored here.
    """

    slug: str
    name: str
    score: float | None
    tier: str
    tier_name: str
    change: float | None
    evidence: Evidence
    latest: Latest | None
    address: str
    day: date
    language: Language
    methodology: str
    tiers: tuple[Tier, ...]
    looks: Appearance
    logo: str | None = None

    @property
    def look(self) -> Look:
        """How the company's tier looks."""
        return self.looks.of(self.tier)


def card_of(
    entry: "Entry",
    directory: "Directory",
    public_url: str,
    language: Language = DEFAULT_LANGUAGE,
    *,
    logo: str | None = None,
) -> Card:
    """The card of a company in the directory; `public_url` is what its address starts with."""
    methodology = directory.methodology
    return Card(
        slug=entry.slug,
        name=inert(entry.name) or entry.slug,
        score=entry.score,
        tier=entry.tier,
        tier_name=tier_name(entry.tier, methodology, language),
        change=entry.change.month,
        evidence=entry.evidence,
        latest=None if entry.headline is None else _latest(entry.headline),
        address=f"{public_url}/companies/{entry.slug}",
        day=directory.version.day,
        language=language,
        methodology=methodology.version,
        tiers=methodology.tiers,
        looks=appearance_of(methodology),
        logo=logo,
    )


def _latest(headline: "Headline") -> Latest:
    return Latest(headline.date, headline.date_precision, inert(headline.title))


def tier_name(slug: str, methodology: Methodology, language: Language) -> str:
    """The tier's name, or what an unrated company is called in the language."""
    tier = methodology.tier(slug)
    return text("tiers.unrated", language) if tier is None else tier.name
