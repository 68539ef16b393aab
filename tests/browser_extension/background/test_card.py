"""The card on a page of the demo shop and of others, with a service behind it."""

import json
from collections.abc import Awaitable, Callable, Iterator
from datetime import date

import pytest
from playwright.async_api import Page, expect

from benchmarks.badge_browser import rated
from browser_extension.background.conftest import KEY, Extension, Service
from cci_core.badges import badge_index, seal
from cci_core.directory import build_directory
from cci_core.methodology import load_methodology
from tools.screenshots import service as live_service

pytestmark = pytest.mark.browser
Launch = Callable[..., Awaitable[Extension]]
MAKER, OWNER = rated("quillmark", "Quillmark"), rated("umbrella-holdings", "Umbrella Holdings & Sons")
SHOP = """<!doctype html><title>Pen</title><meta property="og:type" content="product"><h1>Quillmark pen</h1>
<button>Add to cart</button>"""
COVER = """() => { const cover = document.createElement('div');
  cover.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:white'; document.body.append(cover); }"""
AT_CARD = """() => { const root = document.querySelector('cci-badges').shadowRoot;
  const { left, top, width, height } = root.querySelector('[role=dialog]').getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2).localName; }"""


class PenShop(Service):
    """A service whose company has an owner, and a shop for its pens."""

    def __init__(self) -> None:
        super().__init__()
        self.index = seal(badge_index(build_directory([MAKER, OWNER], load_methodology(), 1, date(2026, 11, 24))), KEY)

    def answer(self, path: str) -> bytes | None:
        if path == "/pen":
            return SHOP.encode()
        if path == "/v1/companies/quillmark":
            return json.dumps({"slug": "quillmark", "name": "Quillmark", "owner": "umbrella-holdings"}).encode()
        return super().answer(path)


@pytest.fixture
def shop() -> Iterator[PenShop]:
    shop = PenShop()
    yield shop
    shop.stop()


async def opened_card(launch: Launch, shop: PenShop) -> tuple[Extension, Page]:
    """The shop's page with the card of its badge open."""
    extension = await launch()
    await extension.choose(apiBase=shop.address)
    await extension.until(lambda state: state["source"] == shop.address)
    page = await extension.context.new_page()
    await page.goto(f"{shop.address}/pen")
    await page.locator("cci-badges button[data-company=quillmark]").click()
    return extension, page


async def test_the_owner_is_called_by_its_name(launch: Launch, shop: PenShop) -> None:
    _, page = await opened_card(launch, shop)
    await expect(page.locator("cci-badges [role=dialog]")).to_contain_text("Umbrella Holdings & Sons")
    assert "/v1/companies/umbrella-holdings" not in shop.asked


async def test_nothing_that_a_shop_lays_over_its_page_covers_the_card(launch: Launch, shop: PenShop) -> None:
    _, page = await opened_card(launch, shop)
    await page.locator("cci-badges [role=dialog]").wait_for()
    await page.evaluate(COVER)
    assert await page.evaluate(AT_CARD) == "cci-badges"
    await page.locator("cci-badges [role=dialog] .close").click()
    await page.locator("cci-badges [role=dialog]").wait_for(state="detached")


async def test_hidden_companies_are_listed_by_their_names(launch: Launch, shop: PenShop) -> None:
    extension = await launch()
    await extension.choose(
        apiBase=shop.address, hiddenCompanies={"umbrella-holdings": "toadie", "gone-since": "toadie"}
    )
    await extension.until(lambda state: state["source"] == shop.address)
    options = await extension.open("options/options.html")
    listed = options.locator("#companies button")
    await expect(listed).to_have_text(["gone-since", "Umbrella Holdings & Sons"])
    await listed.last.click()
    await expect(listed).to_have_text(["gone-since"])


async def test_a_wrong_badge_is_reported_with_the_form_of_the_live_service(launch: Launch) -> None:
    extension = await launch()
    with live_service() as url:
        await extension.choose(apiBase=url)
        await extension.until(lambda state: state["source"] == url)
        shop = await extension.context.new_page()
        await shop.goto(f"{url}/demo/products/running-shoes.html")
        await shop.locator("cci-badges button[data-company=nike]").click()
        async with extension.context.expect_page() as opening:
            await shop.locator("cci-badges").get_by_role("link", name="Wrong badge?").click()
        form = await opening.value
        await expect(form.locator("#report-kind")).to_have_value("wrong-badge")
        await expect(form.locator("input[name=company]")).to_have_value("nike")
        await form.fill("#report-text", "The page sells shoelaces.")
        await form.locator("form[action$='v1/reports'] button[type=submit]").click()
        await form.wait_for_url(f"{url}/reports/*")
        await expect(form.locator("main")).to_contain_text("Nike")
