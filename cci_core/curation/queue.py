"""Take reports in and decide on them."""

import secrets
from datetime import datetime

import msgspec
from sqlalchemy import Connection

from cci_core.errors import InvalidInput, NotFound, Unavailable
from cci_core.records.report import Report, ReportState, Submission, utc_second
from cci_core.storage import Store, companies, reports

MOST_WAITING = 20_000
"""A queue this long is not being read; further reports would only fill the disk."""


async def submit(store: Store, submission: Submission, now: datetime) -> Report:
    """The report that the submission became.

    `NotFound` where its company is not in the catalogue, `Unavailable` where the queue is full.
    """
    report = Report(id=secrets.token_hex(8), received_at=utc_second(now), submission=submission)
    await store.write(lambda connection: _take_in(connection, report))
    return report


async def find(store: Store, report_id: str) -> Report:
    """The report of that id; `NotFound` where there is none."""
    return await store.read(lambda connection: _known(connection, report_id))


async def list_reports(store: Store, state: ReportState | None = "received", *, limit: int = 1000) -> list[Report]:
    """The reports in that state, or in any, the oldest first."""
    return await store.read(lambda connection: list(reports.in_state(connection, state, limit=limit)))


async def decide(store: Store, report_id: str, state: ReportState, now: datetime, *, note: str | None = None) -> Report:
    """The report after the decision, without the sender's contact; `InvalidInput` where it had been decided."""
    return await store.write(lambda connection: _decide(connection, report_id, state, utc_second(now), note))


def _take_in(connection: Connection, report: Report) -> None:
    slug = report.submission.company
    if slug is not None and not companies.exists(connection, slug):
        raise NotFound(f"no company has the slug {slug!r}; find slugs with /v1/match?name=, or leave company out")
    if reports.count(connection, "received") >= MOST_WAITING:
        raise Unavailable("too many reports wait for review; try again in some days")
    reports.add(connection, report)


def _known(connection: Connection, report_id: str) -> Report:
    report = reports.get(connection, report_id)
    if report is None:
        raise NotFound(f"there is no report {report_id[:40]!r}; check the id you were given")
    return report


def _decide(connection: Connection, report_id: str, state: ReportState, now: datetime, note: str | None) -> Report:
    report = _known(connection, report_id)
    if report.state != "received":
        raise InvalidInput(f"report {report.id} was {report.state} on {report.decided_at:%Y-%m-%d}; it stays so")
    bare = msgspec.structs.replace(report.submission, contact=None)
    decided = msgspec.structs.replace(report, state=state, decided_at=now, note=note, submission=bare)
    reports.decide(connection, decided)
    return decided
