"""The pages in a real browser: accessible, small, quiet, steady, and usable on a narrow screen."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Page, async_playwright

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
PATHS = [
    "/",
    "/companies",
    "/companies?query=brillo",
    "/companies?query=nothing-of-the-kind",
    "/companies/acme",
    "/companies/zorblax",
    "/companies/national-migration-institute",
    "/companies/acme/alternatives",
    "/industries/336110",
    "/methodology",
    "/about",
    "/companies/acmee",
]
LAYOUT_SHIFT = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { sum += entry.value; }))
    .observe({type: 'layout-shift', buffered: true});
  setTimeout(() => done(sum), 300);
})"""


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("needs chromium")
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        await browser.close()


@pytest.fixture
async def site(start, records, starter) -> str:
    service = await start(*records, starter["national-migration-institute"])
    return service.url


async def violations(page: Page) -> list[str]:
    await page.evaluate(AXE.read_text(encoding="utf-8"))
    found = await page.evaluate("axe.run()")
    return [f"{each['id']}: {each['nodes'][0]['html'][:120]}" for each in found["violations"]]


@pytest.mark.skipif(not AXE.exists(), reason="needs axe-core in node_modules")
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark")])
async def test_no_page_has_an_accessibility_violation(browser: Browser, site: str, width: int, scheme: str):
    # The content security policy would keep the checker out as well.
    context = await browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    page = await context.new_page()
    for path in PATHS:
        await page.goto(site + path)
        assert await violations(page) == [], path


async def test_no_page_is_wider_than_a_small_phone(browser: Browser, site: str):
    page = await browser.new_page(viewport={"width": 320, "height": 640})
    for path in PATHS:
        for language in ("en", "de"):
            await page.goto(f"{site}{path}{'&' if '?' in path else '?'}lang={language}")
            assert await page.evaluate("document.documentElement.scrollWidth") <= 320, (path, language)


async def test_a_company_page_is_small_quiet_and_steady(browser: Browser, site: str):
    page = await browser.new_page()
    asked, said, sizes = [], [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))

    async def weigh(response):
        sizes.append(len(await response.body()))

    page.on("response", weigh)
    await page.goto(f"{site}/companies/national-migration-institute", wait_until="networkidle")

    assert await page.evaluate(LAYOUT_SHIFT) == 0
    assert all(url.startswith(site) for url in asked)
    assert said == []
    assert sum(sizes) <= 60_000
    assert await page.evaluate("document.cookie") == ""


async def test_an_edited_message_reaches_the_mail_link_and_the_clipboard(browser: Browser, site: str):
    context = await browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = await context.new_page()
    await page.goto(f"{site}/companies/acme")

    await page.fill("#message", "My own words & more")
    await page.click("button[data-copy='#message']")

    assert (await page.get_attribute("a[data-mail]", "href")).endswith("body=My%20own%20words%20%26%20more")
    assert await page.evaluate("navigator.clipboard.readText()") == "My own words & more"
    await page.get_by_role("button", name="Copied").wait_for()


async def test_without_script_everything_but_comfort_works(browser: Browser, site: str):
    context = await browser.new_context(java_script_enabled=False)
    page = await context.new_page()
    await page.goto(site)

    await page.fill("#search-large", "brillo")
    await page.click("form.search button")
    await page.click("text=Brillo Widgets")
    await page.fill("#report-text", "Something to look at")
    await page.click("form.fields button")

    assert "/reports/" in page.url
    assert await page.get_by_role("button", name="Copy").count() == 0
