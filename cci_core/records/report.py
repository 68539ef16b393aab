"""What a reader sends in, and what became of it."""

from datetime import UTC, datetime
from typing import Annotated, Literal, get_args

import msgspec
from msgspec import Meta

from cci_core.records.fields import Slug, WebAddress

ReportKind = Literal["evidence", "dispute", "wrong-badge", "missing-company", "other"]
ReportState = Literal["received", "accepted", "declined"]
REPORT_KINDS: tuple[ReportKind, ...] = get_args(ReportKind)
REPORT_STATES: tuple[ReportState, ...] = get_args(ReportState)

_WRITTEN = r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]"
_SEEN = r"[^\x00-\x20\x7f-\x9f]"

ReportText = Annotated[
    str,
    Meta(
        pattern=rf"^{_WRITTEN}*{_SEEN}{_WRITTEN}*\Z",
        min_length=1,
        max_length=5000,
        description="a text of 1 to 5000 characters that is not empty and has no control characters",
    ),
]
ContactLine = Annotated[
    str,
    Meta(
        pattern=r"^[^\x00-\x1f\x7f-\x9f]+\Z",
        min_length=1,
        max_length=200,
        description="one line of at most 200 characters, such as an e-mail address",
    ),
]


class Submission(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What a reader sends in; `source` is the address where it can be checked, `contact` is deleted on decision."""

    kind: Annotated[ReportKind, Meta(description=f"one of {', '.join(REPORT_KINDS)}")]
    company: Annotated[Slug, Meta(description="a company's slug")] | None = None
    text: ReportText
    source: WebAddress | None = None
    contact: ContactLine | None = None


class Report(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A submission in the queue; `note` is the curator's, for other curators only."""

    id: str
    received_at: datetime
    state: ReportState = "received"
    submission: Submission
    decided_at: datetime | None = None
    note: str | None = None


def utc_second(moment: datetime) -> datetime:
    """The moment in UTC without fractions of a second."""
    return moment.astimezone(UTC).replace(microsecond=0)
