"""Take reports and messages from forms."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from bot.asking import find
from bot.core import Core, Request, entry_of
from bot.forms import entered, report_form, show, voice_form
from bot.rendering.keys import Address, Topic, slug_of
from bot.rendering.pages import note_view
from bot.rendering.parts import Stage
from bot.rendering.voice import voice_message, voice_view
from bot.respond import in_time, send_view
from cci_core.curation import ReportKind, Submission, submit
from cci_core.errors import InvalidInput
from cci_core.records import Company

_KINDS: dict[str, ReportKind] = {
    "evidence": "evidence",
    "dispute": "dispute",
    "missing": "missing-company",
    "wrong": "other",
}


async def open_report(core: Core, request: Request, _address: Address, _values: Sequence[str]) -> None:
    """Show the form for a missing company."""
    stage = await core.stage(request, private=True)
    await show(request, report_form(stage, "missing", ""))


async def open_voice(core: Core, request: Request, address: Address, _values: Sequence[str]) -> None:
    """Show the draft of a message, to be changed."""
    stage = await core.stage(request, private=True)
    directory = core.directory
    entry = entry_of(directory, slug_of(address.key, directory.by_slug), stage.language)
    await show(request, voice_form(stage, address.key, voice_message(directory, entry, stage)))


async def take_form(core: Core, request: Request, address: Address, _values: Sequence[str]) -> None:
    """Take what was entered in one of the forms."""
    stage = await core.stage(request, private=True)
    take = take_message if address.topic == Topic.VOICE else take_report
    await take(core, request, address, stage)


async def take_message(core: Core, request: Request, address: Address, stage: Stage) -> None:
    """Show the changed message, ready to be copied."""
    directory = core.directory
    entry = entry_of(directory, slug_of(address.key, directory.by_slug), stage.language)
    company: Company = await core.company(entry.slug)
    view = voice_view(entry, company.contacts, entered(request).get("text", ""), stage)
    await send_view(request, view, private=True)


async def take_report(core: Core, request: Request, _address: Address, stage: Stage) -> None:
    """Put a report into the queue that curators read; who sent it is not kept."""
    submission = submission_of(core, entered(request), stage)
    report = await in_time(request, submit(core.store, submission, datetime.now(UTC)), private=True)
    await send_view(request, note_view(stage.say("report.thanks", id=report.id)), private=True)


def submission_of(core: Core, fields: Mapping[str, str], stage: Stage) -> Submission:
    """The report in the form of the queue; `InvalidInput` where the source is no address."""
    name = fields.get("company", "").strip()
    found = find(core.directory, name) if name else None
    slug = found if isinstance(found, str) else None
    text = fields.get("text", "").strip()
    raw = {
        "kind": _KINDS.get(fields.get("kind", ""), "other"),
        "company": slug,
        "text": text if slug or not name else f"{name}\n\n{text}",
        "source": fields.get("url", "").strip() or None,
    }
    try:
        return msgspec.convert(raw, Submission)
    except msgspec.ValidationError as error:
        key = "report.bad_url" if "source" in str(error) else "report.bad_text"
        raise InvalidInput(stage.say(key)) from error
