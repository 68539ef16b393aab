import unicodedata
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.cards import alt_text, card_svg
from cci_core.messages.inert import MAX_LENGTH, inert
from cci_core.records import Event

HOSTILE = [
    "<script>alert(1)</script>",
    "]]><![CDATA[",
    'Ben & Jerry\'s "quoted"',
    "A" * 5000,
    "\u202egpj.exe",
    "zero\u200b\u200dwidth\ufeff",
    "\U0001f3f4\u200d\u2620\ufe0f flag",
    "<?xml?><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;",
    "'; font-family: x",
    "line\u2028separator\u0085next",
]
DRAWN = {"svg", "title", "rect", "path", "text", "tspan", "g"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_element_and_no_invisible_character(make_card, text):
    card = make_card("Acme", name=text, tier_name=text, events=(Event(date=date(2025, 1, 1), title=text),))

    svg = card_svg(card)

    tree = ET.fromstring(svg)
    assert {element.tag.rsplit("}")[-1] for element in tree.iter()} <= DRAWN
    assert not [char for char in svg if unicodedata.category(char) in ("Cc", "Cf") and char != "\u200f"]
    assert "href" not in svg
    assert len(svg) < 12_000


@given(st.text())
def test_inert_text_is_one_visible_line_and_stays_so(text: str):
    shown = inert(text)

    assert len(shown) <= MAX_LENGTH
    assert shown == shown.strip()
    assert not {unicodedata.category(char) for char in shown} & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert inert(shown) == shown


def test_piles_of_accents_do_not_climb_out_of_their_line():
    assert inert("Z" + "\u0301\u0302" * 50) == inert("Z" + "\u0301\u0302" * 2)


def test_alternative_text_holds_no_direction_overrides(make_card):
    card = make_card("Acme\u202e", events=(Event(date=date(2025, 1, 1), title="a\u202eb"),))

    assert "\u202e" not in alt_text(card)
