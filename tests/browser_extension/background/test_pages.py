from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from browser_extension.background.conftest import Extension, Service

pytestmark = pytest.mark.browser
Launch = Callable[..., Awaitable[Extension]]
PAGES = ("popup/popup.html", "options/options.html", "welcome/welcome.html")


async def settings_of(extension: Extension) -> dict[str, Any]:
    return (await extension.page.evaluate("chrome.storage.local.get('settings')")).get("settings", {})


async def test_options_are_kept_as_they_are_chosen(launch: Launch) -> None:
    extension = await launch()
    page = await extension.open("options/options.html")
    await page.uncheck("input[value=objector]")
    await page.check("#textMode")
    await page.fill("#new-site", "https://www.shop.example/cart?x=1")
    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="Remove shop.example").wait_for()
    kept = await settings_of(extension)
    assert "objector" not in kept["tiers"]
    assert len(kept["tiers"]) == 8
    assert kept["textMode"] is True
    assert kept["silencedSites"] == ["shop.example"]
    await page.get_by_role("button", name="Remove shop.example").click()
    await page.get_by_text("None").first.wait_for()
    assert (await settings_of(extension))["silencedSites"] == []


async def test_a_service_is_proven_before_its_address_is_saved(launch: Launch, service: Service) -> None:
    extension = await launch()
    page = await extension.open("options/options.html")
    for address, refusal in (
        ("http://cci.example", "must start with https"),
        ("http://127.0.0.1:9", "cannot be reached"),
    ):
        await page.fill("#apiBase", address)
        await page.click("text=Check and save")
        await page.get_by_text(refusal).wait_for()
    assert "apiBase" not in await settings_of(extension)
    await page.fill("#apiBase", service.address)
    await page.click("text=Check and save")
    await page.get_by_text("its index is signed").wait_for()
    assert (await settings_of(extension))["apiBase"] == service.address


async def test_everything_can_be_reset(launch: Launch) -> None:
    extension = await launch()
    await extension.choose(paused=True, tiers=["quisling"], hiddenCompanies={"acme": "quisling"})
    page = await extension.open("options/options.html")
    await page.click("#reset")
    assert (await settings_of(extension))["paused"] is True
    await page.click("#reset")
    await page.get_by_text("Saved").wait_for()
    kept = await settings_of(extension)
    assert (kept["paused"], kept["hiddenCompanies"], len(kept["tiers"])) == (False, {}, 9)


async def test_the_popup_searches_by_keyboard_and_pauses(launch: Launch) -> None:
    extension = await launch()
    page = await extension.open("popup/popup.html")
    await page.get_by_label("Find a company").fill("hikvison")
    await page.locator("#results [data-company=hikvision]").wait_for()
    await page.click("#pause")
    await page.get_by_text("Paused: no page shows badges.").wait_for()
    assert (await settings_of(extension))["paused"] is True


async def test_without_access_nothing_runs_on_pages_and_the_welcome_page_asks(launch: Launch) -> None:
    extension = await launch(everywhere=False)
    registered = "chrome.scripting.getRegisteredContentScripts()"
    assert await extension.page.evaluate(registered) == []
    for _ in range(50):
        welcome = [page for page in extension.context.pages if page.url.endswith("/welcome/welcome.html")]
        if welcome:
            break
        await extension.page.wait_for_timeout(100)
    await welcome[0].get_by_text("At present: Only when I ask.").wait_for()
    assert await extension.names("Hikvision") == ["hikvision"]


async def test_the_welcome_page_asks_chromium_for_just_what_its_buttons_say(launch: Launch) -> None:
    extension = await launch(everywhere=False)
    page = await extension.open("welcome/welcome.html")
    await page.get_by_text("At present: Only when I ask.").wait_for()
    await page.evaluate(
        "chrome.permissions.request = (asked) => { window.asked = asked; return Promise.resolve(false); }"
    )
    await page.click("#everywhere")
    await page.get_by_text("The browser did not give the permission. Nothing changed.").wait_for()
    assert await page.evaluate("window.asked") == {"origins": ["<all_urls>"]}
    await page.click("#shops")
    asked = await page.wait_for_function("window.asked.origins.length > 1 && window.asked.origins")
    assert "*://*.amazon.com/*" in await asked.json_value()
    assert await page.evaluate("chrome.permissions.getAll().then(({ origins }) => origins)") == []


@pytest.mark.parametrize("language", ["de", "es"])
async def test_every_page_speaks_the_chosen_language(launch: Launch, language: str) -> None:
    extension = await launch()
    await extension.choose(language=language)
    for path in PAGES:
        page = await extension.open(path)
        await page.wait_for_selector(f"html[lang={language}]", state="attached")
        text = await page.inner_text("body")
        assert "_" not in text.replace("_blank", ""), f"{path} shows a key instead of words"
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
