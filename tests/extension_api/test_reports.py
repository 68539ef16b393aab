"""`/v1/reports`."""

import asyncio

import msgspec
import pytest

SENT = {"kind": "evidence", "company": "acme", "text": "They did it again", "source": "https://source.example/c"}


async def test_a_report_is_answered_with_an_id_and_a_public_state(service):
    async with service.session.post("/v1/reports", json=SENT | {"contact": "me@mail.example"}) as response:
        assert response.status == 201
        sent = await response.json()
        assert response.headers["Location"] == f"/v1/reports/{sent['id']}"
    public = await service.json(f"/v1/reports/{sent['id']}")
    assert public == sent
    assert public["state"] == "received"
    assert public["page"] == f"/reports/{sent['id']}"


async def test_what_was_written_is_shown_nowhere(service):
    async with service.session.post("/v1/reports", json=SENT | {"contact": "me@mail.example"}) as response:
        sent = await response.json()
    for path in (f"/v1/reports/{sent['id']}", sent["page"], "/v1/companies/acme", "/companies/acme"):
        async with service.session.get(path) as response:
            body = await response.text()
            assert response.status == 200
            assert "did it again" not in body
            assert "me@mail.example" not in body


async def test_a_plain_form_leads_to_the_page_of_its_state(service):
    form = {"kind": "other", "text": "Grüße\r\nand more", "company": "", "contact": "", "source": ""}
    async with service.session.post("/v1/reports", data=form, allow_redirects=False) as response:
        assert response.status == 303
        page = response.headers["Location"]
    async with service.session.get(page) as response:
        assert response.status == 200
        assert "Grüße" not in await response.text()


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"kind": "praise"}, "kind must be one of evidence, dispute"),
        ({"text": " "}, "text must be a text of 1 to 5000 characters"),
        ({"text": "x" * 5001}, "text must be"),
        ({"text": "\u0000"}, "text must be"),
        ({"source": "ftp://source.example"}, "source must be an address that starts with http"),
        ({"contact": "a\nb"}, "contact must be one line"),
        ({"company": "Not a slug"}, "company must be a company's slug"),
        ({"score": 100}, "unknown field"),
    ],
)
async def test_a_wrong_field_is_named_with_its_cure(service, assert_problem, wrong, told):
    async with service.session.post("/v1/reports", json=SENT | wrong) as response:
        assert told in (await assert_problem(response, 400, "invalid-input"))["detail"]


async def test_an_unknown_company_or_report_is_a_404_problem(service, assert_problem):
    async with service.session.post("/v1/reports", json=SENT | {"company": "nobody"}) as response:
        await assert_problem(response, 404, "not-found")
    async with service.session.get("/v1/reports/0123456789abcdef") as response:
        await assert_problem(response, 404, "not-found")


async def test_reports_are_limited_harder_than_reads_even_from_this_machine(service, assert_problem):
    statuses = []
    for _ in range(11):
        async with service.session.post("/v1/reports", json=SENT) as response:
            statuses.append(response.status)
            last = response
            if response.status == 429:
                await assert_problem(response, 429, "rate-limited")
    assert statuses == [201] * 10 + [429]
    assert 1 <= int(last.headers["Retry-After"]) <= 120


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"source": 'https://source.example/"a"'}, "quotes and <>\\^`{|} percent-encoded, or nothing, got 'https://"),
        ({"praise": "much"}, "unknown field 'praise'; use kind"),
    ],
)
async def test_a_wrong_field_of_a_form_is_named_with_its_cure(service, assert_problem, wrong, told):
    async with service.session.post("/v1/reports", data={"kind": "other", "text": "a"} | wrong) as response:
        assert told in (await assert_problem(response, 400, "invalid-input"))["detail"]


BOTH = "must be application/json or application/x-www-form-urlencoded, got "


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        ({"Content-Type": "text/xml"}, BOTH + "'text/xml'"),
        ({"Content-Type": "multipart/form-data; boundary=b"}, BOTH + "'multipart/form-data; boundary=b'"),
        ({"Content-Type": "text/\udcff"}, BOTH),
        ({"Content-Type": "application/json", "Content-Encoding": "br"}, "without a Content-Encoding, got 'br'"),
    ],
)
async def test_a_body_of_another_kind_is_told_which_kinds_are_read(service, assert_problem, headers, told):
    body = "\r\n".join((f"{name}: {value}" for name, value in headers.items()))
    request = f"POST /v1/reports HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nConnection: close\r\n{body}\r\n\r\nx"
    answer = await raw_answer(service.port, request.encode("utf-8", "surrogateescape"))
    assert b"415 Unsupported Media Type" in answer
    assert told in msgspec.json.decode(answer.partition(b"\r\n\r\n")[2])["detail"]


async def raw_answer(port: int, request: bytes) -> bytes:
    """The whole answer to bytes that no client library would send."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(request)
    answer = await reader.read()
    writer.close()
    return answer
