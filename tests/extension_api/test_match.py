"""`/v1/match`."""

import json

import msgspec
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


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("", "the parameter 'name' is missing; add it"),
        ("name=a&name=b", "the parameter 'name' may be given once"),
        ("names=a", "unknown parameter 'names'; use name"),
    ],
)
async def test_a_wrong_name_is_a_problem(service, assert_problem, query, told):
    async with service.session.get(f"/v1/match?{query}") as response:
        assert told in (await assert_problem(response, 400, "invalid-input"))["detail"]


async def test_several_names_leave_no_room_for_parameters(service, assert_problem):
    async with service.session.post("/v1/match?name=a", json={"names": ["a"]}) as response:
        await assert_problem(response, 400, "invalid-input")


HOSTILE = ("", " ", "\x00", "\u202e", "💣" * 600, "a" * 8000, "' OR 1=1 --", "../../etc/passwd")
SHOP = "https://www.brillo.example/widgets/a-very-long-name?" + "&".join(f"utm_{n}={n:08d}" for n in range(110))


async def test_whatever_the_name_both_ways_answer_as_the_command_line_does(service):
    names = [*HOSTILE, SHOP]
    async with service.session.post("/v1/match", json={"names": names}) as response:
        together = (await response.json())["answers"]
    for name, one in zip(names, together, strict=True):
        async with service.session.get("/v1/match", params={"name": name}) as response:
            assert response.status == 200
            assert await response.json() == one
        assert one == msgspec.json.decode(msgspec.json.encode(service.keeper.current.lookup(name)))


async def test_an_address_of_1500_characters_finds_its_company(service):
    assert len(SHOP) > 1500
    async with service.session.get("/v1/match", params={"name": SHOP}) as response:
        answer = await response.json()
    assert (answer["company"]["slug"], answer["how"]) == ("brillo", "domain")


async def test_a_name_longer_than_an_address_may_be_is_told_so(service):
    async with service.session.get("/v1/match?name=" + "x" * 8200) as response:
        assert response.status == 431
        assert "longer than 8190 bytes" in (await response.json(content_type=None))["detail"]
