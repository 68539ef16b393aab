"""The single card in its two formats: who, which tier and which score at a glance, the reasons below."""

import msgspec

from cci_core.cards.card import Card, Variant
from cci_core.cards.parts import event_lines, figures, footer, gauge, gauge_labels, monogram
from cci_core.cards.svg import Box, Pen, document, rect
from cci_core.cards.words import alt_text, band_text
from cci_core.messages.inert import is_right_to_left

_LEADING = 1.12


class Frame(msgspec.Struct, frozen=True):
    """Where everything stands in one format."""

    width: int
    height: int
    monogram: Box
    name: Box
    name_sizes: tuple[tuple[float, int], ...]
    figures: Box
    panel: Box
    emblem: float
    gauge: Box
    event: Box
    event_lines: int
    footer: Box
    text: float
    small: float


FRAMES: dict[Variant, Frame] = {
    "wide": Frame(
        width=1200,
        height=630,
        monogram=Box(56, 46, 92, 92),
        name=Box(176, 46, 596, 92),
        name_sizes=((62, 1), (52, 2), (44, 2), (38, 3), (33, 4)),
        figures=Box(56, 180, 716, 108),
        panel=Box(816, 0, 384, 350),
        emblem=164,
        gauge=Box(56, 392, 1088, 26),
        event=Box(56, 492, 1088, 90),
        event_lines=2,
        footer=Box(56, 606, 1088, 24),
        text=31,
        small=23,
    ),
    "square": Frame(
        width=1080,
        height=1080,
        monogram=Box(64, 64, 128, 128),
        name=Box(224, 64, 792, 128),
        name_sizes=((78, 1), (66, 2), (56, 2), (48, 3), (40, 4)),
        figures=Box(64, 300, 560, 140),
        panel=Box(680, 250, 400, 350),
        emblem=164,
        gauge=Box(64, 668, 952, 40),
        event=Box(64, 808, 952, 150),
        event_lines=3,
        footer=Box(64, 1032, 952, 30),
        text=40,
        small=28,
    ),
}


def framed(card: Card, pen: Pen, variant: Variant) -> str:
    """The whole drawing."""
    frame = FRAMES[variant]
    parts = (
        _header(card, pen, frame),
        figures(card, pen, frame.figures, frame.text),
        _panel(card, pen, frame),
        gauge(card, pen, frame.gauge),
        gauge_labels(pen, frame.gauge, frame.small),
        event_lines(card, pen, frame.event, frame.text, frame.event_lines),
        footer(card, pen, frame.footer, frame.small),
    )
    return document(frame.width, frame.height, alt_text(card), parts, background=pen.ground.surface)


def _header(card: Card, pen: Pen, frame: Frame) -> str:
    """The monogram and the name, the other way round where the name runs from right to left."""
    box, sign = frame.name, frame.monogram
    name = pen.setter(800).block(card.name, box.width, frame.name_sizes, even=True)
    first = box.y + box.height / 2 - (len(name.lines) - 1) * name.size * _LEADING / 2 + name.size * 0.36
    if is_right_to_left(card.name):
        end = box.right - (box.x - sign.x)
        mirrored = sign._replace(x=box.right - sign.width)
        return monogram(card, pen, mirrored) + pen.block(name, (end, first), leading=_LEADING, anchor="end")
    return monogram(card, pen, sign) + pen.block(name, (box.x, first), leading=_LEADING)


def _panel(card: Card, pen: Pen, frame: Frame) -> str:
    box, size = frame.panel, frame.emblem
    paint, middle = card.look.paint(pen.theme), box.x + box.width / 2
    name = pen.setter(800).line(card.tier_name, box.width - 48, (60, 52, 46, 40, 34))
    band = band_text(next((tier for tier in card.tiers if tier.slug == card.tier), None), card.language)
    return (
        rect(box, paint.fill)
        + pen.emblem(card.look, (middle - size / 2, box.y + 38), size, fill=paint.ink, ink=paint.fill)
        + pen.block(name, (middle, box.y + 266), fill=paint.ink, anchor="middle")
        + pen.line(band, (middle, box.y + 312), (30, 600), fill=paint.ink, anchor="middle")
    )
