"""`/v1/companies/{slug}/history`."""

from datetime import date

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extension_api.history import HistoryQuery, span
from extension_api.problems import Conflict

TODAY = date(2026, 1, 1)


async def test_a_day_has_the_score_of_that_day_and_none_before_evidence(service):
    answer = await service.json("/v1/companies/brillo/history?from=2025-05-31&to=2025-06-02")
    assert [day["date"] for day in answer["days"]] == ["2025-05-31", "2025-06-01", "2025-06-02"]
    assert answer["days"][0] == {"date": "2025-05-31", "value": None, "tier": "unrated"}
    assert answer["days"][1]["value"] > answer["days"][2]["value"] > 0


async def test_the_last_day_is_the_present_score(service):
    company = await service.json("/v1/companies/brillo")
    answer = await service.json("/v1/companies/brillo/history")
    assert answer["days"][-1]["value"] == pytest.approx(company["score"]["value"])
    assert len(answer["days"]) == 366


@given(st.none() | st.dates(), st.none() | st.dates())
def test_a_span_has_1_to_3650_days_and_none_ahead(first, last):
    unset = msgspec.UNSET
    query = HistoryQuery(unset if first is None else first, unset if last is None else last)
    if first is not None and first > min(last or TODAY, TODAY):
        with pytest.raises(Conflict):
            span(query, TODAY)
        return
    start, end = span(query, TODAY)
    assert start <= end <= TODAY
    assert (end - start).days < 3650


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("from=2025-06-02&to=2025-06-01", "from=2025-06-02 lies after to=2025-06-01; give the earlier day as from"),
        ("from=2026-01-02", "from=2026-01-02 lies after today, 2026-01-01; give today or an earlier day"),
        ("from=2026-01-02&to=2026-02-01", "from=2026-01-02 lies after today"),
    ],
)
async def test_a_span_without_days_is_a_problem(service, assert_problem, query, told):
    async with service.session.get(f"/v1/companies/brillo/history?{query}") as response:
        assert told in (await assert_problem(response, 409, "conflict"))["detail"]


@pytest.mark.parametrize("query", ["from=yesterday", "to=2025-02-30", "from=20250101", "since=2025-01-01"])
async def test_a_wrong_day_is_a_problem(service, assert_problem, query):
    async with service.session.get(f"/v1/companies/brillo/history?{query}") as response:
        await assert_problem(response, 400, "invalid-input")
