"""What the extension costs a tab in memory: `python -m benchmarks.bench_tabs`.

The JavaScript heap of a page after a garbage collection, with the content scripts and without them, in one Chromium;
pages with many badges, of which the worst and the median count.
"""

import asyncio
import statistics
import tempfile
from pathlib import Path

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

PAGES = 12


async def heaps(pages: dict[str, str], index: bytes, work: Path) -> dict[str, tuple[int, int]]:
    """For each page the bytes of the heap without and with the extension."""
    async with chromium_with(extension_copy(work, index), work / "profile") as browser:
        with_it = {name: await _heap(browser, name, html) for name, html in pages.items()}
        await (await worker_of(browser.context)).evaluate(UNREGISTER)
        return {name: (await _heap(browser, name, html), with_it[name]) for name, html in pages.items()}


async def _heap(browser: Browser, name: str, html: str) -> int:
    address = address_of(html, name)
    browser.serve({address: html})
    page = await browser.visit(address)
    session = await browser.context.new_cdp_session(page)
    await session.send("HeapProfiler.collectGarbage")
    await session.send("Performance.enable")
    metrics = (await session.send("Performance.getMetrics"))["metrics"]
    await page.close()
    return int(next(metric["value"] for metric in metrics if metric["name"] == "JSHeapUsedSize"))


def main() -> None:
    """Print the table."""
    labels, folder = load_labels(), data_folder()
    saved = saved_pages(folder)
    if not saved:
        print(f"no saved pages in {folder}")
        return
    most = sorted(saved, key=lambda name: -len(labels.pages.get(name, ())))[:PAGES]
    pages = {name: saved[name].read_text(errors="replace") for name in most}
    with tempfile.TemporaryDirectory() as work:
        measured = asyncio.run(heaps(pages, index_file(known_companies(labels, folder)), Path(work)))
    print(f"{'page':45}{'without, kB':>13}{'with, kB':>10}{'more, kB':>10}")
    for name, (without, with_it) in measured.items():
        print(f"{name:45}{without / 1e3:13.0f}{with_it / 1e3:10.0f}{(with_it - without) / 1e3:10.0f}")
    more = [with_it - without for without, with_it in measured.values()]
    print(f"\nmore a tab: median {statistics.median(more) / 1e6:.2f} MB, most {max(more) / 1e6:.2f} MB   aim 1 MB")


if __name__ == "__main__":
    main()
