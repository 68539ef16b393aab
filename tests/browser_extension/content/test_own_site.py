"""The site of a company: its badge, the toolbar's count and the popup, though the page itself reports nothing."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Page

from benchmarks.badge_browser import Browser, badges_of, chromium_with, extension_copy, index_file, rated, worker_of
from browser_extension.content.markup import page, titled

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

HOME = page("<h1>Bosch</h1><p>Welcome.</p>")
LONG = (
    "<p>Sony and others stand in this text, as they do in many. Nothing of it is for sale, and nobody asks a price.</p>"
)
NEWS = page(f"<h1>News</h1>{LONG}", '<meta property="og:type" content="article">')
MOVE = """() => { history.pushState({}, '', '/moved'); document.title = 'Nothing';
  for (const part of document.querySelectorAll('main, meta')) part.remove(); }"""
TAB = "chrome.tabs.query({ active: true }).then(([tab]) => tab.id)"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browser]:
    work = tmp_path_factory.mktemp("own-site")
    index = index_file([rated("bosch", "Bosch", domains=["bosch.example"]), rated("sony", "Sony")])
    async with chromium_with(extension_copy(work, index), work / "profile") as browser:
        yield browser


async def opened(chromium: Browser, address: str, html: str) -> Page:
    """A tab at that page."""
    chromium.serve({address: html})
    return await chromium.visit(address)


async def toolbar(chromium: Browser, wanted: str) -> str:
    """What the toolbar counts for the tab in front, once it is as wanted."""
    worker = await worker_of(chromium.context)
    for _ in range(40):
        text = str(await worker.evaluate(f"{TAB}.then((tabId) => chrome.action.getBadgeText({{ tabId }}))"))
        if text == wanted:
            break
        await chromium.context.pages[0].wait_for_timeout(50)
    return text


async def record(chromium: Browser) -> dict[str, Any]:
    """What is kept of the tab in front."""
    worker = await worker_of(chromium.context)
    kept = await worker.evaluate(f"{TAB}.then((id) => chrome.storage.session.get(`tab-${{id}}`))")
    return dict(next(iter(kept.values()), {}))


async def choose(chromium: Browser, settings: dict[str, object]) -> None:
    """Store these settings, as the options page does."""
    worker = await worker_of(chromium.context)
    await worker.evaluate("(settings) => chrome.storage.local.set({ settings })", settings)


async def test_a_home_page_with_nothing_for_sale_has_its_companys_badge(chromium: Browser) -> None:
    tab = await opened(chromium, "https://www.bosch.example/", HOME)
    await tab.locator("cci-badges button[data-rung=domain]").wait_for(state="attached")
    assert await toolbar(chromium, "1") == "1"
    await tab.close()


async def test_an_article_on_its_site_has_no_badge_but_is_counted(chromium: Browser) -> None:
    tab = await opened(chromium, "https://www.bosch.example/news", NEWS)
    assert await toolbar(chromium, "1") == "1"
    assert await badges_of(tab) == []
    await tab.close()


async def test_what_was_found_is_forgotten_when_the_tab_moves_on(chromium: Browser) -> None:
    tab = await opened(chromium, "https://shop.example/sony", titled("Sony radio"))
    assert await toolbar(chromium, "1") == "1"
    chromium.serve({"https://other.example/": page("<h1>Nothing</h1>")})
    await tab.goto("https://other.example/")
    assert await toolbar(chromium, "") == ""
    assert (await record(chromium))["frames"] == {}
    await tab.goto("about:blank")
    await toolbar(chromium, "")
    for _ in range(40):
        if not (kept := await record(chromium)):
            break
        await tab.wait_for_timeout(50)
    assert kept == {}
    await tab.close()


async def test_a_move_within_the_page_is_followed(chromium: Browser) -> None:
    tab = await opened(chromium, "https://shop.example/move", titled("Sony radio"))
    assert await toolbar(chromium, "1") == "1"
    await tab.evaluate(MOVE)
    await tab.locator("cci-badges").wait_for(state="detached")
    assert await toolbar(chromium, "") == ""
    await tab.close()


async def test_hiding_the_company_takes_effect_at_once_and_ends_at_once(chromium: Browser) -> None:
    tab = await opened(chromium, "https://www.bosch.example/", HOME)
    badge = tab.locator("cci-badges button[data-rung=domain]")
    await badge.wait_for(state="attached")
    tier = await badge.get_attribute("data-tier")
    await choose(chromium, {"hiddenCompanies": {"bosch": tier}})
    await badge.wait_for(state="detached")
    assert await toolbar(chromium, "") == ""
    hidden = await opened(chromium, "https://www.bosch.example/again", HOME)
    assert await badges_of(hidden) == []
    await choose(chromium, {})
    await hidden.locator("cci-badges button[data-rung=domain]").wait_for(state="attached")
    await hidden.close()
    await tab.close()
