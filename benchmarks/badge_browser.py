"""A real Chromium with the extension loaded, an index of our choice in it, and the whole web routed to local bytes."""

import json
import re
import shutil
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

from playwright.async_api import BrowserContext, Page, Route, async_playwright

from cci_core.badges import badge_index, seal
from cci_core.directory import build_directory
from cci_core.methodology import load_methodology
from cci_core.records import Alias, AliasKind, Company, Event, Impact, Source

EXTENSION = Path(__file__).parents[1] / "browser_extension"
CHROMIUM = "/usr/bin/chromium"
DAY = date(2025, 6, 1)
UNREGISTER = "() => chrome.scripting.unregisterContentScripts()"
"""In the worker: pages get no content scripts from now on."""
SETTLED_MS = 350
"""Longest time without a change of the badges after which a page is taken to be done."""

_CANONICAL = re.compile(
    r"""<link\b[^>]*rel=["']canonical["'][^>]*>|<meta\b[^>]*property=["']og:url["'][^>]*>""", re.IGNORECASE
)
_ADDRESS = re.compile(r"""(?:href|content)=["'](https?://[^"'?#]+)""")
_BADGES = """() => [...(document.querySelector('cci-badges')?.shadowRoot.querySelectorAll('button[data-company]')
  ?? [])].map(({dataset}) => [dataset.company, dataset.rung])"""


def rated(slug: str, name: str, *, aliases: Iterable[str] = (), domains: Iterable[str] = ()) -> Company:
    """A company with one finding, so that it has a tier and may wear a badge."""
    source = Source(title="A record", url="https://example.org/record", publisher="Example")
    impact = Impact(category="labor-relations-and-human-rights-practices", score=-40, source=source)
    event = Event(id="event-1", date=date(2024, 5, 1), title="A documented event", sources=(source,), impacts=(impact,))
    kind = AliasKind.BRAND
    named = tuple(Alias(name=alias, kind=kind) for alias in aliases)
    return Company(slug=slug, name=name, aliases=named, domains=tuple(domains), events=(event,))


def index_file(companies: Iterable[Company]) -> bytes:
    """The unsigned badge index of the companies, as a copy bundled with the extension."""
    return seal(badge_index(build_directory(companies, load_methodology(), 1, DAY)), None)


def extension_copy(folder: Path, index: bytes | None = None) -> Path:
    """A copy of the extension that may read every page without being asked, with that index bundled."""
    copy = folder / "extension"
    shutil.copytree(EXTENSION, copy, ignore=shutil.ignore_patterns("__pycache__", "node_modules"))
    manifest = json.loads((copy / "manifest.json").read_text())
    manifest["host_permissions"] = ["<all_urls>"]
    (copy / "manifest.json").write_text(json.dumps(manifest))
    if index is not None:
        (copy / "index" / "base.bin").write_bytes(index)
    return copy


def address_of(html: str, name: str) -> str:
    """The address that a saved page gives as its own, else one of a host that does not exist."""
    given = next((found for tag in _CANONICAL.findall(html) if (found := _ADDRESS.search(tag))), None)
    return given[1] if given else f"https://saved.example/{name}"


class Browser:
    """Pages to visit by address; every other request is refused and noted."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.web: dict[str, tuple[bytes, str]] = {}
        self.refused: list[str] = []

    def serve(self, pages: Mapping[str, bytes | str], content_type: str = "text/html; charset=utf-8") -> None:
        """Answer these addresses with these bytes."""
        for address, body in pages.items():
            self.web[address] = (body.encode() if isinstance(body, str) else body, content_type)

    async def answer(self, route: Route) -> None:
        """Fulfil a request from the pages at hand."""
        found = self.web.get(route.request.url.split("#")[0])
        if found is None:
            self.refused.append(route.request.url)
            await route.abort()
        else:
            await route.fulfill(body=found[0], content_type=found[1])

    async def visit(self, address: str) -> Page:
        """A tab at the address, once its badges no longer change."""
        page = await self.context.new_page()
        await page.goto(address, wait_until="domcontentloaded", timeout=20_000)
        await self.settled(page)
        return page

    async def settled(self, page: Page, *, least_ms: int = 700) -> list[tuple[str, str]]:
        """The badges of the page as pairs of company and rung, once they no longer change."""
        await page.wait_for_timeout(least_ms)
        before = None
        while (now := await badges_of(page)) != before:
            before = now
            await page.wait_for_timeout(SETTLED_MS)
        return now


async def badges_of(page: Page) -> list[tuple[str, str]]:
    """The badges of the page now."""
    found: list[Any] = await page.evaluate(_BADGES)
    return [(company, rung) for company, rung in found]


def flags_for(extension: Path) -> list[str]:
    """What Chromium is started with: the extension and no other, no window, no errands of the browser's own."""
    return [
        "--headless=new",
        "--no-sandbox",
        f"--disable-extensions-except={extension}",
        f"--load-extension={extension}",
        "--disable-background-networking",
        "--disable-component-update",
    ]


@asynccontextmanager
async def chromium_with(extension: Path, profile: Path, **options: Any) -> AsyncIterator[Browser]:
    """Chromium with the extension in a new profile, ready once the worker has registered its scripts."""
    async with async_playwright() as playwright:
        context = await playwright.chromium.launch_persistent_context(
            str(profile),
            executable_path=CHROMIUM,
            headless=False,
            args=flags_for(extension),
            **options,
        )
        try:
            browser = Browser(context)
            await context.route("**/*", browser.answer)
            await _registered(context)
            yield browser
        finally:
            await context.close()


async def worker_of(context: BrowserContext) -> Any:
    """The extension's service worker."""
    workers = context.service_workers
    return workers[0] if workers else await context.wait_for_event("serviceworker")


async def _registered(context: BrowserContext) -> None:
    worker = await worker_of(context)
    ready = "async () => (await chrome.scripting.getRegisteredContentScripts()).length"
    for _ in range(100):
        if await worker.evaluate(ready):
            return
        await context.pages[0].wait_for_timeout(100)
    raise TimeoutError("the extension registered no content script")
