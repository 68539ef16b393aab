"""The badge index: bytes a company against its bare strings, a day's delta, and how fast the worker wakes with it."""

import asyncio
import random
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

import brotli
from playwright.async_api import async_playwright

from benchmarks.badge_browser import CHROMIUM, extension_copy, flags_for, worker_of
from cci_core.badges import BadgeIndex, SecretKey, badge_index, seal, unseal
from cci_core.badges.delta import make_delta
from cci_core.directory import build_directory
from cci_core.methodology import load_methodology
from cci_core.records import Alias, AliasKind, Company, Event, Impact

COMPANIES = 10_000
LARGE = 33_334
DAY = date(2026, 11, 24)
KEY = SecretKey.from_seed(b"b" * 32)
WAKES = 15
STARTS = "bra cal dor el fen gar hal in jo ka lum mer nor ol pra qui ros sam tor ul ver wes xan yor zen".split()
ENDS = "ba con den dia fex gan ko lia mart nex nia phar ran ria sol tec ton tra va via wix zon".split()
FORMS = ("Inc.", "Corp.", "Ltd.", "GmbH", "S.A.", "Group")
ENDINGS = ("com", "com", "com", "net", "de", "co.uk")


def main() -> None:
    """Print the tables."""
    companies = catalogue(COMPANIES)
    started = time.perf_counter()
    index = badge_index(build_directory(companies, load_methodology(), 1, DAY))
    file = seal(index, KEY)
    print(f"{COMPANIES:,} companies with 3 names and a domain; built in {time.perf_counter() - started:.1f} s\n")
    show_sizes(index, file)
    show_delta(companies, file)
    asyncio.run(show_waking())


def show_sizes(index: BadgeIndex, file: bytes) -> None:
    """The file against the sorted lines of its names and domains."""
    bare = "\n".join(sorted(strings(index))).encode()
    packed, bare_packed = (len(brotli.compress(data, lgwin=24)) for data in (file, bare))
    print(f"{'bytes a company':28}{'plain':>10}{'brotli':>10}")
    print(f"{'index':28}{len(file) / COMPANIES:10.1f}{packed / COMPANIES:10.1f}")
    print(f"{'names and domains as lines':28}{len(bare) / COMPANIES:10.1f}{bare_packed / COMPANIES:10.1f}")
    print(f"{'ratio':28}{len(file) / len(bare):10.2f}{packed / bare_packed:10.2f}\n")


def show_delta(companies: Sequence[Company], file: bytes) -> None:
    """The next day, on which one company in a hundred has new evidence."""
    changed = [evidence_added(each) if place % 100 == 0 else each for place, each in enumerate(companies)]
    after = seal(badge_index(build_directory(changed, load_methodology(), 2, DAY + timedelta(days=1))), KEY)
    delta = make_delta(file, after)
    share, packed = len(delta) / len(after), len(brotli.compress(delta)) / len(brotli.compress(after, lgwin=24))
    print(f"delta of a day with 1 % changed: {share:.2%} of the whole, {packed:.2%} compressed\n")


async def show_waking() -> None:
    """Chromium with an index of 100,000 names: from the worker's start to its first answer."""
    file = seal(badge_index(build_directory(catalogue(LARGE), load_methodology(), 1, DAY)), None)
    names = sum(len(company.names) for company in unseal(file, None).companies)
    with tempfile.TemporaryDirectory() as folder:
        cold, warm, table = await wake(Path(folder), file)
    print(f"{names:,} names in Chromium: table {table / 1e6:.1f} MB")
    print(f"worker ended → first answer   median {median(cold):5.0f} ms, longest {max(cold):5.0f} ms")
    print(f"worker awake → answer         median {median(warm):5.0f} ms, longest {max(warm):5.0f} ms")


async def wake(folder: Path, file: bytes) -> tuple[list[float], list[float], int]:
    """Milliseconds of answers after the worker's end and while it is awake, and the bytes of its table."""
    extension = extension_copy(folder, file)
    async with async_playwright() as playwright:
        context = await playwright.chromium.launch_persistent_context(
            str(folder / "profile"), executable_path=CHROMIUM, headless=False, args=flags_for(extension)
        )
        page = await context.new_page()
        await page.goto((await worker_of(context)).url.replace("background.js", "options/options.html"))
        await page.evaluate(_ASK)
        debugger = await context.new_cdp_session(page)
        states: list[str] = []
        debugger.on("ServiceWorker.workerVersionUpdated", lambda told: states.extend(states_in(told)))
        await debugger.send("ServiceWorker.enable")
        cold, warm = [], []
        while len(cold) < WAKES:
            await debugger.send("ServiceWorker.stopAllWorkers")
            await page.wait_for_timeout(300)
            if states[-1] != "stopped":
                # A late event of the browser's own, such as that of the tab, woke it again.
                continue
            cold.append(await page.evaluate(_ASK))
            warm.append(await page.evaluate(_ASK))
        table = await page.evaluate(_TABLE)
        await context.close()
    return cold, warm, table


def states_in(told: Mapping[str, Any]) -> list[str]:
    """What Chromium tells of its workers: "stopped", "starting", "running" or "stopping"."""
    return [version["runningStatus"] for version in told["versions"]]


def catalogue(count: int) -> list[Company]:
    """Companies with made-up names, always the same."""
    chance = random.Random(count)
    names = made_up_names(chance)
    return [made_up(next(names), next(names), chance) for _ in range(count)]


def made_up(name: str, brand: str, chance: random.Random) -> Company:
    """A company of one finding, with a legal name, a brand and a domain."""
    slug = name.lower().replace(" ", "-")
    legal = Alias(name=f"{name} {chance.choice(FORMS)}", kind=AliasKind.LEGAL)
    day = DAY - timedelta(days=chance.randrange(4000))
    return Company(
        slug=slug,
        name=name,
        aliases=(legal, Alias(name=brand, kind=AliasKind.BRAND)),
        domains=(f"{slug.replace('-', '')}.{chance.choice(ENDINGS)}",),
        events=(event("one", day, chance.randrange(-100, 101)),),
    )


def event(number: str, day: date, score: int) -> Event:
    """An event with one finding."""
    impact = Impact(category="labor-relations-and-human-rights-practices", score=score, rationale="")
    return Event(id=number, date=day, title="An event", impacts=(impact,))


def evidence_added(company: Company) -> Company:
    """The company with an event of yesterday, and a new brand."""
    return Company(
        slug=company.slug,
        name=company.name,
        aliases=(*company.aliases, Alias(name=f"{company.name} Next", kind=AliasKind.BRAND)),
        domains=company.domains,
        events=(*company.events, event("two", DAY, 70)),
    )


def made_up_names(chance: random.Random) -> Iterator[str]:
    """Names of one or two words, each once."""
    seen: set[str] = set()
    while True:
        words = (
            chance.choice(STARTS) + "".join(chance.choices(ENDS, k=chance.choice((1, 2))))
            for _ in range(chance.choice((1, 2, 2)))
        )
        name = " ".join(word.capitalize() for word in words)
        if name not in seen:
            seen.add(name)
            yield name


def strings(index: BadgeIndex) -> Iterator[str]:
    """Every name and domain of the index."""
    for company in index.companies:
        yield from (name.text for name in company.names)
        yield from company.domains


_ASK = """async () => {
  const page = {url: 'https://shop.example/', host: 'shop.example', path: '/'};
  const facts = [{id: '1', rung: 'structured', text: 'Bratec'}];
  const started = performance.now();
  await chrome.runtime.sendMessage({type: 'cci:judge', page, facts});
  return performance.now() - started;
}"""
_TABLE = """() => new Promise((resolve) => {
  indexedDB.open('cci').onsuccess = ({target}) =>
    target.result.transaction('index').objectStore('index').get('table').onsuccess = (event) =>
      resolve(event.target.result.buffer.size);
})"""

if __name__ == "__main__":
    main()
