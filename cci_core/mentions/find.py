"""Finding the names, longest first."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from cci_core.mentions.evidence import counts_as_name
from cci_core.mentions.questions import asked
from cci_core.names import fold_text
from cci_core.resolver import How, Index, Resolution, resolve_code, resolve_name
from cci_core.resolver.known import Written, plain_rows, written
from cci_core.resolver.resolve import resolve_written
from cci_core.resolver.rows import whole
from cci_core.resolver.texts import are_among, hashes_of, texts_of

LONGEST_TEXT = 6_000
"""Letters of a text that are read; a chat message has at most 4,000."""

MOST_WORDS = 8

_WORD = re.compile(r"[^\W_]+(?:['’ʼ][^\W_]+)*")
_GAP = re.compile(r"[ \u00a0]?(?:[&+/·–‐‑-]|\.)?[ \u00a0]?")
_BEFORE_FORM = re.compile(r",\s?")
_FORMS = frozenset(
    "inc incorporated ltd limited llc corp corporation co company plc ag gmbh sa se nv ab spa oyj asa".split()
)
_CODE = re.compile(
    r"(?P<ticker>(?<![\w$])\$[A-Za-z][A-Za-z0-9]{0,5}(?:[.-][A-Za-z])?\b)"
    r"|(?P<address>(?:https?://|www\.)[^\s<>\"']+|(?<![\w@.-])(?:[\w-]+\.)+[a-z]{2,24}(?:/[^\s<>\"']*)?(?![\w@-]))",
    re.IGNORECASE,
)
_PLUS = fold_text("+")
_TRAILING = ".,;:!?)]}'\"»”"


class Mention(msgspec.Struct, frozen=True):
    """A company named in a text: `text` is what stands from `start` to `end`."""

    start: int
    end: int
    text: str
    slug: str
    how: How


class HasIndex(Protocol):
    """Whatever holds an index, such as the directory."""

    @property
    def index(self) -> Index:
        """The index."""


class _Word(NamedTuple):
    start: int
    end: int
    folded: str


class _Span(NamedTuple):
    start: int
    end: int
    whole: str
    with_form: bool


def mentions(given: Index | HasIndex, text: str) -> tuple[Mention, ...]:
    """The companies that the text names, in order and without overlap; a company may be named several times.

    Found are addresses and domains, $TICKERS, and listed names as they are spelled but for accents and punctuation,
    the longest first, where case or a legal form shows that a name is meant. In a question about one company
    ("is shein any good?", "score for target pls") what is asked about needs no such evidence.
    """
    index = given if isinstance(given, Index) else given.index
    text = text[:LONGEST_TEXT]
    question = _asked_about(index, text)
    if question is not None:
        return (question,)
    found = list(_codes(index, text))
    taken = [(each.start, each.end) for each in found]
    found += _names(index, text, taken)
    return tuple(sorted(found, key=lambda each: each.start))


def _asked_about(index: Index, text: str) -> Mention | None:
    place = asked(text)
    if place is None:
        return None
    name = text[slice(*place)]
    for words in (name, re.sub(r"['’]s$", "", name)):
        answer = resolve_code(index, words) or resolve_name(index, words)
        if answer is not None and answer.slug is not None and answer.how is not None:
            return Mention(place[0], place[0] + len(words), words, answer.slug, answer.how)
    return None


def _codes(index: Index, text: str) -> Iterator[Mention]:
    for found in _CODE.finditer(text):
        written = found.group().rstrip(_TRAILING)
        answer = resolve_code(index, written)
        if answer is not None and answer.slug is not None and answer.how is not None:
            yield Mention(found.start(), found.start() + len(written), written, answer.slug, answer.how)


def _names(index: Index, text: str, taken: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    shouting = sum(map(str.isupper, text)) > sum(map(str.islower, text))
    reached = 0
    for spans in _spans_that_may_be_names(index, text):
        start = spans[0].start
        if start < reached or any(first <= start < end for first, end in taken):
            continue
        mention = next(filter(None, (_mention(index, text, span, shouting=shouting) for span in spans)), None)
        if mention is not None:
            reached = mention.end
            yield mention


def _spans_that_may_be_names(index: Index, text: str) -> Iterator[list[_Span]]:
    """For each word with which names begin the spans from there, longest first, that are as long as some name."""
    words = [_Word(found.start(), found.end(), fold_text(found.group())) for found in _WORD.finditer(text)]
    places = np.flatnonzero(_may_start(index, words)).tolist()
    spans = [list(_spans(text, words[place : place + MOST_WORDS])) for place in places]
    listed = index.whole_table.has(hashes_of(texts_of([span.whole for each in spans for span in each]))).tolist()
    lookups = iter(listed)
    for each in spans:
        likely = [span for span, known in zip(each, lookups, strict=False) if known or span.with_form]
        if likely:
            yield likely


def _may_start(index: Index, words: Sequence[_Word]) -> NDArray[np.bool_]:
    """For each word whether some listed name begins with it, be it a possessive."""
    hashes = [hashes_of(texts_of([cut(word.folded) for word in words])) for cut in (_first_part, _without_s)]
    return are_among(hashes[0], index.first_words) | are_among(hashes[1], index.first_words)


def _first_part(folded: str) -> str:
    return folded.split(" ", 1)[0]


def _without_s(folded: str) -> str:
    return _first_part(folded).removesuffix("s")


def _spans(text: str, words: Sequence[_Word]) -> Iterator[_Span]:
    """What a name that begins with the first word may be, longest first."""
    for count in range(_reach(text, words), 0, -1):
        last = words[count - 1]
        for end in _ends(text, last):
            before = "".join(
                f"{word.folded} {_PLUS if '+' in text[word.end : after.start] else ''} "
                for word, after in pairwise(words[:count])
            )
            folded = before + last.folded.removesuffix("s" if end < last.end else "")
            yield _Span(words[0].start, end, whole(folded), with_form=count > 1 and last.folded in _FORMS)


def _mention(index: Index, text: str, span: _Span, *, shouting: bool) -> Mention | None:
    name = written(index, text[span.start : span.end])
    answer = _named(index, name, with_form=span.with_form)
    if answer is None or not counts_as_name(
        answer.matched or "", name.text, with_form=bool(name.parts.form), shouting=shouting
    ):
        return None
    return Mention(span.start, span.end, name.text, answer.slug or "", answer.how or "exact")


def _reach(text: str, words: Sequence[_Word]) -> int:
    """How many of the words may belong to one name: no sentence ends between them."""
    for count in range(1, len(words)):
        gap = text[words[count - 1].end : words[count].start]
        before_form = words[count].folded in _FORMS and _BEFORE_FORM.fullmatch(gap)
        sentence_ends = gap.startswith(". ") and words[count - 1].end - words[count - 1].start > 3
        if not before_form and (sentence_ends or not _GAP.fullmatch(gap)):
            return count
    return len(words)


def _ends(text: str, last: _Word) -> Iterator[int]:
    """Where a name may end: at the word's end, or before its possessive s."""
    yield last.end
    if text[last.end - 2 : last.end] in {"'s", "’s", "ʼs"}:
        yield last.end - 2


def _named(index: Index, name: Written, *, with_form: bool) -> Resolution | None:
    if not with_form and not len(plain_rows(index, name)):
        return None
    answer = resolve_written(index, name)
    return answer if answer is not None and answer.status == "match" else None
