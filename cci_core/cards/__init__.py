"""Score cards: a company's score as a picture that can be understood without reading."""

from cci_core.cards.card import VARIANTS, Card, Latest, Variant, card_of, tier_name
from cci_core.cards.compare import compare_alt_text
from cci_core.cards.draw import card_svg, compare_svg, png
from cci_core.cards.job import Kind
from cci_core.cards.logos import stored_logo
from cci_core.cards.parts import initials
from cci_core.cards.studio import CardStudio, Picture
from cci_core.cards.typeface import SHIPPED, FontStack, with_extra_fonts
from cci_core.cards.words import alt_text, band_text, day_text

__all__ = [
    "SHIPPED",
    "VARIANTS",
    "Card",
    "CardStudio",
    "FontStack",
    "Kind",
    "Latest",
    "Picture",
    "Variant",
    "alt_text",
    "band_text",
    "card_of",
    "card_svg",
    "compare_alt_text",
    "compare_svg",
    "day_text",
    "initials",
    "png",
    "stored_logo",
    "tier_name",
    "with_extra_fonts",
]
