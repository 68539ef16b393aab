"""The shipped fonts: which face draws a character, and how wide it is."""

from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

import msgspec
from fontTools.ttLib import TTFont

Weight = Literal[400, 600, 800]

FONTS = Path(__file__).with_name("fonts")


class Face(msgspec.Struct, frozen=True, dict=True):
    """One font file; `stroke` is the outline, in ems, that makes up for a weight that the family lacks."""

    family: str
    weight: int
    path: Path
    stroke: float = 0.0

    @cached_property
    def advances(self) -> dict[int, float]:
        """The width in ems of each code point that the face has."""
        return _advances(self.path)

    def has(self, char: str) -> bool:
        """Whether the face can draw the character."""
        return ord(char) in self.advances


class Family(msgspec.Struct, frozen=True, dict=True):
    """A family with its faces by weight."""

    name: str
    faces: tuple[Face, ...]

    def face(self, weight: Weight) -> Face:
        """The face nearest to the weight, thickened where it is far too light."""
        return self._nearest[weight]

    @cached_property
    def _nearest(self) -> dict[Weight, Face]:
        weights: tuple[Weight, ...] = (400, 600, 800)
        return {weight: self._find(weight) for weight in weights}

    def _find(self, weight: Weight) -> Face:
        nearest = min(self.faces, key=lambda face: abs(face.weight - weight))
        missing = weight - nearest.weight
        return nearest if missing < 200 else msgspec.structs.replace(nearest, stroke=missing / 10_000)


class FontStack(msgspec.Struct, frozen=True, dict=True):
    """Families in the order in which they are asked for a character."""

    families: tuple[Family, ...]

    def face_for(self, char: str, weight: Weight) -> Face | None:
        """The first face of the stack that has the character."""
        return next((face for face in self._of_weight(weight) if face.has(char)), None)

    def files(self, svg: str) -> list[str]:
        """The font files of every family that the drawing names."""
        named = (family for family in self.families if f"'{family.name}'" in svg)
        return [str(face.path) for family in named for face in family.faces]

    def _of_weight(self, weight: Weight) -> Iterator[Face]:
        return (family.face(weight) for family in self.families)


def _family(name: str, *faces: tuple[int, str]) -> Family:
    return Family(name, tuple(Face(name, weight, FONTS / file) for weight, file in faces))


def _noto(script: str) -> Family:
    return _family(f"Noto Sans {script}", (400, f"NotoSans{script}-Regular.ttf"), (700, f"NotoSans{script}-Bold.ttf"))


SHIPPED = FontStack(
    (
        _family("Inter", (400, "Inter-Regular.ttf"), (600, "Inter-SemiBold.ttf"), (800, "Inter-ExtraBold.ttf")),
        *(_noto(script) for script in ("Arabic", "Hebrew", "Devanagari", "Thai", "Armenian", "Georgian")),
        _family("Noto Sans CJK JP", (400, "NotoSansCJK-Regular.otf")),
    )
)


def with_extra_fonts(folder: Path | None) -> FontStack:
    """The shipped fonts, then every font file in the folder, for characters that the shipped ones lack."""
    if folder is None:
        return SHIPPED
    return FontStack((*SHIPPED.families, *(_read_family(path) for path in sorted(folder.glob("*.[ot]tf")))))


def _read_family(path: Path) -> Family:
    with TTFont(path, lazy=True) as font:
        name = str(font["name"].getBestFamilyName() or path.stem).replace("'", "")
        return Family(name, (Face(name, int(font["OS/2"].usWeightClass), path),))


@cache
def _advances(path: Path) -> dict[int, float]:
    with TTFont(path, lazy=True) as font:
        widths, em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {point: widths[glyph][0] / em for point, glyph in font.getBestCmap().items()}
