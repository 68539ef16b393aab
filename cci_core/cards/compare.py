"""Two to four companies on one card, 1200×630, best score first."""

from collections.abc import Sequence

from cci_core.cards.card import Card
from cci_core.cards.parts import gauge, shown_address
from cci_core.cards.svg import Anchor, Box, Pen, document, rect
from cci_core.cards.words import alt_text, as_of_text
from cci_core.errors import InvalidInput
from cci_core.messages import score_text, text
from cci_core.messages.inert import is_right_to_left

WIDTH, HEIGHT = 1200, 630
FEWEST, MOST = 2, 4

_ROWS = Box(56, 96, 1088, 456)
_GAUGE_X, _GAUGE_WIDTH = 548, 300


def compared(cards: Sequence[Card], pen: Pen) -> str:
    """The whole drawing; `InvalidInput` for fewer than two or more than four cards."""
    if not FEWEST <= len(cards) <= MOST:
        raise InvalidInput(f"a comparison takes {FEWEST} to {MOST} companies, got {len(cards)}")
    ordered = sorted(cards, key=_rank)
    height = _ROWS.height / len(ordered)
    rows = (
        _row(card, pen, Box(_ROWS.x, _ROWS.y + height * place, _ROWS.width, height))
        for place, card in enumerate(ordered)
    )
    title = pen.line(text("card.compare", ordered[0].language), (56, 66), (30, 600), fill=pen.ground.soft)
    background = pen.ground.surface
    return document(
        WIDTH, HEIGHT, compare_alt_text(ordered), (title, *rows, _footer(ordered[0], pen)), background=background
    )


def compare_alt_text(cards: Sequence[Card]) -> str:
    """The comparison in sentences, for those who do not see it."""
    return " ".join(alt_text(card) for card in sorted(cards, key=_rank))


def _rank(card: Card) -> tuple[bool, float, str]:
    return (card.score is None, -(card.score or 0), card.slug)


def _row(card: Card, pen: Pen, box: Box) -> str:
    paint, middle = card.look.paint(pen.theme), box.y + box.height / 2
    size = min(104.0, box.height - 34)
    left = box.x + size + 28
    return (
        rect(Box(box.x, box.y, box.width, 2), pen.ground.line)
        + pen.emblem(card.look, (box.x, middle - size / 2), size, fill=paint.fill, ink=paint.ink)
        + _naming(card, pen, Box(left, middle, _GAUGE_X - 28 - left, box.height))
        + gauge(card, pen, Box(_GAUGE_X, middle - 4, _GAUGE_WIDTH, 18))
        + pen.line(score_text(card.score), (box.right, middle + 22), (60, 800), anchor="end")
    )


def _naming(card: Card, pen: Pen, box: Box) -> str:
    name = pen.setter(800).block(card.name, box.width, [(44, 1), (38, 1), (32, 2), (26, 2)])
    anchor_end = is_right_to_left(card.name)
    x = box.right if anchor_end else box.x
    leading = 1.1
    first = box.y - 4 - (len(name.lines) - 1) * name.size * leading * 0.62
    below = first + (len(name.lines) - 1) * name.size * leading + 38
    anchor: Anchor = "end" if anchor_end else "start"
    return pen.block(name, (x, first), leading=leading, anchor=anchor) + pen.line(
        card.tier_name, (x, below), (28, 600), fill=pen.ground.soft, anchor=anchor
    )


def _footer(card: Card, pen: Pen) -> str:
    address = shown_address(card.address.rsplit("/companies/", 1)[0])
    return pen.line(address, (56, 602), (24, 600)) + pen.line(
        as_of_text(card), (1144, 602), (24, 400), fill=pen.ground.soft, anchor="end"
    )
