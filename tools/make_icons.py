"""Write the extension's icons in the sizes that browsers ask for, from their drawing: `python -m tools.make_icons`."""

from pathlib import Path

import resvg_py

ICONS = Path(__file__).parents[1] / "browser_extension" / "icons"
SIZES = (16, 32, 48, 128)


def icon(size: int) -> bytes:
    """The icon as PNG of that many pixels a side."""
    drawing = (ICONS / "icon.svg").read_text(encoding="utf-8")
    return bytes(resvg_py.svg_to_bytes(svg_string=drawing, width=size, height=size))


if __name__ == "__main__":
    for each in SIZES:
        (ICONS / f"{each}.png").write_bytes(icon(each))
