"""Publish one edition: what is for all, then company by company, then the switch."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from cci_core.badges import load_or_make_key
from cci_core.cards.worker import Worker
from cci_core.directory import Directory, Entry
from cci_core.publishing import Edition, Options, Progress, Summary
from cci_core.records import Company
from cci_core.settings import Settings
from cci_core.storage import Store, companies
from extension_api.publishing.badge_files import add_badges
from extension_api.publishing.card_files import CardFiles
from extension_api.publishing.company_files import Around, around, card_in, card_part, texts_of
from extension_api.publishing.list_files import list_parts
from extension_api.publishing.parts import Part
from extension_api.publishing.setting import Setting, setting_of
from extension_api.publishing.site_files import site_files

_BATCH = 64


async def publish_site(
    store: Store, directory: Directory, settings: Settings, folder: Path, options: Options | None = None
) -> Summary:
    """Write the directory's edition into the folder and switch to it; only what changed is made and written."""
    options = options or Options()
    key = await asyncio.to_thread(load_or_make_key, settings.badge_key)
    setting = await asyncio.to_thread(setting_of, directory, settings, options.languages)
    with Edition(folder) as edition:
        badges = await asyncio.to_thread(add_badges, edition, directory, key)
        await asyncio.to_thread(_add_all, edition, setting)
        worker = Worker(settings.card_fonts, options.processes)
        try:
            async with CardFiles(edition, worker.draw_forms, options.processes) as cards:
                await _CompanyRun(store, setting, edition, cards).whole(options.progress)
        finally:
            worker.stop()
        return await asyncio.to_thread(
            lambda: edition.publish(
                version=str(directory.version),
                day=directory.version.day,
                companies=len(directory.entries),
                badges=badges,
                key=key,
            )
        )


def _add_all(edition: Edition, setting: Setting) -> None:
    for path, content in site_files(setting):
        edition.add(path, content)
    for part, write in list_parts(setting):
        if not edition.keep(part.paths, part.made_from):
            edition.add_all(part.paths, write(), part.made_from)


class _Stale(NamedTuple):
    """A company of which something has to be made: texts, the card, or both."""

    shown: Around
    texts: bool
    card: Part | None


class _CompanyRun:
    """Goes through all companies and makes the files of those that changed."""

    def __init__(self, store: Store, setting: Setting, edition: Edition, cards: CardFiles) -> None:
        self._store, self._setting, self._edition, self._cards = store, setting, edition, cards

    async def whole(self, progress: Progress) -> None:
        digests = await self._store.read(companies.digests)
        everything = self._setting.directory.entries
        entries, done = iter(everything), 0
        while batch := list(islice(entries, _BATCH)):
            await self._make(await asyncio.to_thread(self._stale, batch, digests))
            done += len(batch)
            progress(done, len(everything))

    def _stale(self, batch: Sequence[Entry], digests: Mapping[str, bytes]) -> list[_Stale]:
        """The companies with files that are not there or were made from something else."""
        judged = (self._judged(around(self._setting, entry), digests.get(entry.slug, b"")) for entry in batch)
        return [each for each in judged if each.texts or each.card is not None]

    def _judged(self, shown: Around, record_digest: bytes) -> _Stale:
        kept = [self._keep(text.part) for text in texts_of(self._setting, shown, record_digest)]
        card = card_part(self._setting, shown)
        return _Stale(shown, not all(kept), None if self._keep(card) else card)

    def _keep(self, part: Part) -> bool:
        return self._edition.keep(part.paths, part.made_from)

    async def _make(self, stale: Sequence[_Stale]) -> None:
        slugs = [each.shown.entry.slug for each in stale if each.texts]
        records = await self._store.read(partial(companies.some, slugs=slugs)) if slugs else {}
        await asyncio.to_thread(self._write, [each.shown for each in stale if each.texts], records)
        for shown, texts, card in stale:
            # What was taken out of the catalogue while this runs, the next edition will not list.
            if card is not None and (not texts or shown.entry.slug in records):
                await self._cards.add(card, card_in(self._setting, shown))

    def _write(self, companies_shown: Sequence[Around], records: Mapping[str, Company]) -> None:
        for shown in companies_shown:
            record = records.get(shown.entry.slug)
            if record is not None:
                self._write_texts(shown, record)

    def _write_texts(self, shown: Around, record: Company) -> None:
        for part, write in texts_of(self._setting, shown, companies.pack(record).digest):
            if not self._keep(part):
                self._edition.add_all(part.paths, write(self._setting, shown, record), part.made_from)
