"""How tiers look, once for every surface: colour, letter and shape, none of them alone."""

from cci_core.appearance.css import css_properties
from cci_core.appearance.looks import BLACK, LOOKS, SURFACES, UNRATED_LOOK, WHITE, Look, Paint, Theme
from cci_core.appearance.scale import Appearance, appearance_of
from cci_core.appearance.shapes import Shape

__all__ = [
    "BLACK",
    "LOOKS",
    "SURFACES",
    "UNRATED_LOOK",
    "WHITE",
    "Appearance",
    "Look",
    "Paint",
    "Shape",
    "Theme",
    "appearance_of",
    "css_properties",
]
