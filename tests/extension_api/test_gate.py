"""Which requests are limited."""

from ipaddress import ip_network

SLOW = {"reads_per_second": 1}


async def statuses(service, count: int, **headers: str) -> list[int]:
    found = []
    for _ in range(count):
        async with service.session.get("/v1/companies", headers=headers) as response:
            found.append(response.status)
    return found


async def test_this_machine_itself_is_not_limited(start):
    service = await start(**SLOW)
    assert await statuses(service, 20) == [200] * 20
    assert await statuses(service, 20, **{"X-Forwarded-For": "203.0.113.9"}) == [200] * 20


async def test_a_client_behind_a_trusted_proxy_is_limited_alone(start, assert_problem):
    service = await start(trusted_proxies=(ip_network("127.0.0.1"),), **SLOW)
    assert await statuses(service, 8, **{"X-Forwarded-For": "203.0.113.9"}) == [200] * 4 + [429] * 4
    assert await statuses(service, 2, **{"X-Forwarded-For": "203.0.113.10"}) == [200] * 2
    async with service.session.get("/v1/companies", headers={"X-Forwarded-For": "203.0.113.9"}) as response:
        body = await assert_problem(response, 429, "rate-limited")
        assert response.headers["Retry-After"] == "1"
        assert "203.0.113.9" not in str(body)


async def test_probes_are_never_limited(start):
    service = await start(trusted_proxies=(ip_network("127.0.0.1"),), **SLOW)
    for _ in range(20):
        async with service.session.get("/healthz", headers={"X-Forwarded-For": "203.0.113.9"}) as response:
            assert response.status == 200
