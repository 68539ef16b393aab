from datetime import date

import pytest

from cci_core.cards import alt_text, band_text, card_svg, day_text
from cci_core.messages import LANGUAGES
from cci_core.methodology import load_methodology
from cci_core.records import Event


def test_alternative_text_says_everything_that_the_picture_shows(make_card):
    assert alt_text(make_card()) == (
        "Score card: National Migration Institute has a CCI score of 6.82 on a scale from −100 to +100, tier Objector. "
        "−0.02 in 30 days. 2 findings in 2 events. "
        "Latest event, 12 March 2025: Joint Initiative to Improve Immigration and Border Management. "
        "As of 20 April 2025."
    )


def test_unrated_companies_are_said_to_have_no_score(make_card):
    words = alt_text(make_card("Patagonia", events=()))

    assert "Patagonia has no CCI score yet" in words
    assert "0.00" not in words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_names_company_score_and_day(make_card, language):
    words = alt_text(make_card(language=language))

    assert "National Migration Institute" in words
    assert "6.82" in words
    assert "2025" in words


@pytest.mark.parametrize(
    ("language", "precision", "expected"),
    [
        ("en", "day", "1 January 2021"),
        ("de", "day", "1. Januar 2021"),
        ("es", "day", "1 de enero de 2021"),
        ("en", "month", "January 2021"),
        ("es", "year", "2021"),
    ],
)
def test_days_are_written_no_finer_than_they_are_known(language, precision, expected):
    assert day_text(date(2021, 1, 1), language, precision) == expected


@pytest.mark.parametrize(("precision", "label", "said"), [("month", "May 2023", "May 2023"), ("year", "2023", "2023")])
def test_the_newest_event_is_dated_no_finer_than_it_is_known(make_card, precision, label, said):
    card = make_card(events=(Event(date=date(2023, 5, 1), date_precision=precision, title="Surge"),))

    assert f"Latest event, {said}: Surge." in alt_text(card)
    assert f">Latest event · {label}<" in card_svg(card)


def test_bands_are_written_with_signs():
    methodology = load_methodology()

    assert band_text(methodology.tier("objector"), "en") == "−1 to +10"
    assert band_text(methodology.tier("quisling"), "de") == "−100 bis −50"
    assert band_text(None, "en") == ""
