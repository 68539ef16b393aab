"""The queue of reports."""

from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.curation import Submission, decide, find, list_reports, queue, submit
from cci_core.errors import InvalidInput, NotFound, Unavailable
from cci_core.storage import companies
from fixtures.catalogue import invented

NOW = datetime(2025, 4, 20, 12, tzinfo=UTC)
SENT = Submission(kind="other", text="Something is wrong", contact="reader@mail.example")


async def test_a_report_is_found_as_it_was_sent(store):
    await store.write(lambda connection: companies.put(connection, invented()))
    sent = Submission(kind="evidence", company="zorblax", text="Look", source="https://source.example/b", contact="me")
    report = await submit(store, sent, NOW)
    assert await find(store, report.id) == report
    assert report.submission == sent
    assert report.received_at == NOW
    assert report.state == "received"


async def test_a_decision_deletes_the_contact_and_stands(store):
    report = await submit(store, SENT, NOW)
    decided = await decide(store, report.id, "accepted", NOW, note="checked")
    assert await find(store, report.id) == decided
    assert decided.submission.contact is None
    assert decided.note == "checked"
    with pytest.raises(InvalidInput, match="was accepted on 2025-04-20"):
        await decide(store, report.id, "declined", NOW)


async def test_the_queue_is_listed_by_state_the_oldest_first(store):
    late = await submit(store, SENT, NOW.replace(hour=13))
    early = await submit(store, SENT, NOW)
    done = await decide(store, (await submit(store, SENT, NOW)).id, "declined", NOW)
    assert [each.id for each in await list_reports(store)] == [early.id, late.id]
    assert [each.id for each in await list_reports(store, "declined")] == [done.id]
    assert len(await list_reports(store, None)) == 3


async def test_a_report_about_an_unknown_company_is_refused(store):
    with pytest.raises(NotFound, match="'nobody'"):
        await submit(store, Submission(kind="dispute", company="nobody", text="x"), NOW)


async def test_a_full_queue_takes_no_more(store, monkeypatch):
    monkeypatch.setattr(queue, "MOST_WAITING", 1)
    await submit(store, SENT, NOW)
    with pytest.raises(Unavailable, match="wait for review"):
        await submit(store, SENT, NOW)


async def test_an_unknown_report_is_not_found(store):
    with pytest.raises(NotFound, match="'0123'"):
        await find(store, "0123")


@given(st.text(max_size=20))
def test_a_text_is_taken_in_if_it_says_something_and_has_no_control_characters(text):
    controls = any((ord(char) < 32 and char not in "\t\n\r") or 127 <= ord(char) < 160 for char in text)
    seen = any(ord(char) > 32 for char in text)
    try:
        msgspec.convert({"kind": "other", "text": text}, Submission)
    except msgspec.ValidationError:
        assert controls or not seen
    else:
        assert seen
        assert not controls


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "praise"},
        {"company": "Not A Slug"},
        {"source": "javascript:alert(1)"},
        {"source": "https://user@host.example/"},
        {"contact": "two\nlines"},
        {"text": "x" * 5001},
        {"extra": 1},
    ],
)
def test_what_is_out_of_bounds_is_refused(wrong):
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"kind": "other", "text": "x"} | wrong, Submission)
