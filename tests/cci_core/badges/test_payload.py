from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cci_core.badges import BadgeCompany, BadgeIndex, BadgeName, Proof
from cci_core.badges.payload import read_payload, write_payload
from cci_core.errors import InvalidInput


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_what_is_written_is_read_again(any_index: st.SearchStrategy[BadgeIndex], data: st.DataObject) -> None:
    index = data.draw(any_index)
    assert read_payload(write_payload(index), index.version) == index


@pytest.mark.parametrize(("name", "slug"), [("Uĸ", "u"), ("ĸĸ", "kk"), ("Łĸ ŋ", "l"), ("Nestlé", "nest")])
def test_a_slug_shorter_than_its_guess_is_read_again(name: str, slug: str) -> None:
    names = (BadgeName(name, Proof.PLAIN, False),)
    company = BadgeCompany(slug, names, (), tier="objector", hundredths=0, latest=date(2026, 1, 1))
    index = BadgeIndex(version=1, day=date(2026, 1, 1), methodology="1", tiers=("objector",), companies=(company,))
    assert read_payload(write_payload(index), 1) == index


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_damage_is_refused_and_nothing_else_is_raised(
    any_index: st.SearchStrategy[BadgeIndex], data: st.DataObject
) -> None:
    payload = bytearray(write_payload(data.draw(any_index)))
    place = data.draw(st.integers(0, len(payload) - 1))
    payload[place] = data.draw(st.integers(0, 255))
    try:
        read_payload(bytes(payload), 1)
    except InvalidInput:
        return


@given(data=st.data())
@settings(max_examples=50, deadline=None)
def test_a_payload_cut_short_is_refused(any_index: st.SearchStrategy[BadgeIndex], data: st.DataObject) -> None:
    payload = write_payload(data.draw(any_index))
    with pytest.raises(InvalidInput):
        read_payload(payload[: data.draw(st.integers(0, len(payload) - 1))], 1)


def test_bytes_after_the_end_are_refused() -> None:
    index = BadgeIndex(1, date(2026, 1, 1), "1", (), ())
    with pytest.raises(InvalidInput, match="left over"):
        read_payload(write_payload(index) + b"\0", 1)
