"""A page with nothing to find is looked at once, tells and asks nobody, gets no reader, and keeps no observer.

Badges rest where nothing moves.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Page

from benchmarks.badge_browser import Browser, chromium_with, extension_copy, index_file, rated
from browser_extension.content.markup import PRODUCT, cards, page, titled

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

PROBE = """(() => {
  const live = new Set();
  const tell = () => document.documentElement.setAttribute('data-live', live.size);
  for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver']) {
    globalThis[name] = class extends globalThis[name] {
      observe(...all) { live.add(this); tell(); super.observe(...all); }
      disconnect() { live.delete(this); tell(); super.disconnect(); }
    };
  }
  for (const [part, name] of [[chrome.runtime, 'sendMessage'], [chrome.runtime.onMessage, 'addListener']]) {
    const inner = part[name].bind(part);
    part[name] = (...all) => { document.documentElement.setAttribute('data-asked', ''); return inner(...all); };
  }
  const pauses = new Set();
  const wait = setTimeout;
  globalThis.setTimeout = (call, ms) => {
    document.documentElement.setAttribute('data-pauses', [...pauses.add(ms)].join(' '));
    return wait(call, ms);
  };
  tell();
  setInterval(() => document.documentElement.setAttribute('data-reads', Boolean(cci?.lookAtPage)), 50);
})();"""
WHAT = ("live", "reads", "asked")
LONG = f"<p>{'Names such as Sony and Bosch stand in this text. ' * 5}</p>"
GROWING = """setTimeout(() => {
  for (const name of ["button", ...Array(9).fill("span")]) document.body.append(document.createElement(name));
  document.querySelector('button').textContent = 'Add to cart';
}, 1000);"""
NOTHING = {
    "plain": page("<h1>Opening hours</h1><p>Every day.</p><img alt='' src='/1.jpg'><img alt='' src='/2.jpg'>"),
    "article": page(f"<h1>Sony and Bosch</h1>{LONG}", '<meta property="og:type" content="article">'),
    "prose": page(f"<h1>Sony and Bosch</h1>{LONG * 3}<button>Subscribe</button>"),
    "words-among-others": page("<h1>Bosch drill</h1><button>How to add to cart</button><button></button>"),
    "empty": page(""),
}
FAR = titled("Bosch drill", head=PRODUCT).replace("<h1", "<div style='height:3000px'></div><h1")
SOMETHING = {
    "product": titled("Bosch drill", head=PRODUCT),
    "button": page("<h1>Bosch drill</h1><button> In den\n WARENKORB </button>"),
    "prose-with-a-button": page(f"<h1>Bosch drill</h1>{LONG * 3}<button>Buy it now</button>"),
    "grown": page(f"<h1>Bosch drill</h1><script>{GROWING}</script>"),
    "listing": cards("<h3>Sony headphones</h3>", "<h3>Plain radio</h3>"),
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def probed(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browser]:
    work = tmp_path_factory.mktemp("probed")
    extension = with_probe(extension_copy(work, index_file([rated("bosch", "Bosch"), rated("sony", "Sony")])))
    async with chromium_with(extension, work / "profile") as browser:
        yield browser


def with_probe(extension: Path) -> Path:
    """The extension with a script before its own that counts observers at work."""
    (extension / "content" / "probe.js").write_text(PROBE)
    pages = extension / "background" / "pages.js"
    pages.write_text(pages.read_text().replace('FIRST_LOOK = files("', 'FIRST_LOOK = files("probe '))
    return extension


async def visited(browser: Browser, name: str, html: str) -> Page:
    """The page, marked with how many observers are at work and whether it got the reader."""
    address = f"https://quiet.example/{name}"
    browser.serve({address: html})
    return await browser.visit(address)


@pytest.mark.parametrize("name", NOTHING)
async def test_nothing_to_find_leaves_nothing_behind(probed: Browser, name: str) -> None:
    tab = await visited(probed, name, NOTHING[name])
    await tab.wait_for_selector("html[data-live][data-reads]", state="attached")
    assert [await tab.get_attribute("html", f"data-{what}") for what in WHAT] == ["0", "false", None]
    await tab.close()


@pytest.mark.parametrize("name", SOMETHING)
async def test_something_for_sale_is_read_and_followed(probed: Browser, name: str) -> None:
    tab = await visited(probed, name, SOMETHING[name])
    await tab.wait_for_selector(
        "html[data-asked][data-reads=true]:not([data-live='0'])", state="attached", timeout=6000
    )
    await tab.close()


async def test_page_that_calls_itself_an_article_is_not_looked_at_again(probed: Browser) -> None:
    for name, later in {"article": False, "prose": True, "plain": True}.items():
        tab = await visited(probed, f"{name}-later", NOTHING[name])
        assert (await tab.locator("html[data-pauses~='700']").count() == 1) is later, name
        await tab.close()


async def test_badge_at_rest_is_looked_after_less_and_less_often(probed: Browser) -> None:
    tab = await visited(probed, "rest", titled("Bosch drill", head=PRODUCT))
    await tab.wait_for_selector("html[data-pauses~='1600']", state="attached", timeout=6000)
    await tab.close()


async def test_badge_far_from_the_window_waits_for_it(probed: Browser) -> None:
    tab = await visited(probed, "far", FAR)
    badge = tab.locator("cci-badges button[data-company=bosch]")
    await badge.wait_for(state="attached")
    assert await tab.locator("html[data-pauses~='800']").count() == 0
    await tab.locator("h1").scroll_into_view_if_needed()
    await badge.wait_for(state="visible")
    await tab.close()
