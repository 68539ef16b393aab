"""What readers send in, and the public state of it: `/v1/reports`."""

from datetime import UTC, date, datetime

import msgspec
from aiohttp import web

from cci_core.curation import Report, ReportKind, ReportState, Submission, find, submit
from extension_api.content import NOT_KEPT, json_content
from extension_api.keys import GATE, STORE
from extension_api.parameters import FORM, read_json_or_form, refuse_query
from extension_api.routing import JSON, Route
from extension_api.sending import respond

BODY_LIMIT = 32 * 1024


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
    submission = await read_json_or_form(request, Submission, limit=BODY_LIMIT)
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
        body_types=(JSON, FORM),
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
