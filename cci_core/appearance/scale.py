"""The looks of any methodology's tiers: the table's where it knows them, else derived from the place in the scale."""

from collections.abc import Sequence
from functools import lru_cache
from string import ascii_uppercase, digits

import msgspec

from cci_core.appearance.colour import mix, readable_ink
from cci_core.appearance.looks import INKS, LOOKS, UNRATED_LOOK, Look, Paint, Theme
from cci_core.methodology import Methodology, Tier

_NEUTRAL = 3
_LAST = len(LOOKS) - 1


class Appearance(msgspec.Struct, frozen=True):
    """The looks of a methodology's tiers from the best to the worst, then that of the unrated."""

    looks: tuple[Look, ...]

    def of(self, tier: str) -> Look:
        """The look of the tier of that slug; unknown slugs look unrated."""
        return next((look for look in self.looks if look.slug == tier), UNRATED_LOOK)


@lru_cache(maxsize=8)
def _appearance_of(tiers: tuple[Tier, ...]) -> Appearance:
    known = {look.slug: look for look in LOOKS}
    taken = {known[tier.slug].letter for tier in tiers if tier.slug in known} | {UNRATED_LOOK.letter}
    places = _places(tiers)
    looks: list[Look] = []
    for tier, place in zip(tiers, places, strict=True):
        look = known.get(tier.slug) or _derived(tier, place, taken)
        taken.add(look.letter)
        looks.append(look)
    return Appearance((*looks, UNRATED_LOOK))


def appearance_of(methodology: Methodology) -> Appearance:
    """The looks of the methodology's tiers."""
    return _appearance_of(methodology.tiers)


def _derived(tier: Tier, place: float, taken: set[str]) -> Look:
    return Look(
        slug=tier.slug,
        letter=_free_letter(tier, taken),
        shape=LOOKS[round(place)].shape,
        light=_paint_at(place, "light"),
        dark=_paint_at(place, "dark"),
    )


def _free_letter(tier: Tier, taken: set[str]) -> str:
    wanted: list[str] = [char.upper() for char in f"{tier.name}{tier.slug}" if char.isascii() and char.isalnum()]
    return next((char for char in [*wanted, *ascii_uppercase, *digits] if char not in taken), "•")


def _paint_at(place: float, theme: Theme) -> Paint:
    below = min(int(place), _LAST - 1)
    fill = mix(LOOKS[below].paint(theme).fill, LOOKS[below + 1].paint(theme).fill, place - below)
    return Paint(fill, readable_ink(fill, INKS))


def _places(tiers: Sequence[Tier]) -> list[float]:
    """The place of each tier on the table's scale: the one that holds 0 is neutral, the rest spread to both ends."""
    neutral = next(place for place, tier in enumerate(tiers) if tier.holds(0))
    above = _spread(neutral, 0, _NEUTRAL)
    below = _spread(len(tiers) - neutral - 1, _LAST, _NEUTRAL)
    return [*above, float(_NEUTRAL), *reversed(below)]


def _spread(count: int, end: int, neutral: int) -> list[float]:
    """So many places from the end of the scale towards, but not onto, the neutral one."""
    return [end + (neutral - end) * step / count for step in range(count)]
