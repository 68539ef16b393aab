"""`/v1/companies` and `/v1/companies/{slug}`."""

from urllib.parse import quote

import pytest
from aiohttp import ClientSession
from yarl import URL

from cci_core.records import Company
from extension_api.companies import content_of
from extension_api.keys import EDITIONS

TOP_LEVEL = {
    "slug", "name", "aliases", "description", "country", "headquarters", "website", "logo_url", "isin", "wikidata",
    "locations", "owner", "domains", "industries", "contacts", "events", "score",
}  # fmt: skip


async def test_a_company_has_every_key_and_nulls_where_nothing_is_known(service):
    company = await service.json("/v1/companies/zorblax")
    assert set(company) == TOP_LEVEL
    assert company["website"] is None
    assert company["events"] == []
    assert company["score"]["value"] is None
    assert company["score"]["tier"] == "unrated"


async def test_contributions_add_up_to_the_score_and_are_null_where_they_do_not_count_yet(service):
    company = await service.json("/v1/companies/acme")
    counted, ahead = company["events"]
    parts = [impact["contribution"] for impact in counted["impacts"]]
    assert sum(parts) == pytest.approx(company["score"]["value"], abs=1e-12)
    assert ahead["impacts"][0]["contribution"] is None
    assert company["score"]["evidence"] == {"events": 1, "impacts": 2, "latest": "2025-06-01"}
    assert set(company["score"]["change"]) == {"day", "month", "year"}
    assert [each["impacts"] for each in company["score"]["categories"]] == [1, 0, 0, 1]


async def test_a_change_of_the_catalogue_shows_in_the_answer_and_its_tag(service):
    async with service.session.get("/v1/companies/brillo") as before:
        etag = before.headers["ETag"]
    changed = Company(slug="brillo", name="Brillo Renamed")
    await service.put(changed)
    async with service.session.get("/v1/companies/brillo", headers={"If-None-Match": etag}) as after:
        assert after.status == 200
        assert after.headers["ETag"] != etag
        assert (await after.json())["name"] == "Brillo Renamed"


async def test_an_answer_ahead_of_the_directory_is_not_kept(service, records):
    edition = service.app[EDITIONS].present()
    number, company = 10**6, records[1]
    content = content_of(edition, number, company)
    assert content.etag is None
    assert b"no-cache" in content.form_for(None, None).head


async def test_a_list_says_the_total_and_leads_there_and_back(service):
    first = await service.json("/v1/companies?limit=4&sort=name")
    assert first["total"] == 6
    assert [each["slug"] for each in first["companies"]] == ["acme", "brillo", "crunch", "dorf"]
    assert first["previous"] is None
    second = await service.json(first["next"])
    assert [each["slug"] for each in second["companies"]] == ["eclair", "zorblax"]
    assert second["next"] is None
    again = await service.json(second["previous"])
    assert again["companies"] == first["companies"]


async def test_a_page_holds_its_place_while_the_catalogue_changes(service):
    first = await service.json("/v1/companies?limit=2")
    await service.put(Company(slug="aaa", name="Aaa Newcomer"))
    second = await service.json(first["next"])
    assert [each["slug"] for each in second["companies"]] == ["crunch", "dorf"]


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("sort=score", ["brillo", "crunch", "dorf", "eclair", "acme", "zorblax"]),
        ("sort=-score", ["acme", "eclair", "dorf", "crunch", "brillo", "zorblax"]),
        ("tier=unrated", ["zorblax"]),
        ("country=DE", ["dorf"]),
        ("industry=3361&sort=name", ["acme", "brillo", "crunch", "eclair", "zorblax"]),
        ("industry=31", ["dorf"]),
        ("query=" + quote("Éclair-Works Widgets"), ["eclair"]),
        ("query=brillo.example&country=DE", []),
    ],
)
async def test_filters_and_sorts(service, query, slugs):
    answer = await service.json(f"/v1/companies?{query}")
    assert [each["slug"] for each in answer["companies"]] == slugs
    assert answer["total"] == len(slugs)


@pytest.mark.parametrize("sort", ["name", "-name", "score", "-score", "change", "-change", "newest", "-newest"])
async def test_following_next_visits_every_company_once(service, sort):
    path, seen = f"/v1/companies?limit=1&sort={sort}", []
    while path is not None:
        page = await service.json(path)
        seen += [each["slug"] for each in page["companies"]]
        path = page["next"]
    assert len(seen) == len(set(seen)) == 6


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("limit=0", "limit must be a whole number from 1 to 100, got '0'"),
        ("limit=ten", "limit must be a whole number from 1 to 100, got 'ten'"),
        ("tier=great", "tier must be one of champion"),
        ("country=XX", "country must be a code of ISO 3166-1"),
        ("country=mx", "country must be"),
        ("industry=car", "industry must be"),
        ("sort=size", "sort must be one of -change, -name"),
        ("cursor=nonsense", "cursor must be taken unchanged"),
        ("cursor=a0", "cursor must be taken unchanged"),
        ("tiers=champion", "unknown parameter 'tiers'; use query, tier"),
        ("sort=name&limit=1&limit=2", "the parameter 'limit' may be given once"),
        ("query=%ff", "not UTF-8"),
        ("&".join(f"p{n}=1" for n in range(40)), "at most 30 parameters"),
    ],
)
async def test_a_wrong_parameter_is_named_with_its_cure(service, assert_problem, query, told):
    address = URL(f"{service.url}/v1/companies?{query}", encoded=True)
    async with ClientSession() as session, session.get(address) as response:
        assert told in (await assert_problem(response, 400, "invalid-input"))["detail"]


async def test_a_cursor_of_another_order_is_a_conflict(service, assert_problem):
    cursor = (await service.json("/v1/companies?limit=1&sort=score"))["next"].rpartition("=")[2]
    async with service.session.get(f"/v1/companies?sort=name&cursor={cursor}") as response:
        assert "sort=score" in (await assert_problem(response, 409, "conflict"))["detail"]


async def test_an_unknown_company_is_a_404_problem(service, assert_problem):
    async with service.session.get("/v1/companies/nobody") as response:
        assert "'nobody'" in (await assert_problem(response, 404, "not-found"))["detail"]


async def test_parameters_where_there_are_none_are_refused(service, assert_problem):
    async with service.session.get("/v1/companies/acme?full=1") as response:
        await assert_problem(response, 400, "invalid-input")
