"""Take the pictures of the extension on the demo shop anew: `python -m tools.extension_pictures`; needs chromium."""

import asyncio
import tempfile
from pathlib import Path

from playwright.async_api import BrowserContext, Locator, Page, async_playwright

from benchmarks.badge_browser import CHROMIUM, extension_copy, worker_of
from tools.screenshots import save, service

WINDOW = (1120, 820)
POPUP = (345, 540)
SETTLED_MS = 900


async def main() -> None:
    """Photograph shop, card, popup and welcome page, by day and by night."""
    with service() as url, tempfile.TemporaryDirectory() as work:
        extension = extension_copy(Path(work))
        async with async_playwright() as playwright:
            context = await playwright.chromium.launch_persistent_context(
                f"{work}/profile",
                executable_path=CHROMIUM,
                headless=False,
                locale="en-US",
                args=[
                    "--headless=new",
                    "--no-sandbox",
                    f"--disable-extensions-except={extension}",
                    f"--load-extension={extension}",
                ],
            )
            await photograph(context, url)
            await context.close()


async def photograph(context: BrowserContext, url: str) -> None:
    """All pictures, with the service's own index in use."""
    worker = await worker_of(context)
    await worker.evaluate("apiBase => chrome.storage.local.set({settings: {apiBase}})", url)
    shelf = await shown(context, f"{url}/demo/", *WINDOW)
    await badge_on(shelf, "nike").wait_for()
    await picture("extension-shop", shelf)
    await with_card(context, f"{url}/demo/products/router.html", "huawei", "extension-card")
    nike = f"{url}/demo/products/running-shoes.html"
    await with_card(context, nike, "nike", "extension-card-dark", dark=True)
    own = worker.url.rsplit("/", 1)[0]
    await popup(context, nike, f"{own}/popup/popup.html")
    welcome = await shown(context, f"{own}/welcome/welcome.html", *WINDOW)
    await picture("extension-welcome", welcome)


async def with_card(context: BrowserContext, address: str, company: str, name: str, *, dark: bool = False) -> None:
    """A page of the shop with the card of a company open."""
    page = await shown(context, address, *WINDOW, dark=dark)
    await badge_on(page, company).click()
    await page.locator("cci-badges [role=dialog] .events, cci-badges [role=dialog] .note").first.wait_for()
    await picture(name, page)


async def popup(context: BrowserContext, product: str, address: str) -> None:
    """The popup as it is when that page of the shop is in front."""
    page = await shown(context, address, *POPUP)
    tab = await page.evaluate("url => chrome.tabs.query({ url }).then(([tab]) => tab.id)", product)
    await page.goto(f"{address}?tab={tab}")
    await page.locator("#companies li").first.wait_for()
    await picture("extension-popup", page)


async def shown(context: BrowserContext, address: str, width: int, height: int, *, dark: bool = False) -> Page:
    """A tab of that size at the address."""
    page = await context.new_page()
    await page.set_viewport_size({"width": width, "height": height})
    await page.emulate_media(color_scheme="dark" if dark else "light")
    await page.goto(address)
    return page


def badge_on(page: Page, company: str) -> Locator:
    """The badge of the company."""
    return page.locator(f"cci-badges button[data-company={company}]").first


async def picture(name: str, page: Page) -> None:
    """Write the picture of what the tab shows, once it is at rest."""
    await page.wait_for_timeout(SETTLED_MS)
    save(name, await page.screenshot())


if __name__ == "__main__":
    asyncio.run(main())
