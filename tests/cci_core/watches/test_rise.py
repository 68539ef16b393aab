"""Which alerts arise."""

from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.directory import Directory, build_directory
from cci_core.methodology import load_methodology
from cci_core.records.watch import Seen, Standing, Watch
from cci_core.watches import alert_of, seen, stands
from fixtures.catalogue import invented

DAY = date(2026, 1, 1)
METHODOLOGY = load_methodology()


def directory_of(*scores: int, revision: int = 2) -> Directory:
    """A directory with one company."""
    return build_directory([invented("zorblax", *scores)], METHODOLOGY, revision, DAY)


def watch_of(tier: str, score: float | None, *, points: float | None = None, revision: int = 1) -> Watch:
    """A watch of that company."""
    told = Standing(tier, score)
    return Watch(place="user:1", company="zorblax", points=points, told=told, seen=Seen(revision, DAY))


def test_another_tier_is_told_with_both_ends() -> None:
    alert = alert_of(watch_of("champion", 60.0), directory_of(-100, -100))
    assert alert is not None
    assert alert.before == Standing("champion", 60.0)
    assert alert.after == stands(directory_of(-100, -100).entries[0])


def test_the_same_tier_is_not_told_without_points() -> None:
    entry = directory_of(5).entries[0]
    assert entry.score is not None
    assert alert_of(watch_of(entry.tier, entry.score - 50), directory_of(5)) is None


@pytest.mark.parametrize(("moved", "told"), [(0.9, False), (1.1, True), (-1.1, True)])
def test_a_change_within_a_tier_is_told_from_the_wanted_points_on(moved: float, told: bool) -> None:
    entry = directory_of(5).entries[0]
    assert entry.score is not None
    watch = watch_of(entry.tier, entry.score - moved, points=1.0)
    assert (alert_of(watch, directory_of(5)) is not None) is told


def test_what_was_told_from_a_later_catalogue_is_not_taken_back() -> None:
    assert alert_of(watch_of("champion", 60.0, revision=3), directory_of(-100, revision=2)) is None


def test_an_earlier_day_of_the_same_catalogue_tells_nothing() -> None:
    watch = msgspec.structs.replace(watch_of("champion", 60.0), seen=Seen(2, DAY + timedelta(days=1)))
    assert alert_of(watch, directory_of(-100, revision=2)) is None


def test_a_company_that_left_the_catalogue_tells_nothing() -> None:
    watch = msgspec.structs.replace(watch_of("champion", 60.0), company="gone")
    assert alert_of(watch, directory_of(-100)) is None


def test_becoming_rated_is_told() -> None:
    alert = alert_of(watch_of("unrated", None, points=1.0), directory_of(50))
    assert alert is not None
    assert alert.points == 0.0


@given(st.lists(st.integers(-100, 100), max_size=3), st.one_of(st.none(), st.floats(0.01, 200)))
def test_a_place_that_has_been_told_is_not_told_again(scores: list[int], points: float | None) -> None:
    directory = directory_of(*scores)
    now = stands(directory.entries[0])
    watch = Watch(place="user:1", company="zorblax", points=points, told=now, seen=seen(directory))
    assert alert_of(watch, directory) is None
