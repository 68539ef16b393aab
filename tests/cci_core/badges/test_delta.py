from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cci_core.badges import BadgeIndex, SecretKey, badge_index, seal, unseal
from cci_core.badges.delta import apply_delta, is_delta, make_delta
from cci_core.errors import InvalidInput

Build = Callable[..., object]


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_a_delta_makes_the_next_file_byte_by_byte(
    any_index: st.SearchStrategy[BadgeIndex], key: SecretKey, data: st.DataObject
) -> None:
    base, target = (seal(data.draw(any_index), key) for _ in range(2))
    delta = make_delta(base, target)
    assert is_delta(delta)
    assert apply_delta(base, delta) == target


@given(data=st.data())
@settings(max_examples=100, deadline=None)
def test_a_damaged_delta_never_passes_for_a_proven_file(
    any_index: st.SearchStrategy[BadgeIndex], key: SecretKey, data: st.DataObject
) -> None:
    base, target = (seal(data.draw(any_index), key) for _ in range(2))
    delta = bytearray(make_delta(base, target))
    place = data.draw(st.integers(0, len(delta) - 1))
    delta[place] ^= data.draw(st.integers(1, 255))
    try:
        made = apply_delta(base, bytes(delta))
        unseal(made, key.public)
    except InvalidInput:
        return
    assert made == target


def test_a_delta_from_another_base_is_refused(directory_of: Build, rated: Build, key: SecretKey) -> None:
    first, second, third = (seal(badge_index(directory_of(rated(name))), key) for name in ("One Co", "Two Co", "Three"))
    with pytest.raises(InvalidInput, match="another badge index"):
        apply_delta(third, make_delta(first, second))


def test_the_drift_of_a_day_costs_little(directory_of: Build, rated: Build, key: SecretKey) -> None:
    companies = [rated(f"Company Number {number}", score=number % 200 - 100) for number in range(500)]
    today, tomorrow = (seal(badge_index(directory_of(*companies, day=date(2026, 11, day))), key) for day in (24, 25))
    assert len(make_delta(today, tomorrow)) < len(tomorrow) / 5
