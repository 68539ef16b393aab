"""Cards as SVG and PNG; the same card gives the same bytes."""

from collections.abc import Sequence

import resvg_py

from cci_core.appearance import Theme
from cci_core.cards.card import Card, Variant
from cci_core.cards.compare import compared
from cci_core.cards.frames import framed
from cci_core.cards.svg import Pen
from cci_core.cards.typeface import SHIPPED, FontStack


def card_svg(card: Card, variant: Variant = "wide", theme: Theme = "light", *, stack: FontStack = SHIPPED) -> str:
    """The card as SVG: `wide` is 1200×630, `square` 1080×1080."""
    return framed(card, Pen(theme, stack), variant)


def compare_svg(cards: Sequence[Card], theme: Theme = "light", *, stack: FontStack = SHIPPED) -> str:
    """Two to four cards as one SVG of 1200×630, best score first; `InvalidInput` for any other number."""
    return compared(cards, Pen(theme, stack))


def png(svg: str, *, stack: FontStack = SHIPPED) -> bytes:
    """The drawing as PNG, with the fonts of the stack and none of the system's; `ValueError` for a broken drawing."""
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=stack.files(svg)))
