"""Every answer keeps to Discord's limits, also where every text is as long and as hostile as it may be."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import discord
import pytest
from discord import ui

from bot.rendering.alerts import alerts_view
from bot.rendering.choices import none_view, which_view
from bot.rendering.events import events_view
from bot.rendering.lists import Board, alternatives_view, compare_view, leaderboard_view, named_view
from bot.rendering.pages import help_view, note_view, privacy_view, tiers_view
from bot.rendering.parts import Picture, Stage
from bot.rendering.score import score_view
from bot.rendering.settings import settings_view
from bot.rendering.voice import voice_message, voice_view
from bot.rendering.watches import WatchedPlace, watches_view
from bot.rendering.why import why_view
from cci_core.alternatives import Alternative, Alternatives
from cci_core.directory import Answer, Candidate, build_directory
from cci_core.messages import LANGUAGES
from cci_core.methodology import load_methodology
from cci_core.records import Company, Contact, Event, Impact, Industry, Source
from cci_core.records.watch import Alert, Seen, Standing, Watch
from cci_core.scoring import contributions, findings_of
from cci_core.storage.guilds import GuildSettings
from cci_core.watches import parcel_of, stands

DAY = date(2026, 1, 1)
METHODOLOGY = load_methodology()
HOSTILE = ("*_~|`[]<@123>\\" * 30)[:300]
SOURCE = Source(title=HOSTILE, url="https://x.example/" + "a)" * 200, publisher=HOSTILE)


def event(number: int) -> Event:
    """An event with everything as long as it may be."""
    impacts = tuple(
        Impact(category="economic-ties-with-authoritarian-regimes", score=-100, rationale=HOSTILE * 30, source=SOURCE)
        for _ in range(50)
    )
    summary = (HOSTILE * 34)[:10_000]
    return Event(id=f"e{number}", date=DAY, title=HOSTILE, summary=summary, sources=(SOURCE,) * 50, impacts=impacts)


def company(number: int) -> Company:
    """A company with everything as long as it may be."""
    return Company(
        slug=f"{'x' * 110}-{number}",
        name=HOSTILE,
        owner=f"{'x' * 110}-0" if number else None,
        industries=(Industry(code="336110", title=HOSTILE),),
        contacts=tuple(Contact(kind="form", value=HOSTILE) for _ in range(20)),
        events=tuple(event(place) for place in range(20)),
    )


COMPANIES = [company(number) for number in range(25)]
DIRECTORY = build_directory(COMPANIES, METHODOLOGY, 1, DAY)
ENTRIES = DIRECTORY.entries
ENTRY, EVENTS = ENTRIES[1], COMPANIES[1].events
NOBODY = Company(
    slug="nobody",
    name=HOSTILE,
    description=(HOSTILE * 34)[:10_000],
    headquarters=HOSTILE,
    country="MX",
    industries=COMPANIES[1].industries * 50,
)
UNRATED = build_directory([NOBODY], METHODOLOGY, 1, DAY)
OLD = Standing("champion", 60.0)


def every_view(stage: Stage) -> Iterator[tuple[str, ui.LayoutView]]:
    """Each kind of answer at its largest."""
    picture = Picture(HOSTILE * 10)
    parts = contributions(findings_of(EVENTS, METHODOLOGY), DAY, METHODOLOGY)
    candidates = tuple(Candidate(each.slug, each.name, 0.5) for each in ENTRIES[:10])
    answer = Answer(HOSTILE, "ambiguous", None, None, None, 0.0, candidates)
    others = Alternatives(ENTRY, tuple(Alternative(each, each.industries[0]) for each in ENTRIES[:10]), None)
    alerts = [Alert(company=each.slug, name=each.name, before=OLD, after=stands(each), day=DAY) for each in ENTRIES]
    watches = [
        Watch(place="user:1", company=each.slug, points=12.5, told=stands(each), seen=Seen(1, DAY)) for each in ENTRIES
    ]
    ids = tuple(str(1574863139604791302 + number) for number in range(25))
    place = WatchedPlace("<#1>", True, watches * 8, [(f"channel:{each}", "gone") for each in ids])
    board = Board(list(ENTRIES), "worst", HOSTILE, "worst-336110")
    yield "score", score_view(DIRECTORY, ENTRY, COMPANIES[1], stage, picture)
    yield "unrated", score_view(UNRATED, UNRATED.entries[0], NOBODY, stage, picture)
    yield "why", why_view(DIRECTORY, ENTRY, EVENTS, parts, stage)
    yield "events", events_view(DIRECTORY, ENTRY, EVENTS, stage, 3)
    yield "alternatives", alternatives_view(DIRECTORY, others, stage)
    yield "compare", compare_view(DIRECTORY, ENTRIES[:4], [HOSTILE] * 4, stage, picture)
    yield "leaderboard", leaderboard_view(DIRECTORY, board, stage, 1)
    yield "named", named_view(DIRECTORY, ENTRIES[:5], 9, stage)
    yield "which", which_view(answer, "o", stage)  # type: ignore[arg-type]
    yield "none", none_view(answer, "o", stage)  # type: ignore[arg-type]
    yield "voice", voice_view(ENTRY, COMPANIES[1].contacts, voice_message(DIRECTORY, ENTRY, stage), stage)
    yield "tiers", tiers_view(METHODOLOGY, stage)
    yield "help", help_view(stage)
    yield "privacy", privacy_view(stage, HOSTILE)
    yield "note", note_view(HOSTILE)
    yield "settings", settings_view(GuildSettings("de", True, True, ids), stage, can_read_messages=True)
    yield "watches", watches_view(DIRECTORY, place, stage)
    yield "alerts", alerts_view(parcel_of(alerts, METHODOLOGY), METHODOLOGY, stage, digest=True)
    yield "alert", alerts_view(parcel_of(alerts[:1], METHODOLOGY), METHODOLOGY, stage, digest=False)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("private", [True, False])
def test_every_answer_keeps_to_the_limits(language: Any, private: bool) -> None:
    stage = Stage(language=language, private=private, asker=2**63, public_url="https://cci.example")
    for name, view in every_view(stage):
        assert list(faults_of(view)) == [], name


def faults_of(view: ui.LayoutView) -> Iterator[str]:
    """What Discord would refuse."""
    items = list(view.walk_children())
    length = sum(len(item.content) for item in items if isinstance(item, ui.TextDisplay))
    if length > 4000:
        yield f"{length} characters"
    if any(not item.content.strip() for item in items if isinstance(item, ui.TextDisplay)):
        yield "an empty text"
    if view.total_children_count > 40:
        yield f"{view.total_children_count} components"
    ids = [custom_id for item in items if (custom_id := getattr(item, "custom_id", None))]
    if len(set(ids)) != len(ids) or any(len(custom_id) > 100 for custom_id in ids):
        yield f"custom_ids {ids}"
    yield from (f"label {label!r}" for label in labels_of(view) if not 1 <= len(label) <= 100)


def labels_of(view: ui.LayoutView) -> Iterator[str]:
    """The labels of buttons and options."""
    for item in view.walk_children():
        inner = getattr(item, "item", item)
        if isinstance(inner, ui.Button):
            yield inner.label or ""
            assert len(inner.label or "") <= 80
        if isinstance(inner, ui.Select):
            values = [option.value for option in inner.options]
            assert len(set(values)) == len(values) <= 25
            yield from (option.label for option in inner.options)
            yield from values
        if isinstance(inner, ui.MediaGallery):
            assert all(isinstance(each, discord.MediaGalleryItem) for each in inner.items)
            assert all(len(each.description or "") <= 1024 for each in inner.items)
