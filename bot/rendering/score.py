"""The answer to "what is this company's score?"."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from discord import ui

from bot.rendering.keys import Topic, key_of
from bot.rendering.parts import (
    Picture,
    Stage,
    corner_button,
    framed,
    gallery,
    open_button,
    page_button,
    row,
    tier_colour,
    tier_name,
    words,
)
from bot.rendering.plain import link, plain
from cci_core.directory import Directory, Entry
from cci_core.messages import area, iso_day, score_text, signed_text, text
from cci_core.records import Company, Event, Source


def score_view(
    directory: Directory, entry: Entry, company: Company, stage: Stage, picture: Picture | None
) -> ui.LayoutView:
    """Name, score, tier, change, evidence, the newest event with its source, the card, and what to ask next.

    Where there is no score, what else is known of the company stands in its place.
    """
    newest = max(counted(company.events, directory.version.day), key=lambda event: event.date, default=None)
    return framed(
        tier_colour(directory.methodology, entry.tier),
        words(f"## {plain(entry.name)}", headline(directory, entry, stage), tier_sentence(directory, entry, stage)),
        words(evidence_line(directory, entry, stage), owner_line(directory, entry, stage)),
        words(*known) if entry.score is None and (known := known_lines(company)) else None,
        newest_event(newest, stage),
        gallery(picture),
        row(score_buttons(entry, stage)),
    )


def headline(directory: Directory, entry: Entry, stage: Stage) -> str:
    """Score, tier and change in one line, as large as a sub-heading."""
    tier = tier_name(directory.methodology, entry.tier, stage.language)
    if entry.score is None:
        return f"### {tier}"
    return f"### {score_text(entry.score)} · {tier}\n{change_line(entry, stage)}"


def change_line(entry: Entry, stage: Stage) -> str:
    """The change over a month and a year, in points, as far as it is known."""
    spans = {"month": entry.change.month, "year": entry.change.year}
    known = [
        stage.say(f"score.change_{span}", change=signed_text(value))
        for span, value in spans.items()
        if value is not None
    ]
    return " · ".join(known) if known else stage.say("score.change_unknown")


def tier_sentence(directory: Directory, entry: Entry, stage: Stage) -> str:
    """What the tier says, in the words that every door uses."""
    language, name = stage.language, plain(entry.name)
    description = area("tiers", language).get(f"description.{entry.tier}", "")
    if entry.score is None:
        return f"{text('tiers.rated_unrated', language, company=name)}"
    tier = tier_name(directory.methodology, entry.tier, language)
    return f"{text('tiers.rated_as', language, company=name, tier=tier)} {description}".strip()


def evidence_line(directory: Directory, entry: Entry, stage: Stage) -> str:
    """How much evidence there is, how fresh it is, and the day and methodology of the score."""
    version = plain(directory.methodology.version, 20)
    as_of = stage.say("score.as_of", day=iso_day(directory.version.day), version=version)
    newest = entry.headline
    if newest is None:
        return f"-# {stage.say('score.no_evidence')} {as_of}"
    events = stage.say("score.events", count=entry.evidence.events)
    findings = stage.say("score.impacts", count=entry.evidence.impacts)
    latest = stage.say("score.latest", day=iso_day(newest.date, newest.date_precision))
    return f"-# {events}, {findings}; {latest}. {as_of}"


def owner_line(directory: Directory, entry: Entry, stage: Stage) -> str | None:
    """Who owns the company and how the owner is rated, where that is on record."""
    owner = directory.get(entry.owner) if entry.owner else None
    if owner is None:
        return None
    tier = tier_name(directory.methodology, owner.tier, stage.language)
    shown = tier if owner.score is None else f"{score_text(owner.score)}, {tier}"
    return f"-# {stage.say('score.owner', owner=plain(owner.name), shown=shown)}"


def known_lines(company: Company) -> list[str]:
    """What the company is, where it is, and what it does, as far as that is on record."""
    industries = [plain(industry.title, 100) for industry in company.industries[:3]]
    place = [plain(each, 100) for each in (company.headquarters, company.country) if each]
    about = " · ".join([*place, *industries])
    return [line for line in (plain(company.description, 300), about) if line]


def counted(events: Sequence[Event], on: date) -> list[Event]:
    """The events that count on the day."""
    return [event for event in events if event.date <= on]


def newest_event(event: Event | None, stage: Stage) -> ui.TextDisplay[Any] | None:
    """The newest counted event with its source."""
    if event is None:
        return None
    source = source_of(event)
    return words(
        f"**{stage.say('score.newest')}** {iso_day(event.date, event.date_precision)} · {plain(event.title)}",
        plain(event.summary, 400) or None,
        source_line(source, stage) if source else None,
    )


def source_of(event: Event) -> Source | None:
    """The first source of the event, or of its impacts."""
    return next(iter((*event.sources, *(impact.source for impact in event.impacts if impact.source))), None)


def source_line(source: Source, stage: Stage) -> str:
    """Where it stands written, as a link where there is an address."""
    title = source.title or source.publisher or source.url or ""
    shown = link(title, source.url) if source.url else plain(title, 200)
    publisher = f" ({plain(source.publisher, 80)})" if source.publisher and source.publisher != title else ""
    return f"-# {stage.say('score.source')} {shown}{publisher}"


def score_buttons(entry: Entry, stage: Stage) -> list[ui.Item[Any] | None]:
    """What a person may want next."""
    key = key_of(entry.slug)
    known = entry.evidence.events > 0
    return [
        open_button(stage, Topic.WHY, key) if known else None,
        open_button(stage, Topic.EVENTS, key) if known else None,
        open_button(stage, Topic.ALTERNATIVES, key),
        page_button(stage, entry.slug),
        corner_button(stage, Topic.SCORE, key),
    ]
