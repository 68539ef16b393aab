"""What a score card costs: processor time of the first one, time of a kept one, and the pause it makes in the loop."""

import asyncio
import statistics
import time
from collections.abc import Awaitable
from datetime import date
from pathlib import Path

import msgspec

import cci_core.starter
from cci_core.cards import Card, CardStudio, card_of, card_svg, png
from cci_core.directory import build_directory
from cci_core.methodology import load_methodology
from cci_core.records import Company

DAY = date(2026, 1, 1)
KEPT_ROUNDS = 2000
TICK_S = 0.001
REST_S = 3.0


def main() -> None:
    """Print the figures of the starter catalogue with what they must not exceed."""
    cards = starter_cards()
    png(card_svg(cards[0]))
    drawn = [cpu_ms(card) for card in cards]
    kept_ms, rest_ms, gap_ms, wall_s = asyncio.run(in_studio(cards))
    print(f"{'figure':44}{'measured':>10}{'limit':>8}")
    print(f"{f'first card, median of {len(cards)}, CPU ms':44}{statistics.median(drawn):10.1f}{80:8}")
    print(f"{'first card, slowest, CPU ms':44}{max(drawn):10.1f}")
    print(f"{'kept card, ms':44}{kept_ms:10.3f}{1:8}")
    print(f"{'longest gap of the loop at rest, ms':44}{rest_ms:10.1f}")
    print(f"{'longest gap of the loop while drawing, ms':44}{gap_ms:10.1f}{20:8}")
    print(f"{'cards a second through the studio':44}{len(cards) / wall_s:10.1f}")


def starter_cards() -> list[Card]:
    """The cards of the starter catalogue."""
    folder = Path(cci_core.starter.__file__).parent
    records = [msgspec.toml.decode(path.read_bytes(), type=Company) for path in sorted(folder.glob("*.toml"))]
    directory = build_directory(records, load_methodology(), 1, DAY)
    return [card_of(entry, directory, "https://cci.example") for entry in directory.entries]


def cpu_ms(card: Card) -> float:
    """The processor time of one card from data to PNG."""
    started = time.process_time()
    png(card_svg(card))
    return (time.process_time() - started) * 1000


async def in_studio(cards: list[Card]) -> tuple[float, float, float, float]:
    """The time of a kept card, the loop's longest gap at rest and while all are drawn, and how long that took."""
    async with CardStudio() as studio:
        await studio.card(cards[0], theme="dark")
        rest_ms = await watched(asyncio.sleep(REST_S))
        started = time.perf_counter()
        gap_ms = await watched(asyncio.gather(*(studio.card(card) for card in cards)))
        wall_s = time.perf_counter() - started
        started = time.perf_counter()
        for number in range(KEPT_ROUNDS):
            await studio.card(cards[number % len(cards)])
        kept_ms = (time.perf_counter() - started) / KEPT_ROUNDS * 1000
    return kept_ms, rest_ms, gap_ms, wall_s


async def watched(work: Awaitable[object]) -> float:
    """The longest gap of the loop, in milliseconds, while the work is done."""
    watch = asyncio.create_task(longest_gap_ms())
    await work
    watch.cancel()
    return await watch


async def longest_gap_ms() -> float:
    """The longest time between two turns of the loop beyond the tick, until cancelled."""
    longest, last = 0.0, time.perf_counter()
    try:
        while True:
            await asyncio.sleep(TICK_S)
            now = time.perf_counter()
            longest, last = max(longest, now - last - TICK_S), now
    except asyncio.CancelledError:
        return longest * 1000


if __name__ == "__main__":
    main()
