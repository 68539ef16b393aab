"""What badges do on a living page, and what they never do to it."""

import json

import pytest
from playwright.async_api import Page

from benchmarks.badge_browser import Browser, badges_of, worker_of
from browser_extension.content.markup import PRODUCT, cards, linked, page, titled

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

SONY = linked('{"@type":"Product","name":"x","brand":"Sony"}')
VISIBLE = """() => [...(document.querySelector('cci-badges')?.shadowRoot.querySelectorAll('button[data-company]')
  ?? [])].filter((badge) => getComputedStyle(badge).visibility === 'visible').map((badge) => badge.dataset.company)"""


async def opened(chromium: Browser, name: str, html: str) -> Page:
    """A tab at that page."""
    address = f"https://living.example/{name}"
    chromium.serve({address: html})
    return await chromium.visit(address)


async def until_visible(tab: Page, expected: list[str]) -> None:
    """Wait until just these badges are seen."""
    for _ in range(40):
        if await tab.evaluate(VISIBLE) == expected:
            return
        await tab.wait_for_timeout(100)
    assert await tab.evaluate(VISIBLE) == expected


async def test_badge_says_company_tier_and_rung(chromium: Browser) -> None:
    tab = await opened(chromium, "says", titled("x thing", head=SONY))
    badge = tab.locator("cci-badges button[data-company]")
    assert await badge.get_attribute("data-company") == "sony"
    assert await badge.get_attribute("data-rung") == "structured"
    assert await badge.get_attribute("data-tier") == "appeaser"
    assert "Sony" in (await badge.get_attribute("aria-label") or "")
    await tab.close()


async def test_body_is_the_same_with_badges_and_nothing_stands_on_the_window(chromium: Browser) -> None:
    watch = """<script>window.changes = 0; new MutationObserver((all) => { window.changes += all.length; })
      .observe(document.documentElement, {childList: true, subtree: true, attributes: true, characterData: true});
      addEventListener('load', () => { window.keys = Object.keys(window).join(); window.changes = 0;
        window.before = document.body.outerHTML; });</script>"""
    tab = await opened(chromium, "same", titled("Sony WH-1000XM5 headphones", head=PRODUCT + watch))
    assert await badges_of(tab) == [("sony", "title")]
    assert await tab.evaluate("window.before === document.body.outerHTML")
    assert await tab.evaluate("Object.keys(window).filter((key) => !window.keys.split(',').includes(key))") in (
        [],
        ["keys", "before"],
        ["before"],
    )
    assert await tab.evaluate("document.documentElement.lastElementChild.localName") == "cci-badges"
    await tab.close()


async def test_card_opens_by_mouse_and_escape_gives_the_focus_back(chromium: Browser) -> None:
    tab = await opened(chromium, "mouse", titled("x thing", head=SONY))
    await tab.locator("cci-badges button[data-company]").click()
    card = tab.locator("cci-badges [role=dialog]")
    await card.wait_for()
    assert "Sony" in await card.inner_text()
    assert "“Sony”" in await card.inner_text()
    await tab.keyboard.press("Escape")
    await card.wait_for(state="detached")
    assert await tab.evaluate("document.querySelector('cci-badges').shadowRoot.activeElement.dataset.company") == "sony"
    await tab.close()


async def test_card_opens_by_keyboard_and_closes_by_a_click_elsewhere(chromium: Browser) -> None:
    tab = await opened(chromium, "keys", titled("x thing", head=SONY))
    await tab.locator("cci-badges button[data-company]").focus()
    await tab.keyboard.press("Enter")
    card = tab.locator("cci-badges [role=dialog]")
    await card.wait_for()
    await tab.mouse.click(900, 690)
    await card.wait_for(state="detached")
    await tab.close()


async def test_one_badge_for_each_company_and_card(chromium: Browser) -> None:
    tab = await opened(
        chromium, "one", cards("<p class='brand'>Sony</p><h3>Sony headphones</h3>", "<h3>Sony radio</h3>")
    )
    assert [company for company, _ in await badges_of(tab)] == ["sony", "sony"]
    await tab.close()


async def test_cards_that_come_later_get_badges_too(chromium: Browser) -> None:
    tab = await opened(chromium, "later", cards("<h3>Sony headphones</h3>", "<h3>Plain radio</h3>"))
    more = '<a href="/p/9"><img alt=""></a><h3>Bosch drill</h3><span>$9.99</span>'
    await tab.evaluate(
        f"""() => {{ const card = document.createElement('div'); card.className = 'c3';
        card.innerHTML = {json.dumps(more)}; document.querySelector('.g7').append(card); }}"""
    )
    await until_visible(tab, ["sony", "bosch"])
    await tab.close()


async def test_single_page_navigation_is_followed(chromium: Browser) -> None:
    tab = await opened(chromium, "spa", titled("x thing", head=SONY))
    await tab.evaluate(
        """() => { history.pushState({}, '', '/next'); document.querySelector('script[type*=ld]').remove();
        document.querySelector('h1').textContent = 'Bosch drill'; }"""
    )
    await until_visible(tab, ["bosch"])
    await tab.close()


async def test_page_that_is_built_late_is_read_late(chromium: Browser) -> None:
    late = """<div id="root"></div><script>setTimeout(() => { document.querySelector('#root').innerHTML =
      '<main><h1>Bosch drill</h1><p>a</p><p>b</p><p>c</p><ul><li>1<li>2<li>3</ul>' +
      '<button>Add to cart</button></main>'; }, 600)</script>"""
    tab = await opened(chromium, "late", page(late))
    await until_visible(tab, ["bosch"])
    await tab.close()


async def test_open_shadow_trees_are_read(chromium: Browser) -> None:
    shadow = """<shop-product></shop-product><script>customElements.define('shop-product', class extends HTMLElement {
      connectedCallback() { this.attachShadow({mode: 'open'}).innerHTML =
        '<h1>Bosch drill</h1><button>Add to cart</button>'; } })</script>"""
    tab = await opened(chromium, "shadow", page(shadow, PRODUCT))
    await until_visible(tab, ["bosch"])
    await tab.close()


async def test_frames_of_the_same_origin_are_read(chromium: Browser) -> None:
    chromium.serve({"https://living.example/inner": titled("Bosch drill")})
    tab = await opened(chromium, "frame", page('<iframe src="/inner" width="600" height="400"></iframe>'))
    frame = next(frame for frame in tab.frames if frame.url.endswith("/inner"))
    await frame.locator("cci-badges button[data-company=bosch]").wait_for(state="attached")
    await tab.close()


async def test_frames_of_another_origin_and_below_one_are_not_read(chromium: Browser) -> None:
    frame = '<iframe src="{}" width="600" height="400"></iframe>'
    foreign = "https://other.example/inner"
    chromium.serve({foreign: titled("Bosch drill", frame.format("https://living.example/below"))})
    chromium.serve({"https://living.example/below": titled("Bosch drill")})
    tab = await opened(chromium, "foreign", titled("Bosch drill", frame.format(foreign)))
    await until_visible(tab, ["bosch"])
    below = next(each for each in tab.frames if each.url.endswith("/below"))
    await below.wait_for_load_state()
    await tab.wait_for_timeout(500)
    assert [await each.locator("cci-badges").count() for each in tab.frames] == [1, 0, 0]
    await tab.close()


async def test_badge_follows_the_scrolling_of_an_inner_area(chromium: Browser) -> None:
    area = '<main style="height:300px;overflow:auto;margin-top:50px">'
    html = titled("Bosch drill", '<p style="height:2000px">x</p>').replace("<main>", area)
    tab = await opened(chromium, "scroll", html)
    badge = tab.locator("cci-badges button[data-company]")
    before = await badge.bounding_box()
    await tab.evaluate("document.querySelector('main').scrollTop = 20")
    await tab.wait_for_timeout(200)
    after = await badge.bounding_box()
    assert before and after
    assert round(before["y"] - after["y"]) == 20
    await tab.evaluate("document.querySelector('main').scrollTop = 400")
    await until_visible(tab, [])
    await tab.close()


async def test_badge_hides_below_a_dialog_and_with_its_text(chromium: Browser) -> None:
    tab = await opened(chromium, "dialog", titled("Bosch drill"))
    await until_visible(tab, ["bosch"])
    await tab.evaluate(
        """() => { const box = document.createElement('div'); box.id = 'box';
        box.style.cssText = 'position:fixed;inset:0;background:white;z-index:9'; document.body.append(box); }"""
    )
    await until_visible(tab, [])
    await tab.evaluate("document.querySelector('#box').remove()")
    await until_visible(tab, ["bosch"])
    await tab.evaluate("document.querySelector('h1').style.display = 'none'")
    await until_visible(tab, [])
    await tab.close()


async def test_clicks_of_the_shop_stay_with_the_shop(chromium: Browser) -> None:
    buy = "<script>addEventListener('click', (event) => { window.hit = event.target.id })</script>"
    drill = '<h1 style="display:inline-block;margin:0">Bosch drill</h1>'
    body = f'{drill}<button id="buy" style="width:200px;height:40px">Add to cart</button>{buy}'
    tab = await opened(chromium, "clicks", page(body, PRODUCT))
    assert await badges_of(tab) == [("bosch", "title")]
    box = await tab.locator("#buy").bounding_box()
    assert box
    for part in (0.05, 0.5, 0.95):
        await tab.evaluate("window.hit = ''")
        await tab.mouse.click(box["x"] + box["width"] * part, box["y"] + 20)
        assert await tab.evaluate("window.hit") == "buy"
    await tab.close()


async def test_right_to_left_text_has_its_badge_at_the_left(chromium: Browser) -> None:
    tab = await opened(chromium, "rtl", titled("Bosch مثقاب").replace("<html", '<html dir="rtl"'))
    badge = await tab.locator("cci-badges button[data-company]").bounding_box()
    text = await tab.evaluate(
        """() => { const range = document.createRange(); range.selectNodeContents(document.querySelector('h1'));
        return range.getBoundingClientRect().left }"""
    )
    assert badge
    assert badge["x"] + badge["width"] <= text
    await tab.close()


async def test_brand_is_underlined_by_a_sheet_that_was_there_from_the_start(chromium: Browser) -> None:
    tab = await opened(chromium, "underlined", titled("Bosch drill"))
    line = "getComputedStyle(document.querySelector('h1'), '::highlight(cci-brand)').textDecorationLine"
    assert await tab.evaluate(line) == "underline"
    worker = await worker_of(chromium.context)
    registered = "chrome.scripting.getRegisteredContentScripts().then(([script]) => script.css)"
    assert await worker.evaluate(registered) == ["content/highlight.css"]
    await tab.close()


async def changed(chromium: Browser, settings: dict[str, object]) -> None:
    """Choose these settings, as the options page does."""
    worker = await worker_of(chromium.context)
    await worker.evaluate("(settings) => chrome.storage.local.set({ settings })", settings)


async def test_running_text_is_read_only_where_it_was_asked_for(chromium: Browser) -> None:
    tab = await opened(chromium, "text", page("<h1>News</h1><p>A new phone by Samsung Electronics, and the Gap.</p>"))
    assert await badges_of(tab) == []
    await changed(chromium, {"textMode": True})
    await until_visible(tab, ["samsung"])
    await changed(chromium, {})
    await until_visible(tab, [])
    await tab.close()


async def test_hidden_company_and_silenced_site_take_effect_from_the_card(chromium: Browser) -> None:
    tab = await opened(chromium, "hide", titled("Bosch drill"))
    for choice in ("Hide Bosch", "Not on this site"):
        await tab.locator("cci-badges button[data-company]").click()
        await tab.locator("cci-badges").get_by_text(choice).click()
        await until_visible(tab, [])
        await changed(chromium, {})
        await until_visible(tab, ["bosch"])
    await tab.close()


async def test_visiting_pages_makes_no_request_of_the_extensions_own(chromium: Browser) -> None:
    chromium.refused.clear()
    for number in range(60):
        tab = await opened_quickly(chromium, f"quiet-{number}", titled("Bosch drill", head=SONY))
        await tab.close()
    assert chromium.refused == []


async def opened_quickly(chromium: Browser, name: str, html: str) -> Page:
    """A tab at that page, without waiting for more than its badge."""
    address = f"https://living.example/{name}"
    chromium.serve({address: html})
    tab = await chromium.context.new_page()
    await tab.goto(address)
    await tab.locator("cci-badges button[data-company]").wait_for(state="attached")
    return tab
