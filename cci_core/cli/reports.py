"""`cci reports`: work the queue of what readers sent in."""

from datetime import UTC, datetime

import click
from rich.table import Table
from rich.text import Text

from cci_core.cli.output import counted, print_json, print_json_line, terminal
from cci_core.cli.session import in_session
from cci_core.curation import REPORT_STATES, Report, ReportState, decide, find, list_reports

_WIDTH = 60


@click.group()
def reports() -> None:
    """Read what readers sent in, and accept or decline it.

    Accepting says that the report is right; the catalogue is changed by 'cci import' as always. A decision deletes
    the sender's contact and cannot be undone.
    """


@reports.command("list")
@click.option("--state", type=click.Choice([*REPORT_STATES, "all"]), default="received", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line a report.")
def list_(state: str, *, as_json: bool) -> None:
    """List the reports that wait, the oldest first."""
    wanted: ReportState | None = next((each for each in REPORT_STATES if each == state), None)
    found = in_session(lambda session: list_reports(session.store, wanted))
    if as_json:
        for report in found:
            print_json_line(report)
        return
    if found:
        terminal().print(_table(found))
    click.echo(counted(len(found), "report", "reports"), err=True)


@reports.command()
@click.argument("report_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def show(report_id: str, *, as_json: bool) -> None:
    """Show the whole report ID."""
    report = in_session(lambda session: find(session.store, report_id))
    if as_json:
        print_json(report)
        return
    console = terminal()
    for name, value in _lines(report):
        console.print(Text(f"{name:12}", style="dim").append(_harmless(value), style="default"))


@reports.command()
@click.argument("report_id", metavar="ID")
@click.option("--note", help="A note for other curators; it is not published.")
def accept(report_id: str, *, note: str | None) -> None:
    """Accept the report ID: it is right."""
    _decide(report_id, "accepted", note)


@reports.command()
@click.argument("report_id", metavar="ID")
@click.option("--note", help="A note for other curators; it is not published.")
def decline(report_id: str, *, note: str | None) -> None:
    """Decline the report ID."""
    _decide(report_id, "declined", note)


def _decide(report_id: str, state: ReportState, note: str | None) -> None:
    decided = in_session(lambda session: decide(session.store, report_id, state, datetime.now(UTC), note=note))
    click.echo(f"report {decided.id} is {decided.state}", err=True)


def _table(found: list[Report]) -> Table:
    table = Table(box=None, pad_edge=False)
    for heading in ("Id", "Received", "State", "Kind", "Company", "Text"):
        table.add_column(heading, overflow="fold")
    for report in found:
        sent = report.submission
        cells = (report.id, f"{report.received_at:%Y-%m-%d}", report.state, sent.kind, sent.company or "–")
        table.add_row(*(Text(cell) for cell in (*cells, _shortened(sent.text))))
    return table


def _shortened(text: str) -> str:
    line = _harmless(" ".join(text.split()))
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"


def _harmless(text: str) -> str:
    """The text without what a terminal would obey or turn round."""
    return "".join(char if char.isprintable() or char in "\n\t" else "\N{REPLACEMENT CHARACTER}" for char in text)


def _lines(report: Report) -> list[tuple[str, str]]:
    sent = report.submission
    lines = [
        ("id", report.id),
        ("received", f"{report.received_at:%Y-%m-%d %H:%M} UTC"),
        ("state", report.state),
        ("decided", "" if report.decided_at is None else f"{report.decided_at:%Y-%m-%d %H:%M} UTC"),
        ("note", report.note or ""),
        ("kind", sent.kind),
        ("company", sent.company or ""),
        ("source", sent.source or ""),
        ("contact", sent.contact or ""),
        ("text", sent.text),
    ]
    return [(name, value) for name, value in lines if value]
