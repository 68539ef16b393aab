"""The part of Discord's markdown that the bot uses, as HTML."""

import re
from collections.abc import Callable, Iterator

from markupsafe import Markup, escape

_INLINE = re.compile(
    r"\\(?P<escaped>[^\w\s])"
    r"|`(?P<code>[^`]+)`"
    r"|\[(?P<label>(?:\\.|[^\]])+)\]\(<?(?P<url>https?://[^\s>)]+)>?\)"
    r"|<(?P<bare>https?://[^\s>]+)>"
    r"|\*\*(?P<strong>.+?)\*\*"
    r"|__(?P<u>.+?)__"
    r"|~~(?P<s>.+?)~~"
    r"|\*(?P<em>[^*\s][^*]*?)\*"
    r"|<@!?(?P<mention>\d+)>"
    r"|<#(?P<channel>\d+)>"
)
_HEADING = re.compile(r"(#{1,3}) (.*)")
_FENCE = re.compile(r"```(?:\w*\n)?(.*?)```", re.DOTALL)

NameOf = Callable[[int], str]


def rendered(text: str, name_of: NameOf) -> Markup:
    """The HTML of a text; mentions are shown by the names that *name_of* gives."""
    parts = []
    for position, part in enumerate(_FENCE.split(text)):
        if position % 2:
            parts.append(Markup("<pre>{}</pre>").format(part))
        else:
            parts += [_line(line, name_of) for line in part.strip("\n").split("\n") if part.strip("\n")]
    return Markup("").join(parts)


def _line(line: str, name_of: NameOf) -> Markup:
    if heading := _HEADING.fullmatch(line):
        return Markup("<h{0}>{1}</h{0}>").format(len(heading[1]), inline(heading[2], name_of))
    for mark, name in (("-# ", "small"), ("> ", "quote"), ("- ", "item"), ("* ", "item")):
        if line.startswith(mark):
            return Markup('<p class="{}">{}</p>').format(name, inline(line.removeprefix(mark), name_of))
    return Markup("<p>{}</p>").format(inline(line, name_of))


def inline(text: str, name_of: NameOf) -> Markup:
    """The HTML of a text within one line."""
    return Markup("").join(_pieces(text, name_of))


def _pieces(text: str, name_of: NameOf) -> Iterator[Markup]:
    end = 0
    for match in _INLINE.finditer(text):
        yield escape(text[end : match.start()])
        yield _piece(match, name_of)
        end = match.end()
    yield escape(text[end:])


def _piece(match: re.Match[str], name_of: NameOf) -> Markup:
    kind, value = match.lastgroup, match[match.lastgroup or 0]
    if match["label"] is not None:
        return Markup('<a href="{}">{}</a>').format(match["url"], inline(match["label"], name_of))
    if kind == "escaped":
        return escape(value)
    if kind == "code":
        return Markup("<code>{}</code>").format(value)
    if kind == "bare":
        return Markup('<a href="{0}">{0}</a>').format(value)
    if kind in ("mention", "channel"):
        return Markup('<span class="mention">{}</span>').format(name_of(int(value)))
    return Markup("<{0}>{1}</{0}>").format(kind, inline(value, name_of))
