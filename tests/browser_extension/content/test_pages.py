"""Badges on small pages in the manners of many shops: the right ones, and none where none belongs."""

import pytest

from benchmarks.badge_browser import Browser, badges_of
from browser_extension.content.markup import SHOP_PAGES

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]


@pytest.mark.parametrize("name", SHOP_PAGES["pages"])
async def test_page_gets_exactly_the_badges_that_belong_on_it(chromium: Browser, name: str) -> None:
    given = SHOP_PAGES["pages"][name]
    expected = set(given["expected"])
    address = f"https://saved.example/{name}"
    chromium.serve({address: given["html"]})
    page = await chromium.context.new_page()
    await page.goto(address)
    for _ in range(20 if expected else 4):
        await page.wait_for_timeout(100)
        if expected and {company for company, _ in await badges_of(page)} == expected:
            break
    shown = await badges_of(page)
    await page.close()
    assert {company for company, _ in shown} == expected
