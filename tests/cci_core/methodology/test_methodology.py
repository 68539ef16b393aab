import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.errors import InvalidInput
from cci_core.methodology import METHODOLOGY_1, UNRATED, load_methodology

PUBLISHED = {
    0.11: "objector",
    0.23: "objector",
    4.95: "objector",
    7.24: "objector",
    -3.21: "bystander",
    -4.10: "bystander",
    -10.16: "enabler",
    -10.84: "enabler",
    -13.09: "enabler",
    -15.19: "enabler",
    -18.82: "enabler",
    -19.87: "enabler",
    -30.86: "toadie",
    -52.99: "quisling",
}
BOUNDS = {
    100: "champion",
    50: "champion",
    49.999: "defender",
    20: "defender",
    19.999: "resister",
    10: "resister",
    9.999: "objector",
    -0.999: "objector",
    -1: "bystander",
    -4.999: "bystander",
    -5: "appeaser",
    -9.999: "appeaser",
    -10: "enabler",
    -19.999: "enabler",
    -20: "toadie",
    -49.999: "toadie",
    -50: "quisling",
    -100: "quisling",
}


@pytest.mark.parametrize(("score", "tier"), [*PUBLISHED.items(), *BOUNDS.items()])
def test_score_lies_in_the_tier_of_the_contract(score: float, tier: str) -> None:
    assert load_methodology().tier_of(score) == tier


@given(st.floats(-100, 100) | st.sampled_from([-50, -20, -10, -5, -1, 10, 20, 50]).map(float))
def test_the_tier_of_a_score_is_the_one_that_holds_it(score: float) -> None:
    methodology = load_methodology()
    assert [tier.slug for tier in methodology.tiers if tier.holds(score)] == [methodology.tier_of(score)]


def test_no_score_is_unrated() -> None:
    assert load_methodology().tier_of(None) == UNRATED


def test_sub_factors_count_for_their_category() -> None:
    labels = load_methodology().labels
    assert labels["supply-chain-ethics"].slug == "business-practices-and-ethical-responsibility"
    assert labels["market-power"].weight == 0.20
    assert len(labels) == 12


BREAKS = {
    "weights not adding up": ("weight = 0.30", "weight = 0.31", "weights must add up to 1, got 1.01"),
    "weight of zero": ("weight = 0.30", "weight = 0.0", "must be above 0"),
    "half-life of zero": ("half_life_days = 3653", "half_life_days = 0", "half_life_days must be above 0, got 0"),
    "half-life below zero": ("half_life_days = 3653", "half_life_days = -1", "half_life_days must be above 0"),
    "half-life of nan": ("half_life_days = 3653", "half_life_days = nan", "half_life_days must be above 0"),
    "no neutral start": ("neutral_weight = 0.75", "neutral_weight = 0", "neutral_weight must be above 0"),
    "gap": ("at_least = 20 ", "at_least = 21 ", "'defender' and 'resister' leave a gap or overlap"),
    "overlap": ("at_least = 20 ", "at_least = 19 ", "'defender' and 'resister' leave a gap or overlap"),
    "point in no band": ("above = -1 ", "above = -0.5 ", "'objector' and 'bystander' leave a gap or overlap"),
    "point in two bands": ("above = -1 ", "at_least = -1 ", "'objector' and 'bystander' leave a gap or overlap"),
    "open at the bottom": ("\nat_most = -50", "\nat_most = -50\nabove = -90", "must hold +100 and the last −100"),
    "unknown parent": ('parent = "technology', 'parent = "techno', "unknown parent"),
    "slug twice": ('slug = "toadie"', 'slug = "enabler"', "tier 'enabler' stands 2 times"),
    "reserved tier": ('slug = "toadie"', 'slug = "unrated"', "tier 'unrated' stands 2 times"),
    "two lower bounds": ("at_least = 20 ", "above = 3\nat_least = 20 ", "both at_least and above"),
    "unknown key": ('version = "1"', 'version = "1"\ncolour = "red"', "unknown field `colour`"),
    "no TOML": ('version = "1"', "version = ", "methodology"),
}


@pytest.mark.parametrize(("old", "new", "reason"), BREAKS.values(), ids=BREAKS)
def test_broken_methodology_is_refused_with_the_reason(tmp_path: Path, old: str, new: str, reason: str) -> None:
    sound = METHODOLOGY_1.read_text()
    assert old in sound
    broken = tmp_path / "methodology.toml"
    broken.write_text(sound.replace(old, new, 1))
    with pytest.raises(InvalidInput, match=re.escape(reason)) as error:
        load_methodology(broken)
    assert str(broken) in str(error.value)


def test_missing_methodology_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="cannot be read"):
        load_methodology(tmp_path / "none.toml")
