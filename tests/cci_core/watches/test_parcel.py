"""How alerts are packed into one message."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.methodology import load_methodology
from cci_core.records.watch import Alert, Standing
from cci_core.watches import LISTED, next_due, parcel_of

METHODOLOGY = load_methodology()


def alert(company: str, before: float | None, after: float | None) -> Alert:
    """A change of one company's score."""
    ends = [Standing(METHODOLOGY.tier_of(score), score) for score in (before, after)]
    return Alert(company=company, name=company.title(), before=ends[0], after=ends[1], day=date(2026, 1, 1))


def test_a_few_alerts_stand_in_the_order_in_which_they_arose() -> None:
    alerts = [alert("b", 0, 30), alert("a", 0, -30), alert("b", 30, 60)]
    assert parcel_of(alerts, METHODOLOGY).listed == tuple(alerts)


def test_ten_thousand_alerts_become_one_message_with_the_largest_of_them() -> None:
    alerts = [alert(f"c{number}", 0.0, 12.0 + number / 1000) for number in range(10_000)]
    parcel = parcel_of(alerts, METHODOLOGY)
    assert parcel.is_summary
    assert (parcel.total, parcel.up, parcel.down) == (10_000, 10_000, 0)
    assert [each.company for each in parcel.listed] == [f"c{9999 - place}" for place in range(LISTED)]


def test_a_digest_joins_a_companys_changes_and_leaves_out_what_came_back() -> None:
    alerts = [alert("a", 0, 30), alert("b", 0, 30), alert("a", 30, 60), alert("b", 30, 0)]
    assert parcel_of(alerts, METHODOLOGY, digest=True).listed == (alert("a", 0, 60),)


def test_an_unrated_end_counts_as_neither_better_nor_worse() -> None:
    parcel = parcel_of([alert("a", None, 30), alert("b", 30, None)], METHODOLOGY)
    assert (parcel.total, parcel.up, parcel.down) == (2, 0, 0)


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(-100, 100), st.integers(-100, 100)), max_size=60))
def test_a_parcel_never_lists_more_than_fits_and_never_counts_more_than_there_were(
    changes: list[tuple[str, int, int]],
) -> None:
    parcel = parcel_of([alert(company, before, after) for company, before, after in changes], METHODOLOGY)
    assert len(parcel.listed) <= LISTED
    assert len(parcel.listed) <= parcel.total <= len(changes)
    assert parcel.up + parcel.down <= parcel.total


NINE_ON_NEW_YEAR = 1_767_258_000.0  # 2026-01-01 09:00 UTC


@pytest.mark.parametrize(
    ("told_at", "daily", "wait_s"),
    [
        (None, False, 0),
        (NINE_ON_NEW_YEAR - 1, False, 2),
        (NINE_ON_NEW_YEAR - 600, False, 0),
        (None, True, 23 * 3600),
    ],
)
def test_a_place_is_told_at_once_but_not_twice_in_a_moment_or_at_eight(
    told_at: float | None, daily: bool, wait_s: float
) -> None:
    assert next_due(NINE_ON_NEW_YEAR, told_at, daily=daily) == NINE_ON_NEW_YEAR + wait_s
