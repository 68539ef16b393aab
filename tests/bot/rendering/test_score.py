"""What an answer says."""

from datetime import date

import pytest
from discord import ui

from bot.rendering.parts import Stage
from bot.rendering.score import score_view
from cci_core.directory import build_directory
from cci_core.methodology import load_methodology
from cci_core.records import Company, Event, Industry
from fixtures.catalogue import invented

STAGE = Stage(language="en", private=True, asker=1, public_url="https://cci.example")


def shown(company: Company, day: date = date(2026, 1, 1)) -> ui.LayoutView:
    """The answer about a company."""
    directory = build_directory([company], load_methodology(), 1, day)
    return score_view(directory, directory.entries[0], company, STAGE, None)


def text_of(view: ui.LayoutView) -> str:
    """All that is written in it."""
    return "\n".join(item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay))


def test_an_unrated_company_is_called_so_with_what_is_known_and_without_a_number() -> None:
    known = Company(
        slug="zorb",
        name="Zorb",
        description="A maker of invented things.",
        industries=(Industry(code="336110", title="Invented Industry"),),
    )
    text = text_of(shown(known))
    assert "is not rated" in text
    assert "A maker of invented things." in text
    assert "Invented Industry" in text
    assert "0.00" not in text


def test_an_event_of_tomorrow_is_not_the_latest() -> None:
    text = text_of(shown(invented("zorblax", 10, day=date(2026, 1, 2))))
    assert "Latest event" not in text


def test_the_newest_event_is_dated_no_finer_than_it_is_known() -> None:
    year = Event(date=date(2025, 1, 1), date_precision="year", title="Surge")
    text = text_of(shown(Company(slug="zorb", name="Zorb", events=(year,))))
    assert "newest 2025." in text
    assert "2025-01-01" not in text


@pytest.mark.parametrize("score", [-100, -1, 0, 100])
def test_the_colour_of_the_tier_frames_the_answer(score: int) -> None:
    container = next(iter(shown(invented("zorblax", score)).children))
    assert isinstance(container, ui.Container)
    assert container.accent_colour is not None
