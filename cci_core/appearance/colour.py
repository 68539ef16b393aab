"""Colours as eyes see them: contrast, distance, and what the three common colour-blindnesses leave of them."""

import math
from collections.abc import Sequence
from typing import Literal, NamedTuple

Blindness = Literal["protanopia", "deuteranopia", "tritanopia"]

# Source: Machado, Oliveira and Fernandes 2009, severity 1.0; applied to linear RGB.
BLINDNESSES: dict[Blindness, tuple[tuple[float, float, float], ...]] = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}

# Source: IEC 61966-2-1, linear sRGB to CIE XYZ, each row divided by the white point D65.
_TO_XYZ = (
    (0.4124564 / 0.95047, 0.3575761 / 0.95047, 0.1804375 / 0.95047),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339 / 1.08883, 0.1191920 / 1.08883, 0.9503041 / 1.08883),
)


class Lab(NamedTuple):
    """A colour in CIELAB: lightness 0…100, green to red, blue to yellow."""

    lightness: float
    a: float
    b: float


def contrast(one: str, other: str) -> float:
    """The contrast of two "#rrggbb" colours, 1…21, by WCAG 2."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def distance(one: str, other: str, blindness: Blindness | None = None) -> float:
    """How far apart two colours look (CIE 1976 ΔE), to normal eyes or with a colour-blindness."""
    return math.dist(lab(one, blindness), lab(other, blindness))


def lab(colour: str, blindness: Blindness | None = None) -> Lab:
    """The colour in CIELAB, as normal eyes or those with the colour-blindness see it."""
    linear = _linear(colour)
    if blindness is not None:
        linear = [min(1.0, max(0.0, part)) for part in _times(BLINDNESSES[blindness], linear)]
    x, y, z = (_lightness_root(part) for part in _times(_TO_XYZ, linear))
    return Lab(116 * y - 16, 500 * (x - y), 200 * (y - z))


def mix(one: str, other: str, share: float) -> str:
    """The colour that lies `share` (0…1) of the way from one to the other, in linear light."""
    parts = (a + (b - a) * share for a, b in zip(_linear(one), _linear(other), strict=True))
    return "#" + "".join(f"{round(_gamma(part) * 255):02x}" for part in parts)


def readable_ink(fill: str, inks: Sequence[str]) -> str:
    """The one of the inks that reads best on the fill."""
    return max(inks, key=lambda ink: contrast(ink, fill))


def _luminance(colour: str) -> float:
    return _times(_TO_XYZ[1:2], _linear(colour))[0]


def _linear(colour: str) -> list[float]:
    return [_degamma(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5)]


def _times(rows: Sequence[Sequence[float]], vector: Sequence[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in rows]


def _degamma(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _gamma(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else float(1.055 * part ** (1 / 2.4) - 0.055)


def _lightness_root(part: float) -> float:
    return float(part ** (1 / 3)) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116
