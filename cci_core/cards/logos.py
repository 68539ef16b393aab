"""Logos that are stored on this machine; nothing is ever fetched for a card."""

import base64
import re
from pathlib import Path

MOST_BYTES = 60_000
_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_SLUG = re.compile(r"[a-z0-9-]+")


def stored_logo(folder: Path | None, slug: str) -> str | None:
    """The logo `SLUG.png` or `SLUG.jpg` of the folder as a data address; None where there is none that can be used."""
    if folder is None or not _SLUG.fullmatch(slug):
        return None
    return next((logo for suffix in ("png", "jpg") if (logo := _read(folder / f"{slug}.{suffix}"))), None)


def _read(path: Path) -> str | None:
    try:
        if path.stat().st_size > MOST_BYTES:
            return None
        picture = path.read_bytes()
    except OSError:
        return None
    kind = next((kind for start, kind in _KINDS.items() if picture.startswith(start)), None)
    return None if kind is None else f"data:{kind};base64,{base64.b64encode(picture).decode()}"
