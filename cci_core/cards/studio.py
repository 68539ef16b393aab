"""Where programs have their cards drawn: cached by content, one at a time, never on the event loop."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from cci_core.appearance import Theme
from cci_core.cards.card import Card, Variant
from cci_core.cards.job import Job, Kind
from cci_core.cards.shelf import FolderShelf, Shelf
from cci_core.cards.worker import Worker
from cci_core.errors import Unavailable

MAX_WAITING = 64
MEMORY_BYTES = 32 * 2**20
FOLDER_BYTES = 256 * 2**20


class Picture(NamedTuple):
    """A finished card and its address, which is the same for the same content in every process."""

    digest: str
    body: bytes


class CardStudio:
    """Draws cards in one child process; use it as `async with CardStudio() as studio`.

    `folder` keeps pictures between runs; `extra_fonts` is a folder of fonts for what the shipped ones lack.
    """

    def __init__(
        self,
        *,
        folder: Path | None = None,
        extra_fonts: Path | None = None,
        max_waiting: int = MAX_WAITING,
        memory_bytes: int = MEMORY_BYTES,
    ) -> None:
        self._memory = Shelf(memory_bytes)
        self._folder = None if folder is None else FolderShelf(folder, FOLDER_BYTES)
        self._worker = Worker(extra_fonts)
        self._turn = asyncio.Lock()
        self._under_way: dict[str, asyncio.Task[bytes]] = {}
        self._max_waiting = max_waiting

    async def __aenter__(self) -> Self:
        if self._folder is not None:
            await asyncio.to_thread(self._folder.tidy)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await asyncio.to_thread(self._worker.stop)

    async def card(
        self, card: Card, variant: Variant = "wide", theme: Theme = "light", *, kind: Kind = "png"
    ) -> Picture:
        """The card as PNG or SVG; `Unavailable` when too many are waiting or the drawing failed."""
        return await self._picture(Job((card,), variant, theme, kind))

    async def compare(self, cards: Sequence[Card], theme: Theme = "light", *, kind: Kind = "png") -> Picture:
        """Two to four cards as one picture; `InvalidInput` for any other number, `Unavailable` as for one."""
        return await self._picture(Job(tuple(cards), "wide", theme, kind))

    async def _picture(self, job: Job) -> Picture:
        digest = job.digest()
        body = self._memory.get(digest)
        if body is None:
            # Shielded: the one who asked first may leave, the others still want the picture.
            body = await asyncio.shield(self._task(digest, job))
        return Picture(digest, body)

    def _task(self, digest: str, job: Job) -> asyncio.Task[bytes]:
        task = self._under_way.get(digest)
        if task is None:
            if len(self._under_way) >= self._max_waiting:
                raise Unavailable(f"{self._max_waiting} cards are waiting to be drawn; try again in a few seconds")
            task = asyncio.create_task(self._drawn(digest, job))
            self._under_way[digest] = task
            task.add_done_callback(lambda done: self._finished(digest, done))
        return task

    def _finished(self, digest: str, done: asyncio.Task[bytes]) -> None:
        self._under_way.pop(digest, None)
        if not done.cancelled():
            done.exception()  # seen, also where everybody who asked has left

    async def _drawn(self, digest: str, job: Job) -> bytes:
        body = None if self._folder is None else await asyncio.to_thread(self._folder.get, digest)
        if body is None:
            async with self._turn:
                body = await self._worker.draw(job)
            if self._folder is not None:
                await asyncio.to_thread(self._folder.put, digest, body)
        self._memory.put(digest, body)
        return body
