"""Lines of text that fit: measured with the fonts' own advances, wrapped, shrunk, and cut off last of all."""

import unicodedata
from collections.abc import Iterator, Sequence

import msgspec

from cci_core.cards.typeface import Face, FontStack, Weight
from cci_core.messages.inert import inert

_MISSING = "□"
_ELLIPSIS = "…"

# A line starts with none of the one and ends with none of the other.
_CLOSING = frozenset("、。，．）」』】〉》・ー！？：；ぁぃぅぇぉっゃゅょァィゥェォッャュョ々")
_OPENING = frozenset("（「『【〈《")


class Run(msgspec.Struct, frozen=True):
    """A stretch of text that one face draws."""

    face: Face
    text: str


class Block(msgspec.Struct, frozen=True):
    """Lines in one size and weight; `cut` where something was left off."""

    lines: tuple[str, ...]
    size: float
    weight: Weight
    cut: bool = False


class Typesetter(msgspec.Struct, frozen=True):
    """Measures and breaks text set in one weight of a font stack."""

    stack: FontStack
    weight: Weight

    def drawable(self, text: str) -> str:
        """The text as the fonts can draw it: symbols that they lack left out, letters that they lack as boxes."""
        return " ".join("".join(self._drawn(char) for char in inert(text)).split())

    def runs(self, text: str) -> list[Run]:
        """The text cut where the face changes; marks and spaces stay with the face before them where it has them."""
        runs: list[Run] = []
        for char in text:
            if runs and _follows(char) and runs[-1].face.has(char):
                face = runs[-1].face
            else:
                face = self.stack.face_for(char, self.weight) or self.stack.families[0].face(self.weight)
            if runs and runs[-1].face is face:
                runs[-1] = Run(face, runs[-1].text + char)
            else:
                runs.append(Run(face, char))
        return runs

    def width(self, text: str) -> float:
        """The width of the text in ems, never less than it is drawn."""
        return sum(run.face.advances.get(ord(char), 1.0) for run in self.runs(text) for char in run.text)

    def line(self, text: str, width: float, sizes: Sequence[float]) -> Block:
        """One line in the largest of the sizes that fits, cut off at the smallest."""
        return self.block(text, width, [(size, 1) for size in sizes])

    def block(self, text: str, width: float, sizes: Sequence[tuple[float, int]], *, even: bool = False) -> Block:
        """Lines in the first (size, most lines) that holds the whole text, cut off at the last.

        `even` makes the lines of nearly the same length.
        """
        shown = self.drawable(text)
        for size, most in sizes:
            lines = self.wrap(shown, width / size)
            if len(lines) <= most and not _breaks_a_word(shown, lines):
                return Block(tuple(self._evened(shown, lines, width / size) if even else lines), size, self.weight)
        size, most = sizes[-1]
        lines = self.wrap(shown, width / size)
        if len(lines) <= most:
            return Block(tuple(lines), size, self.weight)
        last = self.cut(" ".join(lines[most - 1 :]), width / size)
        return Block((*lines[: most - 1], last), size, self.weight, cut=True)

    def wrap(self, text: str, ems: float) -> list[str]:
        """The text in lines of at most so many ems."""
        lines = [""]
        for piece in _pieces(text):
            joined = lines[-1] + piece
            if self.width(joined.rstrip()) <= ems:
                lines[-1] = joined
                continue
            if lines[-1].strip():
                lines.append("")
            *full, rest = self._chopped(piece, ems)
            lines[-1:] = [*full, rest]
        return [line.strip() for line in lines if line.strip()] or [""]

    def _evened(self, text: str, lines: list[str], ems: float) -> list[str]:
        """The same number of lines in the narrowest measure that gives no more of them."""
        best = lines
        for percent in range(95, 50, -5):
            narrower = self.wrap(text, ems * percent / 100)
            if len(narrower) > len(lines) or _breaks_a_word(text, narrower):
                break
            best = narrower
        return best

    def cut(self, text: str, ems: float) -> str:
        """As much of the text as fits with an ellipsis."""
        if self.width(text) <= ems:
            return text
        while text and self.width(text + _ELLIPSIS) > ems:
            text = text[:-1].rstrip()
        return text + _ELLIPSIS

    def _chopped(self, piece: str, ems: float) -> list[str]:
        parts = [""]
        for char in piece:
            if parts[-1] and self.width((parts[-1] + char).rstrip()) > ems:
                parts.append("")
            parts[-1] += char
        return parts

    def _drawn(self, char: str) -> str:
        if self.stack.face_for(char, self.weight) is not None:
            return char
        return "" if unicodedata.category(char)[0] in "SMZ" else _MISSING


def _pieces(text: str) -> Iterator[str]:
    """The text cut after every place where a line may end: spaces, hyphens, ideographs, kana and hangul syllables."""
    piece = ""
    for place, char in enumerate(text):
        piece += char
        following = text[place + 1 : place + 2]
        if char in " -–/" or (_is_wide(char) and char not in _OPENING and following not in _CLOSING):
            yield piece
            piece = ""
    if piece:
        yield piece


def _breaks_a_word(text: str, lines: Sequence[str]) -> bool:
    words = set(text.split(" "))
    return any(line.split(" ")[-1] not in words and not _may_end(line[-1:]) for line in lines[:-1])


def _may_end(char: str) -> bool:
    return char in ("-", "–", "/") or _is_wide(char)


def _is_wide(char: str) -> bool:
    return char != "" and unicodedata.east_asian_width(char) in "WF"


def _follows(char: str) -> bool:
    return char == " " or unicodedata.category(char)[0] in "MP"
