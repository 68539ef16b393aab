"""The one table of how tiers look; cards, pages, bot and extension all draw from it."""

from typing import Literal

import msgspec

from cci_core.appearance.shapes import (
    ARCH,
    CHEVRON,
    CIRCLE,
    DIAMOND,
    HEXAGON,
    RING,
    SHIELD,
    SQUARE,
    STAR,
    WEDGE,
    Shape,
)
from cci_core.methodology import UNRATED

Theme = Literal["light", "dark"]

WHITE, BLACK = "#ffffff", "#0e1116"
INKS = (WHITE, BLACK)
SURFACES: dict[Theme, str] = {"light": WHITE, "dark": "#14171c"}
"""The plainest background of each theme; every fill stands out from it by 3:1 or more."""


class Paint(msgspec.Struct, frozen=True):
    """A fill and the ink that reads on it, both "#rrggbb"."""

    fill: str
    ink: str


class Look(msgspec.Struct, frozen=True):
    """How one tier looks: a letter of its own, a shape of its own, and a paint for light and for dark surfaces."""

    slug: str
    letter: str
    shape: Shape
    light: Paint
    dark: Paint

    def paint(self, theme: Theme) -> Paint:
        """The paint for surfaces of that theme."""
        return self.dark if theme == "dark" else self.light


# Blue resists, red supports, grey stands between: lightness falls towards both ends, so that the order survives every
# kind of colour-blindness. The exact values were searched for the largest smallest distance between any two tiers.
LOOKS: tuple[Look, ...] = (
    Look("champion", "C", STAR, Paint("#003767", WHITE), Paint("#4566c8", WHITE)),
    Look("defender", "D", SHIELD, Paint("#0866a7", WHITE), Paint("#60a5e6", BLACK)),
    Look("resister", "R", ARCH, Paint("#3d9ccd", BLACK), Paint("#ace9ff", BLACK)),
    Look("objector", "O", CIRCLE, Paint("#8e9194", BLACK), Paint("#a3a6a9", BLACK)),
    Look("bystander", "B", SQUARE, Paint("#ac9200", BLACK), Paint("#e5e172", BLACK)),
    Look("appeaser", "A", DIAMOND, Paint("#bb764a", BLACK), Paint("#fec101", BLACK)),
    Look("enabler", "E", HEXAGON, Paint("#c22000", WHITE), Paint("#d38600", BLACK)),
    Look("toadie", "T", CHEVRON, Paint("#8f0010", WHITE), Paint("#ff6c57", BLACK)),
    Look("quisling", "Q", WEDGE, Paint("#700425", WHITE), Paint("#c8133a", WHITE)),
)
UNRATED_LOOK = Look(UNRATED, "?", RING, Paint("#5c5f62", WHITE), Paint("#6c6f75", WHITE))
