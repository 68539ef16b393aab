"""Rounded columns add up."""

import math

from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.numbers import hundredths_that_add_up
from cci_core.messages import score_text


@given(st.lists(st.floats(-100, 100, allow_subnormal=False), min_size=1, max_size=60))
def test_rounded_values_add_up_to_the_rounded_total_and_none_is_off_by_a_hundredth(values: list[float]) -> None:
    total = math.fsum(values)
    rounded = hundredths_that_add_up(values, total)
    shown = round(float(score_text(total).replace("−", "-")) * 100)
    assert sum(rounded) == shown
    assert all(abs(hundredths - value * 100) < 1 + 1e-6 for hundredths, value in zip(rounded, values, strict=True))


def test_halves_go_to_those_that_lost_most() -> None:
    assert hundredths_that_add_up([0.006, 0.002, 0.002], 0.01) == [1, 0, 0]
