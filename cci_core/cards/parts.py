"""The parts that every card shares: gauge, monogram, change, and the lines about evidence, event and day."""

from urllib.parse import unquote

from cci_core.cards.card import Card
from cci_core.cards.svg import Box, Pen, path, rect
from cci_core.cards.words import as_of_text, change_text, evidence_text, month_text
from cci_core.messages import score_text, text
from cci_core.messages.inert import escaped

GAP = 2


def gauge(card: Card, pen: Pen, box: Box) -> str:
    """The scale from −100 to +100 in the colours of its tiers, with a pointer at the score."""
    bands = "".join(_band(card, pen, box, place) for place in range(len(card.tiers)))
    if card.score is None:
        return f'<g opacity="0.35">{bands}</g>'
    return bands + _pointer(card.score, pen, box)


def gauge_labels(pen: Pen, box: Box, size: float) -> str:
    """The ends and the middle of the scale."""
    soft, below = pen.ground.soft, box.y + box.height + size * 1.15
    return (
        pen.line("−100", (box.x, below), (size, 600), fill=soft)
        + pen.line("0", (_at(0, box), below), (size, 600), fill=soft, anchor="middle")
        + pen.line("+100", (box.right, below), (size, 600), fill=soft, anchor="end")
    )


def monogram(card: Card, pen: Pen, box: Box) -> str:
    """The stored logo, else the first letters of the name."""
    if card.logo is not None:
        place = f'x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}"'
        return rect(box, "#ffffff", radius=box.width * 0.16) + f'<image {place} href="{escaped(card.logo)}"/>'
    letters = initials(pen.setter(800).drawable(card.name))
    size = min(box.height * 0.46, box.width * 0.74 / max(0.1, pen.setter(800).width(letters)))
    middle = (box.x + box.width / 2, box.y + box.height / 2 + size * 0.364)
    return rect(box, pen.ground.line, radius=box.width * 0.16) + pen.line(letters, middle, (size, 800), anchor="middle")


def initials(name: str) -> str:
    """The first letters of the first two words that start with one; one letter where the script has no capitals.

    >>> initials("National Migration Institute"), initials("H&M"), initials("任天堂"), initials("3M")
    ('NM', 'H', '任', '3')
    """
    first = [word[0] for word in name.split() if word[0].isalnum()]
    cased = [char.upper() for char in first if char.upper() != char.lower()]
    return "".join(cased[:2]) or "".join(first[:1]) or name[:1]


def figures(card: Card, pen: Pen, box: Box, small: float) -> str:
    """The score as large as the box allows, and under it what it is and how it changed."""
    if card.score is None:
        return _not_rated(card, pen, box, small)
    size = min(box.height / 0.727, box.width / pen.setter(800).width(score_text(card.score)))
    base = box.y + box.height
    label = text("card.brand", card.language)
    after = box.x + (pen.setter(600).width(label) + 0.9) * small
    below = base + small * 1.55
    return (
        pen.line(score_text(card.score), (box.x - size * 0.04, base), (size, 800))
        + pen.line(label, (box.x, below), (small, 600))
        + _change(card, pen, (after, below), small)
    )


def _not_rated(card: Card, pen: Pen, box: Box, small: float) -> str:
    title = pen.setter(800).block(
        text("card.not_rated", card.language), box.width, [(small * 2.2, 1), (small * 1.7, 2)]
    )
    reason = pen.setter(400).block(text("tiers.description.unrated", card.language), box.width, [(small, 3)])
    first = box.y + title.size
    return pen.block(title, (box.x, first)) + pen.block(
        reason, (box.x, first + small * 1.7 + title.size * 1.2 * (len(title.lines) - 1)), fill=pen.ground.soft
    )


def _change(card: Card, pen: Pen, at: tuple[float, float], size: float) -> str:
    soft = pen.ground.soft
    words = change_text(card)
    if card.change is None or abs(card.change) < 0.005:
        return pen.line(words, at, (size, 400), fill=soft)
    return _arrow(card.change, at, size, soft) + pen.line(words, (at[0] + size, at[1]), (size, 400), fill=soft)


def event_lines(card: Card, pen: Pen, box: Box, size: float, lines: int) -> str:
    """The newest event with its month, and how much evidence there is, as wide as the box."""
    setter, soft = pen.setter(400), pen.ground.soft
    evidence = evidence_text(card) if card.latest is not None else ""
    room = box.width - pen.setter(600).width(evidence) * size * 0.84 - size
    label = pen.setter(600).line(_event_label(card), room, (size * 0.84, size * 0.7))
    title = card.latest.title if card.latest is not None else text("card.no_event", card.language)
    block = setter.block(title, box.width, [(size * 1.06, lines), (size, lines)])
    return (
        pen.block(label, (box.x, box.y), fill=soft)
        + pen.line(evidence, (box.right, box.y), (size * 0.84, 600), fill=soft, anchor="end")
        + pen.block(block, (box.x, box.y + size * 1.32), leading=1.22)
    )


def footer(card: Card, pen: Pen, box: Box, size: float) -> str:
    """Address and day."""
    day = as_of_text(card)
    soft = pen.ground.soft
    room = box.width - (pen.setter(600).width(day) + 1) * size
    address = pen.setter(600).line(shown_address(card.address), room, (size, size * 0.85))
    return pen.block(address, (box.x, box.y), fill=pen.ground.ink) + pen.line(
        day, (box.right, box.y), (size, 400), fill=soft, anchor="end"
    )


def shown_address(address: str) -> str:
    """The address as people say it, without its scheme.

    >>> shown_address("https://cci.example/companies/acme")
    'cci.example/companies/acme'
    """
    return unquote(address).split("://", 1)[-1].removeprefix("www.")


def _event_label(card: Card) -> str:
    label = text("card.latest", card.language)
    return label if card.latest is None else f"{label} · {month_text(card.latest, card.language)}"


def _band(card: Card, pen: Pen, box: Box, place: int) -> str:
    tier = card.tiers[place]
    left, right = _at(tier.floor, box), _at(tier.ceiling, box)
    gap = GAP if right - left > 4 * GAP else GAP / 2
    start = left if place == len(card.tiers) - 1 else left + gap / 2
    end = right if place == 0 else right - gap / 2
    fill = card.looks.of(tier.slug).paint(pen.theme).fill
    return rect(Box(round(start, 2), box.y, round(end - start, 2), box.height), fill)


def _pointer(score: float, pen: Pen, box: Box) -> str:
    x, top, foot = round(_at(score, box), 2), box.y - box.height * 0.3, box.y + box.height * 1.22
    wide, high = box.height * 0.62, box.height * 0.95
    head = f"M{x - wide:g} {top - high:g}H{x + wide:g}L{x:g} {top:g}Z"
    halo = rect(Box(x - 3.5, top - 2, 7, foot - top), pen.ground.surface)
    stem = rect(Box(x - 2, top - 2, 4, foot - top), pen.ground.ink)
    return halo + stem + path(head, pen.ground.ink)


def _arrow(value: float, at: tuple[float, float], size: float, fill: str) -> str:
    x, base, high, wide = at[0], at[1] - size * 0.06, size * 0.6, size * 0.7
    top = base - high
    if value > 0:
        return path(f"M{x:g} {base:g}H{x + wide:g}L{x + wide / 2:g} {top:g}Z", fill)
    return path(f"M{x:g} {top:g}H{x + wide:g}L{x + wide / 2:g} {base:g}Z", fill)


def _at(score: float, box: Box) -> float:
    return box.x + (score + 100) / 200 * box.width
