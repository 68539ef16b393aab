import struct
import xml.etree.ElementTree as ET
from datetime import date

import pytest

from cci_core.cards import card_svg, compare_svg, png
from cci_core.errors import InvalidInput
from cci_core.records import Event

NAMES = {
    "japanese": "任天堂株式会社（にんてんどう）",
    "arabic": "شركة الزيت العربية السعودية (Aramco)",
    "hebrew": "טבע תעשיות פרמצבטיות",
    "hindi": "रिलायंस इंडस्ट्रीज",
    "korean": "삼성전자 주식회사",
    "long": "The Amalgamated International Consolidated Petroleum Refining and Shipping Companies Limited",
    "german": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
}


def size_of(picture: bytes) -> tuple[int, int]:
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("variant", ["wide", "square"])
def test_cards_look_as_agreed(make_card, golden, variant, theme):
    golden(f"{variant}-{theme}.svg", card_svg(make_card(), variant, theme))


@pytest.mark.parametrize("script", NAMES)
def test_names_of_all_scripts_look_as_agreed(make_card, golden, script):
    golden(f"{script}.svg", card_svg(make_card(NAMES[script])))


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_unrated_cards_look_as_agreed(make_card, golden, language):
    golden(f"unrated-{language}.svg", card_svg(make_card("Patagonia", events=(), language=language)))


def test_comparisons_look_as_agreed(make_card, golden):
    cards = [
        make_card("One", slug="one"),
        make_card("Two", slug="two", score=-46.4, tier="toadie"),
        make_card(events=()),
    ]

    golden("compared.svg", compare_svg(cards))


@pytest.mark.parametrize(("variant", "size"), [("wide", (1200, 630)), ("square", (1080, 1080))])
def test_pictures_have_their_size_and_the_same_bytes_every_time(make_card, golden, fingerprint, variant, size):
    picture = png(card_svg(make_card(), variant))

    assert size_of(picture) == size
    assert picture == png(card_svg(make_card(), variant))
    golden(f"{variant}.png.txt", fingerprint(picture))


def test_comparisons_are_pictures_of_two_to_four(make_card):
    cards = [make_card(slug=slug) for slug in "abcde"]

    assert size_of(png(compare_svg(cards[:4]))) == (1200, 630)
    for wrong in ([], cards[:1], cards):
        with pytest.raises(InvalidInput, match="2 to 4"):
            compare_svg(wrong)


def test_comparisons_go_from_the_best_to_the_unrated(make_card):
    cards = [make_card("None", events=()), make_card("Low", score=-50.0), make_card("High", score=50.0)]

    svg = compare_svg(cards)

    assert svg.index(">High<") < svg.index(">Low<") < svg.index(">None<")


@pytest.mark.parametrize("text", ["", "A", "½", "🏴‍☠️", "\u202e", "x" * 300, "国" * 300, "a\u0301" * 150, "־־־"])
def test_any_name_and_title_can_be_drawn(make_card, text):
    card = make_card("Acme", name=text, events=(Event(date=date(2025, 1, 1), title="x"),))

    svg = card_svg(card)

    ET.fromstring(svg)
    assert size_of(png(svg)) == (1200, 630)
