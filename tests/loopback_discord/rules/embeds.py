"""Embeds and their limits."""

from collections.abc import Iterator
from typing import Any

from .shapes import in_turn, listing, one_of, record, text, web_address, whole, yes_or_no
from .violations import Path, Violation

MOST_EMBED_TEXT = 6000

_address = web_address(2048, "http", "https")
_picture = record(
    {"url": web_address(2048, "http", "https", "attachment")},
    {"proxy_url": _address, "height": whole(), "width": whole()},
)
_embed = record(
    {},
    {
        "type": one_of("rich"),
        "title": text(0, 256),
        "description": text(0, 4096),
        "url": _address,
        "timestamp": text(1, 40),
        "color": whole(0, 0xFFFFFF),
        "footer": record({"text": text(1, 2048)}, {"icon_url": _address}),
        "image": _picture,
        "thumbnail": _picture,
        "author": record({"name": text(1, 256)}, {"url": _address, "icon_url": _address}),
        "fields": listing(record({"name": text(1, 256), "value": text(1, 1024)}, {"inline": yes_or_no}), 0, 25),
    },
)


def _written(embed: Any) -> int:
    parts = [embed.get("title"), embed.get("description")]
    parts += [(embed.get(name) or {}).get(field) for name, field in (("footer", "text"), ("author", "name"))]
    for field in embed.get("fields") or ():
        parts += [field.get("name"), field.get("value")]
    return sum(len(part) for part in parts if isinstance(part, str))


def _together(embeds: Any, path: Path) -> Iterator[Violation]:
    written = sum(_written(embed) for embed in embeds)
    if written > MOST_EMBED_TEXT:
        message = f"at most {MOST_EMBED_TEXT} characters in all embeds; there are {written}"
        yield Violation(path, "MAX_EMBED_SIZE_EXCEEDED", message)


embeds = in_turn(listing(_embed, 0, 10), _together)
