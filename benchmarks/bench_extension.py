"""What the extension costs: time on the main thread of each saved page, and the bytes of its content scripts.

Time is what the sampling profiler finds below the extension's scripts, layout that they force included.
"""

import asyncio
import statistics
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import brotli
import msgspec
from playwright.async_api import Page

from benchmarks.badge_browser import EXTENSION, Browser, address_of, chromium_with, extension_copy, index_file
from benchmarks.quality_badges import data_folder, known_companies, load_labels, saved_pages

VISITS = 3
"""Visits of each page; one by itself says little of the dear ones, since a few pages make the 95th percentile."""
SAMPLE_US = 100
PREEMPTED = 2
"""A sample that took so many times the usual one was waiting for the processor; it counts as a usual one."""
BREAK_US = 1000
"""Longest gap between two samples of one task."""
MINIFIER = EXTENSION.parent / "node_modules" / ".bin" / "terser"
EVERY_PAGE, SIGNS = "every page", "pages with signs of a sale"


class Cost(msgspec.Struct):
    """Time of content scripts on one visit of a page, in milliseconds."""

    page: str
    total_ms: float
    longest_ms: float


async def measure(pages: Mapping[str, Path], index: bytes, work: Path) -> list[Cost]:
    """The cost of every visit, each in a tab of its own; all pages are visited once, then all again."""
    visits = [(name, path) for _ in range(VISITS) for name, path in pages.items()]
    async with chromium_with(extension_copy(work, index), work / "profile") as browser:
        return [await _cost(browser, name, path.read_text(errors="replace")) for name, path in visits]


async def _cost(browser: Browser, name: str, html: str) -> Cost:
    address = address_of(html, name)
    browser.serve({address: html})
    page = await browser.context.new_page()
    profile = await _profile(browser, page, address)
    await page.close()
    spans = list(_spans(profile))
    return Cost(name, sum(spans) / 1000, max(spans, default=0) / 1000)


async def _profile(browser: Browser, page: Page, address: str) -> dict[str, Any]:
    session = await browser.context.new_cdp_session(page)
    await session.send("Profiler.enable")
    await session.send("Profiler.setSamplingInterval", {"interval": SAMPLE_US})
    await session.send("Profiler.start")
    await page.goto(address, wait_until="domcontentloaded")
    await browser.settled(page, least_ms=1500)
    profile: dict[str, Any] = (await session.send("Profiler.stop"))["profile"]
    return profile


def _spans(profile: dict[str, Any]) -> Iterator[float]:
    """Microseconds of each unbroken run of our scripts."""
    ours = _our_nodes(profile["nodes"])
    usual = statistics.median(profile["timeDeltas"])
    span: float = 0
    gap = 0
    for node, delta in zip(profile["samples"], profile["timeDeltas"], strict=True):
        if node in ours:
            span, gap = span + (delta if delta < PREEMPTED * usual else usual), 0
        elif span:
            gap += delta
            if gap > BREAK_US:
                yield span
                span, gap = 0, 0
    if span:
        yield span


def _our_nodes(nodes: Sequence[dict[str, Any]]) -> set[int]:
    """The nodes of the call tree below a script of the extension."""
    ours: set[int] = set()
    below = {node["id"]: node.get("children", []) for node in nodes}
    waiting = [node["id"] for node in nodes if node["callFrame"]["url"].startswith("chrome-extension://")]
    while waiting:
        node = waiting.pop()
        if node not in ours:
            ours.add(node)
            waiting += below[node]
    return ours


MOMENTS = {
    EVERY_PAGE: "contentFiles({textMode:false})",
    SIGNS: "READER_FILES",
    "pages with badges": "DISPLAY_FILES",
    "running text, where wanted": "TEXT_FILES",
    "on the first click": "CARD_FILES",
}


def content_lists() -> dict[str, list[Path]]:
    """The content scripts by the moment at which they come into a page."""
    lists = ",".join(f"m.{each}" for each in MOMENTS.values())
    found = msgspec.json.decode(_told(EXTENSION / "background" / "pages.js", f"[{lists}]"), type=list[list[str]])
    return {name: [EXTENSION / file for file in files] for name, files in zip(MOMENTS, found, strict=True)}


def largest_rule() -> bytes:
    """The longest of the rules of single shops, as a page of that shop gets it."""
    told = _told(EXTENSION / "ladder" / "shops.js", "m.SELECTORS.map(({rule})=>JSON.stringify(rule))")
    return max(msgspec.json.decode(told, type=list[str]), key=len).encode()


def _told(module: Path, expression: str) -> bytes:
    """What the expression says of the module, as JSON."""
    script = f"import(process.argv[1]).then(m=>console.log(JSON.stringify({expression})))"
    command = ["node", "--input-type=module", "-e", script, str(module)]
    return subprocess.run(command, capture_output=True, check=True).stdout


def minified(path: Path) -> bytes:
    """The script without what only people read; as it is where the minifier is not installed."""
    if not MINIFIER.exists():
        return path.read_bytes()
    return subprocess.run([MINIFIER, "-c", "-m", "--", path], capture_output=True, check=True).stdout


def sizes() -> None:
    """Print the bytes of the content scripts, with the data in them, as the minifier leaves them."""
    print(f"{'content scripts':28}{'bytes':>9}{'minified':>10}{'brotli':>9}")
    lists = content_lists()
    small = {name: b"".join(map(minified, files)) for name, files in lists.items()}
    for name, files in lists.items():
        whole = sum(file.stat().st_size for file in files)
        print(f"{name:28}{whole:9}{len(small[name]):10}{len(brotli.compress(small[name])):9}")
    rule = largest_rule()
    print(f"{'longest rule of one shop':28}{len(rule):9}{len(rule):10}{len(brotli.compress(rule)):9}")
    reading = len(small[EVERY_PAGE]) + len(small[SIGNS]) + len(rule)
    print(f"{'all to read a page':37}{reading:10}   aim 30000: the first two and the rule, data included")


def main() -> None:
    """Print sizes, then times."""
    sizes()
    pages = saved_pages(data_folder())
    if not pages:
        print(f"no saved pages in {data_folder()}")
        return
    labels = load_labels()
    index = index_file(known_companies(labels, data_folder()))
    with tempfile.TemporaryDirectory() as work:
        costs = asyncio.run(measure(pages, index, Path(work)))
    totals = sorted(cost.total_ms for cost in costs)
    print(f"\nmain thread, {len(costs)} visits  median {statistics.median(totals):6.1f} ms   aim 5")
    print(f"{'':28} 95th {totals[int(len(totals) * 0.95)]:6.1f} ms   aim 20")
    print(f"{'':20} longest task {max(cost.longest_ms for cost in costs):6.1f} ms   aim 50")
    nothing = [cost.total_ms for cost in costs if not labels.pages.get(cost.page)]
    print(f"nothing to find, {len(nothing)} visits median {statistics.median(nothing):6.1f} ms   aim 2")
    usual = {page: statistics.median(cost.total_ms for cost in costs if cost.page == page) for page in pages}
    for page in sorted(usual, key=lambda each: -usual[each])[:5]:
        print(f"  {page:45}{usual[page]:7.1f} ms usually")


if __name__ == "__main__":
    main()
