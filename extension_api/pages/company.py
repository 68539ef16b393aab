"""What the page of a company shows, worked out before the template sees it; pure."""

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlsplit

import msgspec
from markupsafe import Markup

from cci_core.alternatives import Alternatives, absence_text, reason_text
from cci_core.appearance import Look
from cci_core.cards import Card, band_text, day_text, initials
from cci_core.directory import Directory, Entry
from cci_core.messages import Language, score_text, text
from cci_core.messages.inert import inert
from cci_core.methodology import Methodology, Tier
from cci_core.records import Alias, Company, Event, Impact, Source
from cci_core.scoring import Contribution, Finding, Score, contributions, findings_of, values_on
from cci_core.scoring import score as score_of
from extension_api.pages.certainty import Certainty, certainty_of
from extension_api.pages.chips import Chip, chip_of
from extension_api.pages.investigate import Group, Link, investigations
from extension_api.pages.month import Moved, moved_in_month
from extension_api.pages.plot import MOST_DAYS, Mark, history_svg, sampled
from extension_api.pages.shown import plain
from extension_api.pages.voice import mail_address, voice_message

MOST_EVENTS = 200
MOST_FINDINGS = 12


class ShownImpact(msgspec.Struct, frozen=True):
    """An impact with its category's title, and what it adds to the score if it counts."""

    impact: Impact
    title: str
    contribution: float | None


class ShownEvent(msgspec.Struct, frozen=True):
    """An event with its impacts; `counted` unless it lies ahead."""

    event: Event
    impacts: tuple[ShownImpact, ...]
    counted: bool


class ShownFinding(msgspec.Struct, frozen=True):
    """A finding among those that make the score; `share` is its part of the largest one, −1…1."""

    part: Contribution
    event: Event
    title: str
    share: float


class CompanyView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that the page of a company shows, in one language."""

    company: Company
    language: Language
    day: date
    methodology: Methodology
    score: Score
    card: Card
    latest: Event | None
    events: tuple[ShownEvent, ...]
    events_left_out: int
    findings: tuple[ShownFinding, ...]
    certainty: Certainty
    moved: Moved | None
    plot: Markup | None
    alternatives: tuple[tuple[Chip, str], ...]
    absence: str | None
    owner: Link | Chip | None
    owned: tuple[Chip, ...]
    message: str
    mail: str
    investigations: dict[Group, list[Link]]

    @property
    def tier(self) -> Tier | None:
        """The tier, None for the unrated."""
        return self.methodology.tier(self.score.tier)

    @property
    def tier_name(self) -> str:
        """What the tier is called, or what the unrated are."""
        return self.card.tier_name

    @property
    def tier_band(self) -> str:
        """The scores that the tier holds."""
        return band_text(self.tier, self.language)

    @property
    def tier_text(self) -> str:
        """The sentence about the tier."""
        return tier_text(self.score.tier, self.language)

    @property
    def look(self) -> Look:
        """How the tier looks."""
        return self.card.look

    @property
    def action(self) -> str:
        """What a reader is asked to do."""
        value = self.score.value
        sign = "neutral" if not value else "positive" if value > 0 else "negative"
        return text(f"tiers.action.{sign}", self.language, company=self.company.name)

    @property
    def rated_as(self) -> str:
        """The tier in a sentence."""
        if self.score.value is None:
            return text("tiers.rated_unrated", self.language, company=self.company.name)
        return text("tiers.rated_as", self.language, company=self.company.name, tier=self.tier_name)

    @property
    def initials(self) -> str:
        """What stands where there is no logo."""
        return initials(inert(self.company.name) or self.company.slug)

    @property
    def logo(self) -> str | None:
        """The stored logo as a data address."""
        return self.card.logo

    def aliases(self, kind: str) -> list[Alias]:
        """The other names of that kind."""
        return [alias for alias in self.company.aliases if alias.kind == kind]


def company_view(company: Company, directory: Directory, alternatives: Alternatives, card: Card) -> CompanyView:
    """The view of the company on the directory's day, in the language of its card."""
    methodology, day, language = directory.methodology, directory.version.day, card.language
    findings = findings_of(company.events, methodology)
    parts = contributions(findings, day, methodology)
    whole = score_of(company.events, findings, day, methodology)
    shown = _events(company, parts, methodology, day)
    message = voice_message(_counted(company, day), whole.value, card.tier_name, card.address, language)
    return CompanyView(
        company=company,
        language=language,
        day=day,
        methodology=methodology,
        score=whole,
        card=card,
        latest=next((each.event for each in shown if each.counted), None),
        events=shown[:MOST_EVENTS],
        events_left_out=max(0, len(shown) - MOST_EVENTS),
        findings=_findings(company, parts, methodology)[:MOST_EVENTS],
        certainty=certainty_of(company, parts, methodology),
        moved=moved_in_month(findings, day, methodology),
        plot=_plot(company, findings, day, methodology, language),
        alternatives=tuple(
            (chip_of(each.entry, directory, language), reason_text(each, methodology, language))
            for each in alternatives.items
        ),
        absence=None if alternatives.absence is None else absence_text(alternatives.absence, company.name, language),
        owner=_owner(company, directory, language),
        owned=tuple(_chips(directory.owned.get(company.slug, ()), directory, language)),
        message=message,
        mail=mail_address(company.contacts, message, language),
        investigations=investigations(company, language),
    )


def tier_text(slug: str, language: Language) -> str:
    """The sentence about a tier; nothing for a tier of an operator's own methodology."""
    try:
        return text(f"tiers.description.{slug}", language)
    except KeyError:
        return ""


def source_label(source: Source) -> str:
    """What a source is called: its title, else its publisher and site.

    >>> source_label(Source(url="https://www.reuters.com/x", publisher="Reuters"))
    'Reuters (reuters.com)'
    """
    if source.title is not None:
        return source.title
    host = (urlsplit(source.url or "").hostname or "").removeprefix("www.")
    return f"{source.publisher} ({host})" if source.publisher else host


def _counted(company: Company, day: date) -> Company:
    events = tuple(event for event in company.events if event.date <= day)
    return msgspec.structs.replace(company, events=events)


def _events(
    company: Company, parts: Sequence[Contribution], methodology: Methodology, day: date
) -> tuple[ShownEvent, ...]:
    """All events, the newest first; the contributions come in the order of the counted impacts."""
    added = iter(parts)
    shown = []
    for event in company.events:
        counted = event.date <= day
        impacts = tuple(
            ShownImpact(impact, methodology.titles[impact.category], next(added).value if counted else None)
            for impact in event.impacts
        )
        shown.append(ShownEvent(event, impacts, counted))
    return tuple(sorted(shown, key=lambda each: each.event.date, reverse=True))


def _findings(company: Company, parts: Sequence[Contribution], methodology: Methodology) -> tuple[ShownFinding, ...]:
    events = {event.id: event for event in company.events}
    largest = max((abs(part.value) for part in parts), default=0.0) or 1.0
    ranked = sorted(parts, key=lambda part: -abs(part.value))
    return tuple(
        ShownFinding(part, events[part.event], methodology.titles[part.label], part.value / largest) for part in ranked
    )


def _plot(
    company: Company, findings: Sequence[Finding], day: date, methodology: Methodology, language: Language
) -> Markup | None:
    counted = [each.day for each in findings if each.day <= day]
    if not counted or min(counted) == day:
        return None
    first = max(min(counted), date.fromordinal(day.toordinal() - MOST_DAYS))
    days = sampled(first, day, counted)
    scores = zip(days, values_on(findings, days, methodology), strict=True)
    values = {when: value for when, value in scores if value is not None}
    marks = [_mark(event, language) for event in company.events if event.impacts and first <= event.date <= day]
    alternative = text(
        "pages.history.alt",
        language,
        first=day_text(first, language),
        last=day_text(day, language),
        low=score_text(min(values.values())),
        high=score_text(max(values.values())),
        now=score_text(values[day]),
        count=len(marks),
    )
    return history_svg(values, marks, alternative)


def _mark(event: Event, language: Language) -> Mark:
    label = text(
        "pages.history.event",
        language,
        day=day_text(event.date, language, event.date_precision),
        title=plain(event.title),
    )
    return Mark(event.date, sum(impact.score for impact in event.impacts), label)


def _owner(company: Company, directory: Directory, language: Language) -> Link | Chip | None:
    if company.owner is None:
        return None
    entry = directory.get(company.owner)
    return Link(company.owner, "") if entry is None else chip_of(entry, directory, language)


def _chips(slugs: Sequence[str], directory: Directory, language: Language) -> list[Chip]:
    entries: list[Entry] = [directory.by_slug[slug] for slug in slugs]
    return [chip_of(entry, directory, language) for entry in entries]
