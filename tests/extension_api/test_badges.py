"""`/v1/badges`."""

import hashlib

import msgspec

from cci_core.badges import PublicKey, unseal
from cci_core.badges.delta import apply_delta, is_delta


async def fetched(service, path, **headers):
    async with service.session.get(path, headers=headers) as response:
        return response.status, response.headers, await response.read()


async def test_the_index_is_signed_with_the_key_that_is_told(service):
    status, headers, body = await fetched(service, "/v1/badges")
    key = PublicKey.parse((await service.json("/v1/badges/key"))["key"])
    assert status == 200
    assert unseal(body, key).companies
    assert headers["ETag"] == f'"{hashlib.sha256(body).hexdigest()}"'
    assert headers["Access-Control-Allow-Origin"] == "*"


async def test_the_index_says_the_tiers_of_the_directory(service):
    _, _, body = await fetched(service, "/v1/badges")
    tiers = {company.slug: company.tier for company in unseal(body, None).companies if company.owner is None}
    rated = {entry.slug: entry.tier for entry in service.keeper.current.entries if entry.score is not None}
    assert tiers == rated


async def test_a_known_tag_is_answered_without_a_body(service):
    _, headers, _ = await fetched(service, "/v1/badges")
    status, _, body = await fetched(service, "/v1/badges", **{"If-None-Match": headers["ETag"]})
    assert (status, body) == (304, b"")


async def test_a_version_gets_what_changed_since(service, records):
    _, _, before = await fetched(service, "/v1/badges")
    changed = msgspec.structs.replace(records[0], name=f"{records[0].name} Renamed")
    await service.put(changed)
    _, _, after = await fetched(service, "/v1/badges")
    _, _, answer = await fetched(service, f"/v1/badges?since={unseal(before, None).version}")
    made = apply_delta(before, answer) if is_delta(answer) else answer
    assert made == after != before


async def test_a_version_that_is_not_known_gets_the_whole(service):
    _, _, whole = await fetched(service, "/v1/badges")
    _, _, answer = await fetched(service, "/v1/badges?since=17")
    assert answer == whole


async def test_an_index_has_a_lasting_address(service):
    _, headers, body = await fetched(service, "/v1/badges")
    digest = headers["ETag"].strip('"')
    status, headers, same = await fetched(service, f"/v1/badges/{digest}.bin")
    assert (status, same) == (200, body)
    assert "immutable" in headers["Cache-Control"]
    assert (await fetched(service, f"/v1/badges/{'0' * 64}.bin"))[0] == 404


async def test_since_must_be_a_version(service):
    assert (await fetched(service, "/v1/badges?since=yesterday"))[0] == 400
