"""Cut the fonts of the score cards down to what cards need and write them to `cci_core/cards/fonts/`.

Sources, all under the SIL Open Font License 1.1 without reserved names:

* Inter: npm package `@expo-google-fonts/inter` (`npm pack @expo-google-fonts/inter`, then unpack);
* Noto Sans: Debian packages `fonts-noto-core` and `fonts-noto-cjk` (`apt-get download …`, then `dpkg -x … noto`).

Run as `python tools/subset_fonts.py --inter FOLDER --noto FOLDER`; the folders are searched for the files by name. The
same sources give the same bytes. Chinese, Japanese and Korean come in one weight, which alone is three quarters of all.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

from fontTools import subset

FONTS = Path(__file__).parents[1] / "cci_core" / "cards" / "fonts"

JAPANESE = 0  # the number of the Japanese face in the collections of Noto Sans CJK


def ranges(*pairs: tuple[int, int]) -> set[int]:
    """All code points of the ranges, ends included."""
    return {point for first, last in pairs for point in range(first, last + 1)}


def points_of(encoding: str, leads: Iterable[int], trails: Iterable[int]) -> Iterator[int]:
    """The code points that the two-byte codes of a national character set stand for."""
    for lead in leads:
        for trail in trails:
            try:
                text = bytes((lead, trail)).decode(encoding)
            except UnicodeDecodeError:
                continue
            yield from map(ord, text)


PUNCTUATION = ranges((0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x2027), (0x2030, 0x203A), (0x20A0, 0x20BF), (0x2212, 0x2212))
EUROPEAN = PUNCTUATION | ranges(
    (0x100, 0x24F), (0x259, 0x259), (0x2BB, 0x2DD), (0x300, 0x304), (0x306, 0x30C), (0x323, 0x328),
    (0x370, 0x3FF), (0x400, 0x52F), (0x1E00, 0x1EFF), (0x2116, 0x2122), (0x2190, 0x2193), (0x25A1, 0x25A1),
)  # fmt: skip
ARABIC = ranges((0x20, 0x20), (0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8B4), (0xFB50, 0xFBB1), (0xFDF2, 0xFDFC))
HEBREW = ranges((0x20, 0x20), (0x590, 0x5FF), (0xFB1D, 0xFB4F))
DEVANAGARI = ranges((0x20, 0x20), (0x900, 0x97F), (0xA8E0, 0xA8FF), (0x200C, 0x200D), (0x25CC, 0x25CC))
THAI = ranges((0x20, 0x20), (0xE00, 0xE7F))
CAUCASIAN = ranges((0x10A0, 0x10FF), (0x531, 0x58F))
KANA = ranges((0x3000, 0x303F), (0x3041, 0x30FF), (0x31F0, 0x31FF), (0xFF01, 0xFF9F), (0xFFE0, 0xFFE6))

ROW = range(0xA1, 0xFF)
KANJI = set(points_of("euc_jp", range(0xB0, 0xD0), ROW))  # JIS X 0208, level 1
SIMPLIFIED = set(points_of("gb2312", range(0xB0, 0xD8), ROW))  # GB 2312, level 1
TRADITIONAL = set(points_of("big5", range(0xA4, 0xC7), (*range(0x40, 0x7F), *ROW)))  # Big5, level 1
HANGUL = set(points_of("euc_kr", range(0xB0, 0xC9), ROW))  # KS X 1001
CJK = KANA | KANJI | SIMPLIFIED | TRADITIONAL | HANGUL

JOBS: tuple[tuple[str, str, set[int]], ...] = (
    ("Inter_400Regular.ttf", "Inter-Regular.ttf", EUROPEAN),
    ("Inter_600SemiBold.ttf", "Inter-SemiBold.ttf", EUROPEAN),
    ("Inter_800ExtraBold.ttf", "Inter-ExtraBold.ttf", EUROPEAN),
    *(
        (f"NotoSans{script}-{weight}.ttf", f"NotoSans{script}-{weight}.ttf", points)
        for script, points in (
            ("Arabic", ARABIC),
            ("Hebrew", HEBREW),
            ("Devanagari", DEVANAGARI),
            ("Thai", THAI),
            ("Armenian", CAUCASIAN),
            ("Georgian", CAUCASIAN),
        )
        for weight in ("Regular", "Bold")
    ),
    ("NotoSansCJK-Regular.ttc", "NotoSansCJK-Regular.otf", CJK),
)


def cut(source: Path, target: Path, points: set[int]) -> None:
    """Write the font with nothing but those code points."""
    options = subset.Options(
        hinting=False,
        layout_features=["kern", "mark", "mkmk", "ccmp", "locl", *subset.Options._layout_features_default],
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17],
        notdef_outline=True,
        glyph_names=False,
        recalc_timestamp=False,
        drop_tables=[*subset.Options._drop_tables_default, "vhea", "vmtx", "VORG"],
        font_number=JAPANESE,
    )
    with subset.load_font(str(source), options) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=points)
        cutter.subset(font)
        subset.save_font(font, str(target), options)


def find(name: str, folders: Iterable[Path]) -> Path:
    """The file of that name in the folders."""
    found = next((path for folder in folders for path in sorted(folder.rglob(name))), None)
    if found is None:
        raise SystemExit(f"{name} is in none of the folders; see the top of this file for where it comes from")
    return found


def main() -> None:
    """Cut all fonts and print their sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inter", type=Path, required=True)
    parser.add_argument("--noto", type=Path, required=True)
    folders = parser.parse_args()
    FONTS.mkdir(parents=True, exist_ok=True)
    for name, target, points in JOBS:
        cut(find(name, (folders.inter, folders.noto)), FONTS / target, points)
        print(f"{target:32} {(FONTS / target).stat().st_size / 1024:8.0f} KiB")


if __name__ == "__main__":
    main()
