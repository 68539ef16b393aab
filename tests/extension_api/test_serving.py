"""What goes wrong before or around a handler, all told in one form."""

import pytest
from aiohttp import ClientSession
from yarl import URL

from cci_core.errors import Unavailable
from extension_api.keys import EDITIONS, STORE


async def test_an_unknown_address_is_a_404_problem(service, assert_problem):
    async with service.session.get("/v1/nothing") as response:
        assert "'/v1/nothing'" in (await assert_problem(response, 404, "not-found"))["detail"]


async def test_a_path_that_is_not_utf_8_is_a_404_problem(service, assert_problem):
    async with (
        ClientSession() as session,
        session.get(URL(f"{service.url}/v1/companies/%ff", encoded=True)) as response,
    ):
        await assert_problem(response, 404, "not-found")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
async def test_a_method_that_is_not_allowed_names_those_that_are(service, assert_problem, method):
    async with service.session.request(method, "/v1/companies/acme") as response:
        await assert_problem(response, 405, "method-not-allowed")
        assert response.headers["Allow"] == "GET, HEAD"


async def test_an_unexpected_error_has_an_id_that_the_log_repeats_without_its_text(service, assert_problem, capsys):
    def fail() -> None:
        raise KeyError("what the client asked")

    service.app[EDITIONS].present = fail
    async with service.session.get("/v1/companies/acme") as response:
        body = await assert_problem(response, 500, "internal")
    logged = "".join(capsys.readouterr())
    assert body["instance"].startswith("urn:cci:error:")
    assert body["instance"] in logged
    assert "what the client asked" not in logged


async def test_until_there_is_a_directory_the_service_is_unavailable(service, assert_problem):
    service.keeper.current = None
    for path in ("/v1/companies", "/v1/companies/acme", "/v1/match?name=acme", "/readyz"):
        async with service.session.get(path) as response:
            await assert_problem(response, 503, "unavailable")
            assert response.headers["Retry-After"] == "5"
    async with service.session.get("/healthz") as response:
        assert response.status == 200


async def test_a_database_that_fails_leaves_what_is_in_memory(service, assert_problem):
    async def fail(_query: object) -> None:
        raise Unavailable("database: gone; try again")

    await service.json("/v1/companies/acme")
    service.app[STORE].read = fail
    assert (await service.json("/v1/companies/acme"))["slug"] == "acme"
    assert (await service.json("/v1/companies"))["total"] == 6
    async with service.session.get("/v1/companies/brillo") as response:
        await assert_problem(response, 503, "unavailable")


async def test_people_get_pages_and_programs_problems(service, assert_problem):
    async with service.session.get("/nowhere", headers={"Accept": "text/html"}) as response:
        assert response.status == 404
        assert response.content_type == "text/html"
        assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    async with service.session.get("/v1/nowhere", headers={"Accept": "text/html"}) as response:
        await assert_problem(response, 404, "not-found")


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("/companies/", "/companies"),
        ("/companies/acme//?lang=de", "/companies/acme?lang=de"),
        ("/v1/match/?name=%C3%A9", "/v1/match?name=%C3%A9"),
    ],
)
async def test_a_slash_too_many_leads_to_the_address_without_it(service, path, meant):
    async with service.session.get(URL(f"{service.url}{path}", encoded=True), allow_redirects=False) as response:
        assert response.status == 308
        assert response.headers["Location"] == meant
        assert response.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("path", ["//companies/", "/nowhere/", "//evil.example/"])
async def test_a_slash_leads_nowhere_else(service, assert_problem, path):
    async with service.session.get(URL(f"{service.url}{path}", encoded=True), allow_redirects=False) as response:
        await assert_problem(response, 404, "not-found")


async def test_every_page_keeps_to_itself(service):
    for path in ("/docs", "/companies", "/companies/acme", "/methodology"):
        async with service.session.get(path) as response:
            policy = response.headers["Content-Security-Policy"]
            assert "unsafe-inline" not in policy
            assert "frame-ancestors 'none'" in policy
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert "Referrer-Policy" in response.headers


async def test_requests_are_counted_by_route_and_status(service):
    await service.json("/v1/companies/acme")
    await service.json("/v1/companies/nobody", 404)
    await service.json("/nowhere", 404)
    async with service.session.get("/metrics") as response:
        lines = (await response.text()).splitlines()
    assert 'cci_http_requests_total{method="GET",route="/v1/companies/{slug}",status="200"} 1.0' in lines
    assert 'cci_http_requests_total{method="GET",route="/v1/companies/{slug}",status="404"} 1.0' in lines
    assert 'cci_http_requests_total{method="none",route="none",status="404"} 1.0' in lines
    assert any(line.startswith("cci_directory_age_seconds") for line in lines)
    assert any(line.startswith("cci_directory_build_seconds") for line in lines)
    assert not any("acme" in line or "127.0.0.1" in line for line in lines)


async def test_readiness_names_the_directory(service):
    ready = await service.json("/readyz")
    assert ready == {"directory": str(service.keeper.current.version), "companies": 6, "status": "ready"}


async def test_an_access_log_is_written_only_when_asked_for(start, records, capsys):
    service = await start(*records, access_log=True)
    await service.json("/v1/match?name=secret")
    logged = "".join(capsys.readouterr())
    assert "route=/v1/match" in logged
    assert "secret" not in logged
