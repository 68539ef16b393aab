"""The few marks that a card is made of, as SVG."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

import msgspec

from cci_core.appearance import SURFACES, Look, Theme
from cci_core.cards.typeface import SHIPPED, FontStack, Weight
from cci_core.cards.typeset import Block, Run, Typesetter
from cci_core.messages.inert import escaped, is_right_to_left

Anchor = Literal["start", "middle", "end"]

_RIGHT_TO_LEFT_MARK = "\u200f"


class Box(NamedTuple):
    """Where a part stands."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width


class Ground(msgspec.Struct, frozen=True):
    """What tiers are drawn on: the surface, its ink, a softer ink and a line."""

    surface: str
    ink: str
    soft: str
    line: str


GROUNDS: dict[Theme, Ground] = {
    "light": Ground(SURFACES["light"], "#14171c", "#545c67", "#dfe3e8"),
    "dark": Ground(SURFACES["dark"], "#f3f5f7", "#aab2bd", "#323943"),
}


class Pen(msgspec.Struct, frozen=True):
    """Draws in one theme with one font stack."""

    theme: Theme
    stack: FontStack = SHIPPED

    @property
    def ground(self) -> Ground:
        """The colours of the theme."""
        return GROUNDS[self.theme]

    def setter(self, weight: Weight) -> Typesetter:
        """The typesetter of that weight."""
        return Typesetter(self.stack, weight)

    def line(
        self,
        text: str,
        at: tuple[float, float],
        font: tuple[float, Weight],
        *,
        fill: str | None = None,
        anchor: Anchor = "start",
    ) -> str:
        """One line of text in a size and weight; the point is on its baseline."""
        size, weight = font
        runs = self.setter(weight).runs(text)
        colour = fill or self.ground.ink
        spans = "".join(_span(run, colour) for run in runs)
        mark = _RIGHT_TO_LEFT_MARK if is_right_to_left(text) else ""
        where = f'x="{at[0]:g}" y="{at[1]:g}"' + ("" if anchor == "start" else f' text-anchor="{anchor}"')
        return f'<text {where} font-size="{size:g}" fill="{colour}">{mark}{spans}</text>'

    def block(
        self,
        block: Block,
        at: tuple[float, float],
        *,
        leading: float = 1.2,
        fill: str | None = None,
        anchor: Anchor = "start",
    ) -> str:
        """The lines of a block; the point is on the baseline of the first."""
        step = block.size * leading
        return "".join(
            self.line(line, (at[0], at[1] + step * number), (block.size, block.weight), fill=fill, anchor=anchor)
            for number, line in enumerate(block.lines)
        )

    def emblem(self, look: Look, at: tuple[float, float], size: float, *, fill: str, ink: str) -> str:
        """The shape of a tier with its letter; the point is its upper left corner."""
        scale = size / 24
        colour = fill if look.shape.hollow else ink
        letter = self.line(look.letter, (12, look.shape.letter_y + 3.64), (10, 800), fill=colour, anchor="middle")
        return (
            f'<g transform="translate({at[0]:g} {at[1]:g}) scale({scale:g})">'
            f'<path d="{look.shape.path}" fill="{fill}" fill-rule="evenodd"/>{letter}</g>'
        )


def rect(box: Box, fill: str, *, radius: float = 0) -> str:
    """A filled rectangle."""
    corner = f' rx="{radius:g}"' if radius else ""
    return f'<rect x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" height="{box.height:g}"{corner} fill="{fill}"/>'


def path(outline: str, fill: str) -> str:
    """A filled outline."""
    return f'<path d="{outline}" fill="{fill}"/>'


def document(width: int, height: int, title: str, parts: Iterable[str], *, background: str) -> str:
    """A whole drawing with its alternative text."""
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    body = "".join((rect(Box(0, 0, width, height), background), *parts))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-labelledby="title">'
        f'<title id="title">{escaped(title)}</title>{body}</svg>'
    )


def _span(run: Run, colour: str) -> str:
    face = run.face
    stroke = f' stroke="{colour}" stroke-width="{face.stroke:g}em"' if face.stroke else ""
    families = f"'{face.family}',sans-serif"
    return f'<tspan font-family="{families}" font-weight="{face.weight}"{stroke}>{escaped(run.text)}</tspan>'
