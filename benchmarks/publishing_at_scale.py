"""What publishing a catalogue costs: whole editions on the clock, and each part of a company in processor time."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

from benchmarks import generated
from cci_core.badges import badge_index, seal
from cci_core.cards.worker import Worker
from cci_core.directory import Directory
from cci_core.messages import LANGUAGES
from cci_core.publishing import CORES, Options, Summary
from cci_core.records import Company
from cci_core.settings import Settings
from cci_core.storage import Store, companies
from extension_api.publishing import publish_site
from extension_api.publishing.company_files import Around, around, card_in, texts_of
from extension_api.publishing.list_files import list_parts
from extension_api.publishing.setting import Setting, setting_of
from extension_api.publishing.site_files import site_files

SAMPLE = 200
"""Companies, evenly spread, whose parts are made one by one."""
CARDS = 24
BYTES_PER_COMPANY = 260_000
"""Room on the disk, for pages in three languages, data and a card."""

BYTES_OF_DATA = 50_000
"""Room on the disk for data alone."""

Forms = tuple[bytes, bytes]


class Choice(NamedTuple):
    """What is published; without `draw` all companies get one card of another."""

    data_only: bool
    draw: bool


class Published(NamedTuple):
    """Seconds of a first edition, of the same again, and after one in a hundred changed; processor ms by part."""

    summary: Summary
    full_s: float
    same_s: float
    changed_s: float
    changed_files: int
    choice: Choice
    cards_per_s: float
    parts_ms: dict[str, float]


async def publish_thrice(
    store: Store, refresh: Callable[[], Awaitable[Directory]], change: Callable[[], Awaitable[None]], folder: Path,
    choice: Choice,
) -> Published:  # fmt: skip
    """Publish, publish the same, change one in a hundred, publish."""
    directory = await refresh()
    settings = Settings(badge_key_file=folder / "key", as_of=generated.DAY)
    options = Options(languages=() if choice.data_only else LANGUAGES)
    setting = setting_of(directory, settings, options.languages)
    parts_ms = await _parts_ms(store, setting)
    cards_per_s, forms = await _drawing(setting_of(directory, settings, LANGUAGES) if choice.data_only else setting)

    async def run() -> tuple[float, Summary]:
        present = await refresh()
        started = time.perf_counter()
        with nullcontext() if choice.draw else _undrawn(forms):
            summary = await publish_site(store, present, settings, folder / "site", options)
        return time.perf_counter() - started, summary

    full_s, summary = await run()
    same_s, _ = await run()
    await change()
    changed_s, after = await run()
    return Published(summary, full_s, same_s, changed_s, after.written, choice, cards_per_s, parts_ms)


def _undrawn(forms: Forms) -> "patch[object]":
    async def given(_worker: Worker, _card: object) -> Forms:
        return forms

    return patch.object(Worker, "draw_forms", given)


async def _drawing(setting: Setting) -> tuple[float, Forms]:
    """How many cards a second as many processes as cores draw, and one of the cards."""
    cards = [card_in(setting, around(setting, entry)) for entry in setting.directory.entries[: CARDS + CORES]]
    worker = Worker(processes=CORES)
    await asyncio.gather(*(worker.draw_forms(card) for card in cards[:CORES]))
    started = time.perf_counter()
    drawn = await asyncio.gather(*(worker.draw_forms(card) for card in cards[CORES:]))
    per_s = len(drawn) / (time.perf_counter() - started)
    worker.stop()
    return per_s, drawn[0]


async def _parts_ms(store: Store, setting: Setting) -> dict[str, float]:
    """Processor milliseconds a company, by part."""
    entries = setting.directory.entries
    every = max(1, len(entries) // SAMPLE)
    chosen = entries[::every][:SAMPLE]
    records: dict[str, Company] = {}
    for start in range(0, len(chosen), 50):
        slugs = [entry.slug for entry in chosen[start : start + 50]]
        records |= await store.read(lambda connection, slugs=slugs: companies.some(connection, slugs))
    shown: list[Around] = []
    choosing = _cpu_ms(lambda: shown.extend(around(setting, entry) for entry in chosen)) / len(chosen)
    parts = {"choosing": choosing}
    for place, name in enumerate(("data", "pages", "alternatives")):
        parts[name] = _cpu_ms(lambda place=place: _write(setting, shown, records, place)) / len(chosen)
    parts["lists"] = _cpu_ms(lambda: _write_lists(setting)) / len(entries)
    parts["badge index"] = _cpu_ms(lambda: seal(badge_index(setting.directory), None)) / len(entries)
    return parts


def _write(setting: Setting, shown: list[Around], records: dict[str, Company], place: int) -> None:
    for each in shown:
        texts_of(setting, each, b"")[place].write(setting, each, records[each.entry.slug])


def _write_lists(setting: Setting) -> None:
    for _, write in list_parts(setting):
        write()
    for _ in site_files(setting):
        pass


def _cpu_ms(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return 1000 * (time.process_time() - started)
