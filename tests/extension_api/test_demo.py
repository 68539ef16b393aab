"""`/demo`."""

import pytest

from cci_core.demo import demo_pages


@pytest.mark.parametrize("path", ["/demo", "/demo/", "/demo/index.html"])
async def test_the_shop_opens_with_its_shelf(service, path):
    async with service.session.get(path) as response:
        assert response.status == 200
        assert response.headers["Content-Type"] == "text/html; charset=utf-8"
        assert "script-src 'self'" in response.headers["Content-Security-Policy"]
        assert await response.read() == demo_pages()["index.html"]


async def test_every_file_is_served_and_nothing_else(service, assert_problem):
    for path, body in demo_pages().items():
        async with service.session.get(f"/demo/{path}") as response:
            assert await response.read() == body
    async with service.session.get("/demo/../pyproject.toml") as response:
        assert response.status == 404
    async with service.session.get("/demo/nothing.html") as response:
        await assert_problem(response, 404, "not-found")
