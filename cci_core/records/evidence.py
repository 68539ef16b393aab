"""What a company did, what it means for a category, and where that stands written."""

from datetime import date
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from cci_core.records.fields import EventId, Line, Points, Slug, Text, WebAddress, check_day

DatePrecision = Literal["day", "month", "year"]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, gc=False):
    """The base of all records: immutable, strict about keys, written without what is not known."""


class Source(Record, frozen=True, kw_only=True):
    """Where a fact stands: a title, an address, or both."""

    title: Line | None = None
    url: WebAddress | None = None
    publisher: Line | None = None

    def __post_init__(self) -> None:
        if self.title is None and self.url is None:
            raise ValueError("a source needs a title or a url")


class Impact(Record, frozen=True, kw_only=True):
    """What an event means for one category; `category` may name a category or a sub-factor by slug."""

    category: Slug
    score: Points
    rationale: Text = ""
    assessed_on: date | None = None
    source: Source | None = None

    def __post_init__(self) -> None:
        check_day("assessed_on", self.assessed_on)


class Event(Record, frozen=True, kw_only=True):
    """Something a company did on a day; `id` is unique in its company and made from day and title where absent."""

    id: EventId = ""
    date: date
    date_precision: DatePrecision = "day"
    title: Line
    summary: Text = ""
    image_url: WebAddress | None = None
    sources: Annotated[tuple[Source, ...], Meta(max_length=50)] = ()
    impacts: Annotated[tuple[Impact, ...], Meta(max_length=50)] = ()

    def __post_init__(self) -> None:
        check_day("date", self.date)
        if not self.id:
            msgspec.structs.force_setattr(self, "id", event_id(self.date, self.title))


def event_id(day: date, title: str) -> str:
    """The id of an event that was given none.

    >>> event_id(date(2025, 3, 12), "Joint Initiative to Improve Immigration")
    '2025-03-12-joint-initiative-to-improve-immigration'
    """
    words = "".join(char if char.isascii() and char.isalnum() else " " for char in title.lower()).split()
    return "-".join([day.isoformat(), *words])[:120].rstrip("-")
