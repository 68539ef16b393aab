"""What readers send in, and the public state of it: `/v1/reports`."""

from datetime import UTC, date, datetime
from typing import Annotated, get_args

import msgspec
from aiohttp import web
from msgspec import Meta

from cci_core.curation import REPORT_KINDS, Report, ReportKind, ReportState, Submission, find, submit
from cci_core.records.fields import ADDRESS, Slug, WebAddress
from cci_core.records.report import ContactLine, ReportText
from extension_api.content import NOT_KEPT, json_content
from extension_api.keys import GATE, STORE
from extension_api.parameters import read_json_or_form, refuse_query
from extension_api.routing import FORM, JSON, Route
from extension_api.sending import respond

BODY_LIMIT = 96 * 1024
"""The longest text in the widest writing, percent-encoded by a form."""
_END = r"\Z"


def or_empty(kind: object) -> str:
    """The pattern of a kind of text that a field of a form may also be left without."""
    pattern: str = get_args(kind)[1].pattern
    return rf"^({pattern.removeprefix('^').removesuffix(_END)})?{_END}"


class ReportForm(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The fields of the form for those who send a report without script."""

    kind: Annotated[ReportKind, Meta(description=f"one of {', '.join(REPORT_KINDS)}")]
    company: Annotated[str, Meta(pattern=or_empty(Slug), description="a company's slug, or nothing")] = ""
    text: ReportText
    source: Annotated[str, Meta(pattern=or_empty(WebAddress), description=f"{ADDRESS}, or nothing")] = ""
    contact: Annotated[str, Meta(pattern=or_empty(ContactLine), max_length=200, description="a line, or nothing")] = ""


class ReportAnswer(msgspec.Struct, frozen=True):
    """What everybody may know of a report: never its text, source or sender."""

    id: str
    kind: ReportKind
    company: str | None
    state: ReportState
    received_on: date
    decided_on: date | None
    page: str
    """The address of the page that shows the state."""


async def send_report(request: web.Request) -> web.StreamResponse:
    """Take a report in; a form is answered with the page that shows its state."""
    refuse_query(request)
    submission = await _submission(request)
    request.app[GATE].admit_report(request)
    report = await submit(request.app[STORE], submission, datetime.now(UTC))
    answer = public_part(report)
    if request.content_type == FORM:
        return web.Response(status=303, headers={"Location": answer.page, "Cache-Control": NOT_KEPT})
    return web.Response(
        status=201,
        body=msgspec.json.encode(answer),
        headers={"Content-Type": JSON, "Location": f"/v1/reports/{report.id}", "Cache-Control": NOT_KEPT},
    )


async def _submission(request: web.Request) -> Submission:
    sent = await read_json_or_form(request, Submission, ReportForm, limit=BODY_LIMIT)
    if isinstance(sent, Submission):
        return sent
    return Submission(**{name: value for name, value in msgspec.structs.asdict(sent).items() if value})


async def get_report(request: web.Request) -> web.StreamResponse:
    """What became of a report."""
    refuse_query(request)
    report = await find(request.app[STORE], request.match_info["id"])
    return respond(request, json_content(public_part(report), caching=NOT_KEPT))


def public_part(report: Report) -> ReportAnswer:
    """The part of a report that is shown to everybody."""
    return ReportAnswer(
        id=report.id,
        kind=report.submission.kind,
        company=report.submission.company,
        state=report.state,
        received_on=report.received_at.date(),
        decided_on=None if report.decided_at is None else report.decided_at.date(),
        page=f"/reports/{report.id}",
    )


ROUTES = (
    Route(
        method="POST",
        path="/v1/reports",
        name="sendReport",
        summary="Send in evidence, a dispute, a wrong badge, a missing company or something else",
        handler=send_report,
        body=Submission,
        form=ReportForm,
        answer=ReportAnswer,
        status=201,
        errors=(404, 408, 413, 415),
    ),
    Route(
        path="/v1/reports/{id}",
        name="getReport",
        summary="What became of a report",
        handler=get_report,
        answer=ReportAnswer,
        errors=(404,),
    ),
)
