import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.cards.typeface import FONTS, SHIPPED, with_extra_fonts
from cci_core.cards.typeset import Typesetter

BOLD = Typesetter(SHIPPED, 800)
PLAIN = Typesetter(SHIPPED, 400)


@given(st.text(max_size=80), st.floats(2, 40))
def test_lines_are_never_wider_than_asked_and_lose_nothing_but_spaces(text: str, ems: float):
    shown = PLAIN.drawable(text)

    lines = PLAIN.wrap(shown, ems)

    assert all(PLAIN.width(line) <= ems or len(line) == 1 for line in lines)
    assert "".join(lines).replace(" ", "") == shown.replace(" ", "")


@given(st.text(max_size=200))
def test_blocks_stay_within_their_box(text: str):
    block = PLAIN.block(text, 300, [(40, 1), (20, 2)])

    assert len(block.lines) <= (1 if block.size == 40 else 2)
    assert all(PLAIN.width(line) * block.size <= 300.001 for line in block.lines)


def test_short_names_stand_large_and_long_ones_shrink_before_they_are_cut():
    sizes = [(60, 1), (40, 2), (20, 3)]

    assert BOLD.block("Acme", 400, sizes).size == 60
    assert BOLD.block("Amalgamated Consolidated Shipping", 640, sizes).size == 40
    assert BOLD.block("word " * 60, 400, sizes).cut
    assert BOLD.block("word " * 60, 400, sizes).lines[-1].endswith("…")


def test_even_lines_leave_no_short_rest():
    name = "株式会社日本山岳道具製作所"

    uneven = PLAIN.block(name, 480, [(43, 2)])
    even = PLAIN.block(name, 480, [(43, 2)], even=True)

    assert len(uneven.lines[1]) == 2
    assert abs(len(even.lines[0]) - len(even.lines[1])) <= 1
    assert "".join(even.lines) == name


def test_ideographs_break_anywhere_but_not_before_a_closing_mark():
    assert PLAIN.wrap("日本語、日本語。", 4) == ["日本語、", "日本語。"]


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Acme", ["Inter"]),
        ("任天堂 Nintendo", ["Noto Sans CJK JP", "Inter"]),
        ("삼성전자", ["Noto Sans CJK JP"]),
        ("शिव", ["Noto Sans Devanagari"]),
        ("أرامكو", ["Noto Sans Arabic"]),
        ("טבע", ["Noto Sans Hebrew"]),
        ("Ελλάδα Газпром Việt", ["Inter"]),
    ],
)
def test_each_script_is_drawn_by_a_font_that_has_it(text, families):
    assert [run.face.family for run in BOLD.runs(text)] == families


def test_symbols_without_a_glyph_are_left_out_and_letters_become_boxes():
    assert PLAIN.drawable("Acme 🏴‍☠️ ⚑Inc") == "Acme Inc"
    assert PLAIN.drawable("ꦲ") == "□"


def test_a_folder_of_fonts_comes_after_the_shipped_ones():
    stack = with_extra_fonts(FONTS)

    assert stack.families[: len(SHIPPED.families)] == SHIPPED.families
    assert len(stack.families) > len(SHIPPED.families)


def test_the_shipped_fonts_stay_small():
    assert sum(path.stat().st_size for path in FONTS.iterdir()) <= 6 * 2**20
