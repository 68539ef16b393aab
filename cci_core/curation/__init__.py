"""The queue of what readers send in: taken in, shown to curators, accepted or declined; never shown unreviewed."""

from cci_core.curation.queue import decide, find, list_reports, submit
from cci_core.records.report import REPORT_KINDS, REPORT_STATES, Report, ReportKind, ReportState, Submission

__all__ = [
    "REPORT_KINDS",
    "REPORT_STATES",
    "Report",
    "ReportKind",
    "ReportState",
    "Submission",
    "decide",
    "find",
    "list_reports",
    "submit",
]
