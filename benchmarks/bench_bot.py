"""What the bot costs inside its process with a large catalogue: completion, `/score` with a kept picture, memory.

The catalogue has no evidence, so every thousandth company gets an event; the answers asked for are those companies'.
"""

import asyncio
import gc
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import psutil

from bot.asking import reply_to
from bot.completion import completions
from bot.core import Core
from bot.evidence import Evidence
from bot.indexes import IndexKeeper
from bot.pictures import Pictures
from bot.popular import Popular
from bot.rendering.keys import Topic
from bot.rendering.parts import Stage
from bot.servers import Servers
from cci_core.cards import CardStudio
from cci_core.directory import DirectoryKeeper
from cci_core.exchange import import_catalogue
from cci_core.logs import quiet
from cci_core.methodology import load_methodology
from cci_core.storage import Store

CATALOGUE = Path(os.environ.get("CCI_TEST_DATA", "../shared/data")) / "names" / "catalogue.jsonl.gz"
DAY = date(2026, 1, 1)
RATED_EVERY = 1000
ASKED = 500
EVENT = {
    "date": "2025-06-01",
    "title": "An invented event",
    "summary": "It stands for the one that a real company would have.",
    "sources": [{"title": "An invented source", "url": "https://source.example/a"}],
    "impacts": [{"category": "market-power", "score": -40}],
}
STAGE = Stage(language="en", private=False, asker=1, public_url="https://cci.example")


def main() -> int:
    """Print the figures with what they must not exceed; 1 where the catalogue is not there."""
    if not CATALOGUE.exists():
        print(f"{CATALOGUE} is not there; set CCI_TEST_DATA to the folder that has names/catalogue.jsonl.gz")
        return 1
    quiet()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/cci.db"
        asyncio.run(fill(url, Path(folder)))
        rest = subprocess.run(
            [sys.executable, "-c", f"from benchmarks.bench_bot import print_rest; print_rest({url!r})"],
            capture_output=True,
            text=True,
            check=True,
        )
        asyncio.run(measure(url))
        print(f"{'memory at rest, directory and indexes, MB':48}{float(rest.stdout.split()[-1]):10.0f}")
    return 0


async def fill(url: str, folder: Path) -> None:
    """Import the catalogue, and give some companies evidence."""
    store = await Store.open(url)
    await import_catalogue(store, [CATALOGUE], load_methodology())
    async with core_on(store) as core:
        chosen = core.directory.entries[::RATED_EVERY]
        records = [{"slug": each.slug, "name": each.name, "events": [EVENT]} for each in chosen]
    file = folder / "rated.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    await import_catalogue(store, [file], load_methodology())
    await store.close()


@asynccontextmanager
async def core_on(store: Store) -> AsyncIterator[Core]:
    """What stands behind the bot's commands, without Discord."""
    keeper = DirectoryKeeper(store, load_methodology(), lambda: DAY)
    indexes = IndexKeeper(keeper)
    await keeper.refresh()
    await indexes.refresh()
    async with CardStudio() as studio:
        yield Core(
            store=store,
            keeper=keeper,
            servers=Servers(store),
            popular=Popular(store),
            evidence=Evidence(store),
            pictures=Pictures(studio),
            index_keeper=indexes,
            public_url=STAGE.public_url,
        )


async def measure(url: str) -> None:
    """Time both and print them."""
    store = await Store.open(url)
    async with core_on(store) as core:
        chance = random.Random(7)
        names = [chance.choice(core.directory.entries).name for _ in range(ASKED)]
        typed = [name[: chance.randint(1, 12)] for name in names]
        typed += [typo(name, chance)[:20] for name in names]
        report("completion", await completion_ms(core, typed), 20)
        rated = [entry for entry in core.directory.entries if entry.score is not None]
        asked = [chance.choice(rated).name for _ in range(ASKED)]
        asked += [typo(name, chance) for name in asked]
        await draw_all(core, asked)
        report("/score, picture kept", await score_ms(core, asked), 60)
        print(f"{'companies':48}{len(core.directory.entries):10,}")
    await store.close()


def typo(name: str, chance: random.Random) -> str:
    """The name with two neighbouring letters exchanged."""
    at = chance.randrange(max(1, len(name) - 1))
    return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]


async def completion_ms(core: Core, typed: Sequence[str]) -> list[float]:
    """How long each completion takes."""
    times = []
    for each in typed:
        started = time.perf_counter()
        completions(core.indexes, each, await core.popular.slugs(None))
        times.append((time.perf_counter() - started) * 1000)
    return times


async def draw_all(core: Core, asked: Sequence[str]) -> None:
    """Have the pictures drawn that are asked for."""
    for name in dict.fromkeys(asked):
        await answer(core, name)


async def score_ms(core: Core, asked: Sequence[str]) -> list[float]:
    """How long each answer takes, from the name to the bytes that are sent."""
    times = []
    for each in asked:
        started = time.perf_counter()
        await answer(core, each)
        times.append((time.perf_counter() - started) * 1000)
    return times


async def answer(core: Core, query: str) -> bytes:
    """The body of the answer to `/score`."""
    reply = await reply_to(core, query, Topic.SCORE, STAGE, guild=None)
    drawing = await core.pictures.drawn(reply.cards) if reply.cards else None
    view = reply.draw(drawing.picture if drawing else None)
    return json.dumps(view.to_components()).encode()


def report(what: str, times: Sequence[float], limit_ms: int) -> None:
    """Print median and the slowest hundredth."""
    median, slowest = statistics.median(times), statistics.quantiles(times, n=100)[98]
    print(f"{f'{what}, median, ms':48}{median:10.2f}")
    print(f"{f'{what}, p99, ms':48}{slowest:10.2f}   limit {limit_ms}   ratio {slowest / limit_ms:.2f}")


def print_rest(url: str) -> None:
    """Print the megabytes of a process that holds directory and indexes."""

    async def hold() -> None:
        store = await Store.open(url)
        async with core_on(store):
            gc.collect()
            print(psutil.Process().memory_info().rss / 2**20)
        await store.close()

    asyncio.run(hold())


if __name__ == "__main__":
    sys.exit(main())
