"""Pages and extension in Chromium, with nothing behind them but files on a plain server."""

import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import BrowserContext, Page, async_playwright, expect

pytestmark = pytest.mark.browser

CHROMIUM = "/usr/bin/chromium"
EXTENSION = Path(__file__).parents[3] / "browser_extension"
SHOP = """<!doctype html><html lang="en"><title>A thing</title><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Product", "name": "A thing",
 "brand": {"@type": "Brand", "name": "Zorblax Widgets"}}
</script><h1>A thing</h1><p>By <a href="#">Zorblax Widgets</a></p></html>"""


@pytest.fixture
async def browser(tmp_path: Path) -> AsyncIterator[BrowserContext]:
    """Chromium with a copy of the extension that may act on every page without being asked."""
    copy = tmp_path / "extension"
    shutil.copytree(EXTENSION, copy)
    manifest = json.loads((copy / "manifest.json").read_text())
    (copy / "manifest.json").write_text(json.dumps(manifest | {"host_permissions": ["<all_urls>"]}))
    async with async_playwright() as playwright:
        context = await playwright.chromium.launch_persistent_context(
            tmp_path / "profile",
            executable_path=CHROMIUM,
            headless=False,
            args=[
                "--headless=new",
                "--no-sandbox",
                f"--disable-extensions-except={copy}",
                f"--load-extension={copy}",
                "--disable-background-networking",
                "--disable-component-update",
            ],
        )
        yield context
        await context.close()


@pytest.fixture
async def page(browser: BrowserContext) -> Page:
    return await browser.new_page()


@pytest.mark.parametrize("start", ["", "de/"])
async def test_search_on_a_published_page_finds_a_company(publisher, page: Page, start: str) -> None:
    await publisher.publish()
    await page.goto(f"{publisher.url}/{start}companies/acme/")
    await page.get_by_role("searchbox").first.fill("zorblx widgets")
    found = page.locator("form[role=search] li a").first
    await expect(found).to_contain_text("Zorblax Widgets")
    await found.click()
    await expect(page).to_have_url(f"{publisher.url}/{start}companies/zorblax/")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Zorblax Widgets")


async def test_pages_load_all_their_parts_and_say_no_error(publisher, page: Page) -> None:
    await publisher.publish()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("response", lambda response: wrong.append(response.url) if response.status >= 400 else None)
    for path in ("", "companies/", "companies/acme/", "methodology/", "about/", "industries/334111/"):
        await page.goto(f"{publisher.url}/{path}", wait_until="networkidle")
    assert [each for each in wrong if not each.endswith("favicon.ico")] == []


async def test_extension_works_from_the_published_index(
    publisher, make_company, *, browser: BrowserContext, page: Page, serve_files, tmp_path: Path
) -> None:
    await publisher.put(make_company("brightwell", 90))
    await publisher.publish()
    shop = tmp_path / "shop"
    shop.mkdir()
    (shop / "index.html").write_text(SHOP)
    worker = browser.service_workers[0] if browser.service_workers else await browser.wait_for_event("serviceworker")
    await worker.evaluate("base => chrome.storage.local.set({settings: {apiBase: base}})", publisher.url)
    with serve_files(shop) as address:
        badge = page.locator('cci-badges button[data-company="zorblax"]')
        for _ in range(20):
            await page.goto(address)
            try:
                await expect(badge).to_be_visible(timeout=1500)
            except AssertionError:
                continue
            break
        await expect(badge).to_be_visible()
        await badge.click()
        await expect(page.locator("cci-badges")).to_contain_text("Invented event")
        await expect(page.locator("cci-badges .alternatives")).to_contain_text("Brightwell")
