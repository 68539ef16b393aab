"""The buttons that ask for access, clicked in a Firefox that asks the person, who allows or refuses."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser_extension.background.marionette import FIREFOX, ID, Firefox, firefox

pytestmark = [pytest.mark.browser, pytest.mark.skipif(not Path(FIREFOX).exists(), reason="firefox-esr is missing")]

EXTENSION = Path(__file__).parents[3] / "browser_extension"
ALLOWED = f"""return WebExtensionPolicy.getByID({ID!r}).allowedOrigins.patterns.map((each) => each.pattern)
  .filter((each) => !each.startsWith('moz-extension:'))"""
REGISTERED = (
    """return chrome.scripting.getRegisteredContentScripts().then((all) => all.flatMap((each) => each.matches))"""
)
ASK_FOR_SITE = """const { allowOrigin } = await import('/popup/access.js');
  document.querySelector('h1').addEventListener('click', () => allowOrigin({ url: arguments[0] }), { once: true })"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    with firefox(tmp_path_factory.mktemp("firefox")) as driver:
        origin = driver.install(EXTENSION)
        driver.turn_to(f"{origin}/welcome/welcome.html")
        yield driver


def until_state(browser: Firefox, words: str) -> None:
    """Wait until the page says so."""
    browser.until(lambda: words in browser.text("#state"))


def until_scripts(browser: Firefox, matches: list[str]) -> None:
    """Wait until the scripts are registered for just these pages."""
    browser.until(lambda: sorted(browser.on_page(REGISTERED)) == sorted(matches))


def allowed(browser: Firefox) -> list[Any]:
    """The patterns of pages that Firefox lets the extension read."""
    return sorted(browser.in_browser(ALLOWED))


def test_what_a_person_refuses_changes_nothing(browser: Firefox) -> None:
    until_state(browser, "Only when I ask")
    browser.click("#everywhere")
    assert "Access your data for all websites" in browser.answer(allow=False)
    until_state(browser, "Only when I ask. The browser did not give the permission")
    assert allowed(browser) == []
    assert browser.on_page(REGISTERED) == []


def test_everywhere_is_asked_for_and_can_be_narrowed_to_known_shops(browser: Firefox) -> None:
    browser.click("#everywhere")
    browser.answer(allow=True)
    until_state(browser, "On all sites. Done")
    assert allowed(browser) == ["<all_urls>"]
    until_scripts(browser, ["http://*/*", "https://*/*"])
    browser.click("#shops")
    browser.answer(allow=True)
    until_state(browser, "known shops. Done")
    assert len(allowed(browser)) > 50
    assert "<all_urls>" not in allowed(browser)
    until_scripts(browser, allowed(browser))


def test_access_can_be_given_back(browser: Firefox) -> None:
    browser.click("#nowhere")
    until_state(browser, "Only when I ask. Done")
    assert allowed(browser) == []
    until_scripts(browser, [])


def test_known_shops_are_asked_for_by_name(browser: Firefox) -> None:
    browser.click("#shops")
    assert "amazon.com" in browser.answer(allow=True)
    until_state(browser, "known shops. Done")
    assert "*://*.amazon.com/*" in allowed(browser)
    until_scripts(browser, allowed(browser))
    browser.click("#nowhere")
    until_scripts(browser, [])


def test_this_site_asks_for_this_site_alone(browser: Firefox) -> None:
    browser.on_page(
        f"return (async () => {{ {ASK_FOR_SITE} }})()".replace("arguments[0]", "'https://shop.example/p/1?q=2'")
    )
    browser.click("h1")
    assert "shop.example" in browser.answer(allow=True)
    browser.until(lambda: allowed(browser) == ["https://shop.example/*"])
    until_scripts(browser, ["https://shop.example/*"])
