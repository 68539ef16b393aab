"""The history of a score as an inline SVG, coloured by the page's style sheet."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from cci_core.messages import score_text

WIDTH, HEIGHT = 720, 240
LEFT, RIGHT, TOP, BOTTOM = 52, 708, 16, 208
MOST_POINTS = 160
MOST_DAYS = 20 * 366
MOST_MARKS = 120
MOST_YEAR_LABELS = 8
SMALLEST_EXTENT = 0.04
"""Scores are shown with two decimals; less than this would look like lines of one height."""


class Mark(NamedTuple):
    """An event on the plot; `points` is the sum of its impacts."""

    day: date
    points: int
    label: str


class Scale(NamedTuple):
    """Where days and scores stand."""

    first: date
    last: date
    low: float
    high: float

    def x(self, day: date) -> float:
        """The place of a day."""
        return LEFT + (day - self.first).days / max(1, (self.last - self.first).days) * (RIGHT - LEFT)

    def y(self, value: float) -> float:
        """The place of a score."""
        return BOTTOM - (value - self.low) / (self.high - self.low) * (BOTTOM - TOP)


def history_svg(values: Mapping[date, float], marks: Sequence[Mark], alternative: str) -> Markup:
    """The plot with its alternative text; `values` are the scores of the days between which it is drawn, in order."""
    first, last = min(values), max(values)
    scale = scale_of(first, last, list(values.values()))
    line = "L".join(f"{scale.x(day):.1f} {scale.y(value):.1f}" for day, value in values.items())
    zero = f"{scale.y(0):.1f}"
    area = f"M{scale.x(first):.1f} {zero}L{line}L{scale.x(last):.1f} {zero}Z"
    body = Markup("").join(
        (
            Markup("").join(_grid(scale)),
            Markup('<path class="area" d="{}"/><path class="line" d="M{}"/>').format(area, line),
            Markup("").join(_mark(scale, mark, values[mark.day]) for mark in marks[:MOST_MARKS] if mark.day in values),
        )
    )
    return Markup(
        '<svg class="plot" viewBox="0 0 {w} {h}" width="{w}" height="{h}" role="img" aria-labelledby="plot-title">'
        '<title id="plot-title">{title}</title>{body}</svg>'
    ).format(w=WIDTH, h=HEIGHT, title=alternative, body=body)


def scale_of(first: date, last: date, values: Sequence[float]) -> Scale:
    """A scale that holds all values and 0, with round ends."""
    low, high = min(0.0, *values), max(0.0, *values)
    step = step_of(high - low)
    return Scale(
        first, last, math.floor(low / step) * step, max(math.ceil(high / step) * step, step if low == 0 else 0)
    )


def step_of(extent: float) -> float:
    """A round distance between lines that gives two to six of them.

    >>> step_of(7.0), step_of(90.0), step_of(0.0)
    (2.0, 20.0, 1.0)
    """
    if extent < SMALLEST_EXTENT:
        return 1.0
    rough = extent / 5
    power = 10.0 ** math.floor(math.log10(rough))
    return float(next(factor * power for factor in (1, 2, 5, 10) if factor * power >= rough))


def sampled(first: date, last: date, jumps: Iterable[date]) -> list[date]:
    """Days to draw a history between: evenly spread, with those where the score jumps and the days before them."""
    every = max(1, (last - first).days // MOST_POINTS)
    spread = range(first.toordinal(), last.toordinal(), every)
    sides = {day.toordinal() - before for day in jumps for before in (0, 1)}
    chosen = {*spread, *sides, last.toordinal()}
    return [date.fromordinal(day) for day in sorted(chosen) if first.toordinal() <= day <= last.toordinal()]


def _grid(scale: Scale) -> Iterator[Markup]:
    step = step_of(scale.high - scale.low)
    for number in range(round((scale.high - scale.low) / step) + 1):
        value = scale.low + number * step
        y, kind = f"{scale.y(value):.1f}", "zero" if abs(value) < step / 100 else "rule"
        yield Markup('<path class="{}" d="M{} {}H{}"/>').format(kind, LEFT, y, RIGHT)
        yield Markup('<text class="tick" x="{}" y="{}" dy="4" text-anchor="end">{}</text>').format(
            LEFT - 8, y, _tick(value)
        )
    years = range(scale.first.year + 1, scale.last.year + 1)
    for year in years[:: max(1, math.ceil(len(years) / MOST_YEAR_LABELS))]:
        x = f"{scale.x(date(year, 1, 1)):.1f}"
        yield Markup('<path class="rule" d="M{} {}v5"/>').format(x, BOTTOM)
        yield Markup('<text class="tick" x="{}" y="{}" text-anchor="middle">{}</text>').format(x, BOTTOM + 20, year)


def _tick(value: float) -> str:
    text = score_text(value)
    return text.rstrip("0").rstrip(".") or "0"


def _mark(scale: Scale, mark: Mark, value: float) -> Markup:
    x, y = scale.x(mark.day), scale.y(value)
    shape, kind = f"M{x - 4:.1f} {y:.1f}a4 4 0 1 0 8 0 4 4 0 1 0 -8 0Z", "level"
    if mark.points > 0:
        shape, kind = f"M{x - 6:.1f} {y + 4:.1f}h12l-6 -10Z", "up"
    elif mark.points < 0:
        shape, kind = f"M{x - 6:.1f} {y - 4:.1f}h12l-6 10Z", "down"
    return Markup('<path class="mark {}" d="{}"><title>{}</title></path>').format(kind, shape, mark.label)
