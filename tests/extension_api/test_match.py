"""`/v1/match`."""

import json

import pytest


async def test_one_name_is_answered_as_the_command_line_does(service):
    answer = await service.json("/v1/match?name=Brillo%20Widgets")
    expected = service.keeper.current.lookup("Brillo Widgets")
    assert answer["company"]["slug"] == "brillo"
    assert answer["company"]["score"] == expected.company.score
    assert list(answer) == ["query", "status", "company", "matched", "how", "confidence", "candidates"]


async def test_many_names_are_answered_in_order(service):
    names = ["Brillo Widgets", "nobody at all", "Acme Widgets"] * 30
    async with service.session.post("/v1/match", json={"names": names}) as response:
        answers = (await response.json())["answers"]
    assert [each["query"] for each in answers] == names
    assert answers[2]["company"]["slug"] == "acme"


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b'{"names": []}', "names must be a list of 1 to 500 names"),
        (json.dumps({"names": ["x"] * 501}).encode(), "names must be a list of 1 to 500 names"),
        (json.dumps({"names": ["x" * 301]}).encode(), "names must be a list of 1 to 500 names"),
        (b'{"names": [1]}', "names must be"),
        (b'{"name": ["x"]}', "unknown field 'name'; use names"),
        (b"{}", "the field 'names' is missing"),
        (b"{", "not JSON"),
        (b'{"names": ["\xff"]}', "not JSON in UTF-8"),
        (b"[]", "must be an object with names"),
    ],
)
async def test_a_wrong_body_is_a_problem(service, assert_problem, body, told):
    headers = {"Content-Type": "application/json"}
    async with service.session.post("/v1/match", data=body, headers=headers) as response:
        assert told in (await assert_problem(response, 400, "invalid-input"))["detail"]


async def test_a_body_over_64_kilobytes_is_too_large(service, assert_problem):
    body = json.dumps({"names": ["x" * 290] * 250}).encode()
    assert 64 * 1024 < len(body) < 80 * 1024
    async with service.session.post("/v1/match", data=body, headers={"Content-Type": "application/json"}) as response:
        await assert_problem(response, 413, "too-large")


async def test_a_body_far_too_large_is_refused_before_it_is_read(service, assert_problem):
    headers = {"Content-Type": "application/json"}
    async with service.session.post("/v1/match", data=b"x" * 900_000, headers=headers) as response:
        await assert_problem(response, 413, "too-large")


@pytest.mark.parametrize("headers", [{"Content-Type": "text/plain"}, {"Content-Encoding": "gzip"}])
async def test_a_body_of_another_kind_is_refused(service, assert_problem, headers):
    sent = {"Content-Type": "application/json"} | headers
    async with service.session.post("/v1/match", data=b"{}", headers=sent) as response:
        await assert_problem(response, 415, "unsupported-media-type")


@pytest.mark.parametrize("query", ["", "name=", "name=" + "x" * 301, "name=a&name=b", "names=a"])
async def test_a_wrong_name_is_a_problem(service, assert_problem, query):
    async with service.session.get(f"/v1/match?{query}") as response:
        await assert_problem(response, 400, "invalid-input")


async def test_hostile_names_are_answered(service):
    for name in ("\x00", "\u202e", "💣" * 300, "a" * 300, "' OR 1=1 --", "../../etc/passwd"):
        async with service.session.get("/v1/match", params={"name": name}) as response:
            assert response.status == 200
            assert (await response.json())["query"] == name
