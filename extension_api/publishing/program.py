"""Publish one edition: what is for all, then company by company, then the switch."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection

from cci_core.badges import load_or_make_key
from cci_core.cards import CardStudio
from cci_core.directory import Directory, Entry
from cci_core.publishing import Edition, Summary
from cci_core.records import Company
from cci_core.settings import Settings
from cci_core.storage import Store, companies
from extension_api.publishing.badge_files import add_badges
from extension_api.publishing.company_files import (
    Around,
    around,
    card_in,
    company_bodies,
    company_paths,
    digest_of,
    made_from,
)
from extension_api.publishing.setting import Setting, setting_of
from extension_api.publishing.site_files import site_files

_BATCH = 32

Progress = Callable[[int], None]
"""Told how many companies are done."""


async def publish_site(
    store: Store, directory: Directory, settings: Settings, folder: Path, *, progress: Progress = lambda _: None
) -> Summary:
    """Write the directory's edition into the folder and switch to it; only what changed is made and written."""
    key = await asyncio.to_thread(load_or_make_key, settings.badge_key)
    setting = await asyncio.to_thread(setting_of, directory, settings)
    with Edition(folder) as edition:
        badges = await asyncio.to_thread(add_badges, edition, directory, key)
        await asyncio.to_thread(_add_all, edition, setting)
        async with CardStudio(folder=settings.card_cache, extra_fonts=settings.card_fonts) as studio:
            await _CompanyRun(store, setting, edition, studio, progress).whole()
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


class _CompanyRun:
    """Goes through all companies and makes the files of those that changed."""

    def __init__(
        self, store: Store, setting: Setting, edition: Edition, studio: CardStudio, progress: Progress
    ) -> None:
        self._store, self._setting, self._edition, self._studio = store, setting, edition, studio
        self._progress = progress
        self._done = 0

    async def whole(self) -> None:
        digests = await self._store.read(companies.digests)
        entries = iter(self._setting.directory.entries)
        while batch := list(islice(entries, _BATCH)):
            stale = await asyncio.to_thread(self._stale, batch, digests)
            records = await self._store.read(partial(_records, wanted=stale))
            await asyncio.gather(*(self._make(shown, records[shown.entry.slug]) for shown in stale))
            self._done += len(batch)
            self._progress(self._done)

    def _stale(self, batch: Sequence[Entry], digests: dict[str, bytes]) -> list[Around]:
        """The companies whose files are not there or were made from something else."""
        shown = (around(self._setting, entry) for entry in batch)
        return [each for each in shown if not self._keep(each, digests.get(each.entry.slug, b""))]

    def _keep(self, shown: Around, record_digest: bytes) -> bool:
        return self._edition.keep(company_paths(shown.entry.slug), made_from(self._setting, shown, record_digest))

    async def _make(self, shown: Around, record: Company | None) -> None:
        if record is None:
            return  # taken out of the catalogue while this runs; the next edition will not list it
        key = made_from(self._setting, shown, digest_of(record))
        picture = asyncio.create_task(self._picture(shown))
        bodies = await asyncio.to_thread(company_bodies, self._setting, shown, record)
        for path, body in zip(company_paths(shown.entry.slug), (*bodies, await picture), strict=True):
            self._edition.add(path, body, key)

    async def _picture(self, shown: Around) -> bytes:
        return (await self._studio.card(card_in(self._setting, shown))).body


def _records(connection: Connection, wanted: Sequence[Around]) -> dict[str, Company | None]:
    return {shown.entry.slug: companies.get(connection, shown.entry.slug) for shown in wanted}
