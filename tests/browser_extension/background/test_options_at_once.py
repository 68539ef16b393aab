"""What is chosen on the options page shows at once: in tabs opened before and after, in both browsers."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from playwright.async_api import Page

from benchmarks.badge_browser import badges_of, extension_copy
from browser_extension.background.conftest import Extension, Service
from browser_extension.background.marionette import FIREFOX, Firefox, firefox
from browser_extension.content.markup import page, titled

pytestmark = pytest.mark.browser
Launch = Callable[..., Awaitable[Extension]]
PAGES = {"/news": page("<h1>News</h1><p>Tesla builds cars.</p>"), "/drill": titled("Tesla drill")}
SEEN = """return [...(document.querySelector('cci-badges')?.shadowRoot.querySelectorAll('button[data-company]') ?? [])]
  .map((badge) => badge.dataset.company).join()"""
TIER = "return document.querySelector('cci-badges').shadowRoot.querySelector('button').dataset.tier"
FIRST_LOOK_MS = 1000


class Site(Service):
    """A service that is also a newspaper and a shop."""

    def answer(self, path: str) -> bytes | None:
        return PAGES[path].encode() if path in PAGES else super().answer(path)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.stop()


async def visited(extension: Extension, address: str) -> Page:
    """A tab at that address, after its first look."""
    tab = await extension.context.new_page()
    await tab.goto(address)
    await tab.wait_for_timeout(FIRST_LOOK_MS)
    return tab


async def test_in_chromium(launch: Launch, site: Site) -> None:
    extension = await launch()
    before = [await visited(extension, f"{site.address}{path}") for path in PAGES]
    assert [[slug for slug, _ in await badges_of(tab)] for tab in before] == [[], ["tesla"]]
    tier = await before[1].locator("cci-badges button").get_attribute("data-tier")
    options = await extension.open("options/options.html")
    await options.check("#textMode")
    await before[0].bring_to_front()
    await before[0].locator("cci-badges button[data-rung=text]").wait_for(state="attached")
    after = await visited(extension, f"{site.address}/news")
    await after.locator("cci-badges button[data-rung=text]").wait_for(state="attached")
    await options.uncheck(f"input[value={tier}]")
    for tab in (*before, after):
        await tab.bring_to_front()
        await tab.locator("cci-badges").wait_for(state="detached")
    await options.check(f"input[value={tier}]")
    await options.uncheck("#textMode")
    await before[1].bring_to_front()
    await before[1].locator("cci-badges button").wait_for(state="attached")
    last = await visited(extension, f"{site.address}/news")
    assert [await badges_of(tab) for tab in (before[0], after, last)] == [[], [], []]


@pytest.mark.skipif(not Path(FIREFOX).exists(), reason="firefox-esr is missing")
def test_in_firefox(site: Site, tmp_path: Path) -> None:
    with firefox(tmp_path) as browser:
        origin = browser.install(extension_copy(tmp_path))
        in_new_tab(browser, f"{site.address}/drill")
        shows(browser, "tesla")
        tier = browser.on_page(TIER)
        in_new_tab(browser, f"{site.address}/news")
        in_new_tab(browser, f"{origin}/options/options.html")
        browser.until(lambda: browser.text("#freshness"))
        browser.click("#textMode")
        browser.turn_to(f"{site.address}/news")
        shows(browser, "tesla")
        browser.turn_to(f"{origin}/options/options.html")
        browser.click("#textMode")
        browser.click(f"input[value={tier}]")
        for path in PAGES:
            browser.turn_to(f"{site.address}{path}")
            shows(browser, "")


def in_new_tab(browser: Firefox, address: str) -> None:
    """Show the address in a tab of its own, in front."""
    handle = browser.send("WebDriver:NewWindow", {"type": "tab"})["handle"]
    browser.send("WebDriver:SwitchToWindow", {"handle": handle, "focus": True})
    browser.open(address)


def shows(browser: Firefox, companies: str) -> None:
    """Wait until the page in front has just these badges."""
    browser.until(lambda: browser.on_page(f"{{ {SEEN} }}".replace("return ", "return '=' + ")) == f"={companies}")
