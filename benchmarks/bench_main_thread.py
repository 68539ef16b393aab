"""What a page's whole main thread works more with the extension: `python -m benchmarks.bench_main_thread`.

`bench_extension` counts what runs below our scripts. This counts processor time of all tasks of the page with the
content scripts and without them, by turns: compiling, and the style, layout and painting that badges and style sheets
make the browser do, are in it. Pages whose own scripts work much differ by themselves from visit to visit.
"""

import asyncio
import statistics
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.badge_browser import (
    UNREGISTER,
    Browser,
    address_of,
    chromium_with,
    extension_copy,
    index_file,
    worker_of,
)
from benchmarks.quality_badges import data_folder, known_companies, load_labels, saved_pages

ROUNDS = 5
WATCHED_MS = 3000
PAGES = (
    "shops/globalindustrial.html",
    "shops/potterybarn.html",
    "shops/rejuvenation.html",
    "shops/etsy.html",
    "markup/product.html",
    "markup/product-ref.html",
)
"""Pages with a badge, whose own scripts work little once the web is cut off."""
REGISTERED = "() => chrome.scripting.getRegisteredContentScripts()"
REGISTER = "(scripts) => chrome.scripting.registerContentScripts(scripts)"


async def measure(pages: dict[str, str], index: bytes, work: Path) -> dict[str, tuple[list[float], list[float]]]:
    """For each page the milliseconds of each visit without and with the extension."""
    async with chromium_with(extension_copy(work, index), work / "profile") as browser:
        worker = await worker_of(browser.context)
        scripts = await worker.evaluate(REGISTERED)
        times: dict[str, tuple[list[float], list[float]]] = {name: ([], []) for name in pages}
        for _ in range(ROUNDS):
            for name, html in pages.items():
                await worker.evaluate(UNREGISTER)
                times[name][0].append(await _main_thread_ms(browser, name, html))
                await worker.evaluate(REGISTER, scripts)
                times[name][1].append(await _main_thread_ms(browser, name, html))
        return times


async def _main_thread_ms(browser: Browser, name: str, html: str) -> float:
    address = address_of(html, name)
    browser.serve({address: html})
    page = await browser.context.new_page()
    session = await browser.context.new_cdp_session(page)
    events: list[dict[str, Any]] = []
    ended = asyncio.Event()
    session.on("Tracing.dataCollected", lambda part: events.extend(part["value"]))
    session.on("Tracing.tracingComplete", lambda _: ended.set())
    categories = ["toplevel", "devtools.timeline"]
    await session.send("Tracing.start", {"traceConfig": {"includedCategories": categories}})
    await page.goto(address, wait_until="domcontentloaded")
    await page.wait_for_timeout(WATCHED_MS)
    await session.send("Tracing.end")
    await ended.wait()
    await page.close()
    return _task_ms(events)


def _task_ms(events: list[dict[str, Any]]) -> float:
    """Processor time of the tasks on the thread that parsed most: the page's own."""
    tasks, parsed = defaultdict[tuple[int, int], int](int), defaultdict[tuple[int, int], int](int)
    for event in events:
        thread = (event["pid"], event["tid"])
        if event["name"] == "ParseHTML":
            parsed[thread] += event.get("dur", 0)
        elif event["name"] == "ThreadControllerImpl::RunTask":
            tasks[thread] += event.get("tdur", 0)
    return tasks[max(parsed, key=parsed.__getitem__)] / 1000


def main() -> None:
    """Print the table."""
    folder = data_folder()
    saved = saved_pages(folder)
    if not saved:
        print(f"no saved pages in {folder}")
        return
    pages = {name: saved[name].read_text(errors="replace") for name in PAGES}
    with tempfile.TemporaryDirectory() as work:
        measured = asyncio.run(measure(pages, index_file(known_companies(load_labels(), folder)), Path(work)))
    print(f"{'page':45}{'without, ms':>13}{'with, ms':>10}{'more, ms':>10}   medians of {ROUNDS}")
    more = []
    for name, (without, with_it) in measured.items():
        one, other = statistics.median(without), statistics.median(with_it)
        more.append(other - one)
        print(f"{name:45}{one:13.0f}{other:10.0f}{other - one:10.0f}")
    print(f"\nmore a page: median {statistics.median(more):.0f} ms, most {max(more):.0f} ms")


if __name__ == "__main__":
    main()
