import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.appearance.colour import BLINDNESSES, contrast, distance, lab, mix, readable_ink

colours = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize(
    ("colour", "expected"),
    [("#ffffff", (100, 0, 0)), ("#ff0000", (53.24, 80.09, 67.20)), ("#0000ff", (32.30, 79.19, -107.86))],
)
def test_lab_agrees_with_published_values(colour: str, expected: tuple[float, float, float]):
    assert lab(colour) == pytest.approx(expected, abs=0.05)


@pytest.mark.parametrize("blindness", ["protanopia", "deuteranopia"])
def test_red_and_green_come_close_without_red_or_green_cones(blindness):
    assert distance("#c04000", "#607000", blindness) < distance("#c04000", "#607000") / 2


@pytest.mark.parametrize("blindness", list(BLINDNESSES))
def test_greys_stay_grey_to_all_eyes(blindness):
    assert distance("#808080", "#808080", blindness) == 0
    assert lab("#808080", blindness)[1:] == pytest.approx((0, 0), abs=0.1)


@given(colours, colours)
def test_contrast_is_symmetric_and_bounded(one: str, other: str):
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.0001


@given(colours, colours)
def test_mixing_starts_and_ends_at_its_colours(one: str, other: str):
    assert mix(one, other, 0) == one
    assert mix(one, other, 1) == other


@given(colours)
def test_black_or_white_reads_on_any_fill(fill: str):
    assert contrast(readable_ink(fill, ("#000000", "#ffffff")), fill) >= 4.5
