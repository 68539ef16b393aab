"""A page that the browser kept and shows again: the toolbar counts anew, and what was chosen meanwhile holds."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.badge_browser import extension_copy, worker_of
from browser_extension.background.conftest import Extension, Service
from browser_extension.background.marionette import FIREFOX, firefox
from browser_extension.content.markup import page, titled

pytestmark = pytest.mark.browser
Launch = Callable[..., Awaitable[Extension]]
PAGES = {"/news": page("<h1>News</h1>"), "/drill": titled("Tesla drill")}
KEEPS_PAGES = ["--disable-back-forward-cache"]
"""What Playwright starts Chromium with, and people do not."""
COUNT = "async address => chrome.action.getBadgeText({tabId: (await chrome.tabs.query({url: address}))[0].id})"
BADGE = "document.querySelector('cci-badges')?.shadowRoot.querySelector('button')"


class Site(Service):
    """A service that is also a newspaper and a shop."""

    def answer(self, path: str) -> bytes | None:
        return PAGES[path].encode() if path in PAGES else super().answer(path)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.stop()


async def test_the_toolbar_counts_a_page_that_was_gone_back_to(launch: Launch, site: Site) -> None:
    extension = await launch(ignore_default_args=KEEPS_PAGES)
    tab = await extension.context.new_page()
    await tab.goto(f"{site.address}/drill")
    await tab.locator("cci-badges button").wait_for()
    await tab.evaluate("addEventListener('pageshow', event => { window.kept = event.persisted; })")
    await tab.goto(f"{site.address}/news")
    # Playwright waits for a page to load, and this one is loaded already.
    await tab.evaluate("setTimeout(() => history.back())")
    await tab.wait_for_function("window.kept")
    worker = await worker_of(extension.context)
    for _ in range(100):
        if await worker.evaluate(COUNT, f"{site.address}/drill") == "1":
            return
        await tab.wait_for_timeout(100)
    raise AssertionError("the toolbar shows no count")


@pytest.mark.skipif(not Path(FIREFOX).exists(), reason="firefox-esr is missing")
def test_a_page_that_was_gone_back_to_keeps_no_badge_that_was_hidden_meanwhile(site: Site, tmp_path: Path) -> None:
    with firefox(tmp_path) as browser:
        origin = browser.install(extension_copy(tmp_path))
        shop = browser.send("WebDriver:GetWindowHandle")["value"]
        browser.open(f"{site.address}/drill")
        browser.until(lambda: browser.on_page(f"return Boolean({BADGE})"))
        tier = browser.on_page(f"return {BADGE}.dataset.tier")
        browser.on_page("document.documentElement.dataset.kept = 'yes'")
        browser.open(f"{site.address}/news")
        options = browser.send("WebDriver:NewWindow", {"type": "tab"})["handle"]
        browser.send("WebDriver:SwitchToWindow", {"handle": options, "focus": True})
        browser.open(f"{origin}/options/options.html")
        browser.until(lambda: browser.text("#freshness"))
        browser.click(f"input[value={tier}]")
        browser.send("WebDriver:SwitchToWindow", {"handle": shop, "focus": True})
        browser.send("WebDriver:Back")
        assert browser.on_page("return document.documentElement.dataset.kept") == "yes"
        browser.until(lambda: not browser.on_page(f"return Boolean({BADGE})"))
