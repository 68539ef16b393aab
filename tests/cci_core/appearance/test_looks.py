from itertools import combinations, pairwise

import pytest

from cci_core.appearance import LOOKS, SURFACES, UNRATED_LOOK, Theme
from cci_core.appearance.colour import BLINDNESSES, Blindness, contrast, distance
from cci_core.methodology import UNRATED, load_methodology

ALL = (*LOOKS, UNRATED_LOOK)
THEMES: tuple[Theme, ...] = ("light", "dark")
EYES: tuple[Blindness | None, ...] = (None, *BLINDNESSES)

each_theme = pytest.mark.parametrize("theme", THEMES)
each_eye = pytest.mark.parametrize("eye", EYES)


def test_every_tier_of_methodology_1_has_a_look_in_the_order_of_the_scale():
    assert [look.slug for look in LOOKS] == [tier.slug for tier in load_methodology().tiers]
    assert UNRATED_LOOK.slug == UNRATED


@each_theme
@each_eye
def test_neighbours_in_the_scale_look_far_apart_to_all_eyes(theme: Theme, eye: Blindness | None):
    for one, other in pairwise(LOOKS):
        assert distance(one.paint(theme).fill, other.paint(theme).fill, eye) >= 18, (one.slug, other.slug)


@each_theme
@each_eye
def test_any_two_looks_stay_distinct_to_all_eyes(theme: Theme, eye: Blindness | None):
    for one, other in combinations(ALL, 2):
        assert distance(one.paint(theme).fill, other.paint(theme).fill, eye) >= 15, (one.slug, other.slug)


@each_theme
@pytest.mark.parametrize("look", ALL, ids=lambda look: look.slug)
def test_letters_read_on_their_fill_and_fills_stand_out_from_the_surface(theme: Theme, look):
    paint = look.paint(theme)

    assert contrast(paint.ink, paint.fill) >= 4.5
    assert contrast(paint.fill, SURFACES[theme]) >= 3


def test_letters_and_shapes_tell_tiers_apart_without_colour():
    assert len({look.letter for look in ALL}) == len(ALL)
    assert len({look.shape.path for look in ALL}) == len(ALL)
    assert len({look.shape.name for look in ALL}) == len(ALL)
