"""Statements about what readers send in."""

from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, func, insert, select, update

from cci_core.records.report import Report, ReportState, Submission
from cci_core.storage.tables import reports

_FORM = "%Y-%m-%dT%H:%M:%SZ"


def add(connection: Connection, report: Report) -> None:
    """Put a new report into the queue."""
    sent = report.submission
    connection.execute(
        insert(reports).values(
            id=report.id,
            received_at=_written(report.received_at),
            state=report.state,
            kind=sent.kind,
            company=sent.company,
            text=sent.text,
            source=sent.source,
            contact=sent.contact,
        )
    )


def get(connection: Connection, report_id: str) -> Report | None:
    """The report of that id."""
    row = connection.execute(select(reports).where(reports.c.id == report_id)).first()
    return None if row is None else _report(row)


def in_state(connection: Connection, state: ReportState | None, *, limit: int) -> Iterator[Report]:
    """The reports in that state, or in any, the oldest first."""
    chosen = select(reports).order_by(reports.c.received_at, reports.c.id).limit(limit)
    rows = connection.execute(chosen if state is None else chosen.where(reports.c.state == state))
    return (_report(row) for row in rows)


def count(connection: Connection, state: ReportState) -> int:
    """How many reports are in that state."""
    return connection.execute(select(func.count()).select_from(reports).where(reports.c.state == state)).scalar_one()


def decide(connection: Connection, report: Report) -> None:
    """Write the decision, and forget how to reach the sender."""
    decided = None if report.decided_at is None else _written(report.decided_at)
    connection.execute(
        update(reports)
        .where(reports.c.id == report.id)
        .values(state=report.state, decided_at=decided, note=report.note, contact=None)
    )


def _report(row: Row[tuple[object, ...]]) -> Report:
    values = row._mapping
    sent = Submission(**{name: values[name] for name in Submission.__struct_fields__})
    return Report(
        id=values["id"],
        received_at=_read(values["received_at"]),
        state=values["state"],
        submission=sent,
        decided_at=None if values["decided_at"] is None else _read(values["decided_at"]),
        note=values["note"],
    )


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime(_FORM)


def _read(text: str) -> datetime:
    return datetime.strptime(text, _FORM).replace(tzinfo=UTC)
