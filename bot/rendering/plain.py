"""Make text from data harmless: whatever it says, Discord shows it as it stands and nothing more."""

import re
import unicodedata

_INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"  # without these, several scripts and emoji fall apart
_ACTIVE = re.compile(r"[\\*_~|`\[\]<>]")
_COLON = re.compile(r":(?=//|\w)", re.ASCII)  # addresses, times, emoji
_INVITE = re.compile(r"(?i)(discord(?:app)?)\.(?=gg|com)")
_BLOCK = re.compile(r"^(?=[#+>-])|^(?P<number>\d+)(?=\.)")
_GLUE = "\u2060"


def bare(text: str, limit: int = 300) -> str:
    """One visible line of at most `limit` characters, for places where Discord renders no markup.

    >>> bare("a\\u202eb\\n c")
    'ab c'
    """
    visible = "".join(_seen(char) for char in text[: 4 * limit])
    return clip(" ".join(visible.split()), limit)


def plain(text: str, limit: int = 300) -> str:
    """`bare`, with markup, mentions, timestamps, emoji codes, invites and addresses made inert.

    >>> plain("**x** <@1> https://e.org @everyone")
    '\\\\*\\\\*x\\\\*\\\\* \\\\<@\\u20601\\\\> https\\\\://e.org @\\u2060everyone'
    """
    escaped = _ACTIVE.sub(lambda match: "\\" + match[0], bare(text, limit))
    inert = _COLON.sub(r"\\:", escaped).replace("@", "@" + _GLUE)
    inert = _INVITE.sub(r"\1\\.", inert)
    return _BLOCK.sub(lambda match: (match["number"] or "") + "\\", inert)


def clip(text: str, limit: int) -> str:
    """The text, or its beginning and an ellipsis where it is longer than `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def link(title: str, url: str, limit: int = 200) -> str:
    """A masked link; the address is a record's, so it starts with http and holds no blanks or quotes."""
    target = url.replace("(", "%28").replace(")", "%29").replace("\\", "%5C")
    return f"[{plain(title, limit)}](<{target}>)" if len(target) <= 500 else plain(title, limit)


def _seen(char: str) -> str:
    if char in _JOINERS:
        return char
    category = unicodedata.category(char)
    if char.isspace() or category in ("Cc", "Zl", "Zp"):
        return " "
    return "" if category in _INVISIBLE else char
