import json

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from cci_core.appearance import LOOKS, UNRATED_LOOK, appearance_of, css_properties
from cci_core.methodology import Methodology, Tier, load_methodology

METHODOLOGY = load_methodology()


def with_tiers(*tiers: Tier) -> Methodology:
    return msgspec.structs.replace(METHODOLOGY, tiers=tiers)


def scale(bounds: list[int], names: list[str]) -> Methodology:
    edges = sorted(set(bounds), reverse=True)
    floors: list[int | None] = [*edges, None]
    ceilings: list[int | None] = [None, *edges]
    return with_tiers(
        *(
            Tier(f"tier-{place}", names[place % len(names)], at_least=floor, below=ceiling)
            for place, (floor, ceiling) in enumerate(zip(floors, ceilings, strict=True))
        )
    )


def test_methodology_1_has_the_looks_of_the_table():
    assert appearance_of(METHODOLOGY).looks == (*LOOKS, UNRATED_LOOK)


def test_unknown_slugs_look_unrated():
    assert appearance_of(METHODOLOGY).of("no-such-tier") is UNRATED_LOOK


def test_a_tier_of_an_operator_gets_a_look_from_its_place():
    methodology = with_tiers(
        Tier("good", "Good", at_least=10),
        Tier("middling", "Middling", above=-10, below=10),
        Tier("bad", "Bad", at_most=-10),
    )

    good, middling, bad, _ = appearance_of(methodology).looks

    assert [good.letter, middling.letter, bad.letter] == ["G", "M", "B"]
    assert good.light == LOOKS[0].light
    assert middling.shape.name == "circle"
    assert bad.light == LOOKS[-1].light


@given(st.lists(st.integers(-99, 100), min_size=1, max_size=20), st.lists(st.text(), min_size=1, max_size=5))
def test_any_scale_has_a_letter_of_its_own_for_every_tier(bounds: list[int], names: list[str]):
    methodology = scale(bounds, names)

    looks = appearance_of(methodology).looks

    assert [look.slug for look in looks] == [*(tier.slug for tier in methodology.tiers), "unrated"]
    assert len({look.letter for look in looks}) == len(looks)


def test_the_table_travels_as_json():
    sent = json.loads(msgspec.json.encode(appearance_of(METHODOLOGY)))

    assert sent["looks"][0]["slug"] == "champion"
    assert set(sent["looks"][0]) == {"slug", "letter", "shape", "light", "dark"}


def test_css_properties_cover_each_tier_once_a_theme_and_hold_no_open_quote():
    css = css_properties(appearance_of(with_tiers(Tier('a"]{}', "A"))))

    assert css.count('[data-tier="unrated"]') == 2
    assert '[data-tier="a\\"]{}"]' in css
