"""Cards on their way into an edition: drawn beside everything else, a bounded number at a time."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from cci_core.cards import Card
from cci_core.publishing import Edition
from extension_api.publishing.parts import Part

Draw = Callable[[Card], Awaitable[tuple[bytes, bytes]]]
"""Makes the drawing and the picture of a card."""
AHEAD = 2
"""Cards that each drawer has been handed; more would wait where their time is already counted."""
MOST_WAITING = 128


class CardFiles:
    """Adds the cards that were asked for; used as a context, it ends with all of them added, or none under way."""

    def __init__(self, edition: Edition, draw: Draw, drawers: int) -> None:
        self._edition, self._draw = edition, draw
        self._turns = asyncio.Semaphore(AHEAD * drawers)
        self._under_way: deque[asyncio.Task[None]] = deque()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            while kind is None and self._under_way:
                await self._under_way[0]
                self._under_way.popleft()
        finally:
            for task in self._under_way:
                task.cancel()
            await asyncio.gather(*self._under_way, return_exceptions=True)

    async def add(self, part: Part, card: Card) -> None:
        """Have the card drawn, waiting where many are waiting; raises what went wrong with one before."""
        while len(self._under_way) >= MOST_WAITING:
            await self._under_way.popleft()
        self._under_way.append(asyncio.create_task(self._drawn(part, card)))

    async def _drawn(self, part: Part, card: Card) -> None:
        async with self._turns:
            forms = await self._draw(card)
        self._edition.add_all(part.paths, forms, part.made_from)
