"""A bounded cache of contents, each made once however many ask for it at the same time."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable

from extension_api.content import Content


class Tally:
    """How often a shelf had what was asked for."""

    def __init__(self) -> None:
        self.hits = 0
        self.misses = 0


class Shelf:
    """The contents asked for last, up to a number of bytes."""

    def __init__(self, most_bytes: int, tally: Tally) -> None:
        self._most_bytes, self._tally = most_bytes, tally
        self._contents: OrderedDict[Hashable, Content] = OrderedDict()
        self._sizes: dict[Hashable, int] = {}
        self._bytes = 0
        self._making: dict[Hashable, asyncio.Task[Content]] = {}

    def get(self, key: Hashable) -> Content | None:
        """The content, if it is there."""
        content = self._contents.get(key)
        if content is None:
            return None
        self._contents.move_to_end(key)
        self._tally.hits += 1
        return content

    def put(self, key: Hashable, content: Content) -> None:
        """Keep the content, and let go of those not asked for longest."""
        self._forget(key)
        # Twice: compressed forms are added as they are asked for. A key is as long as a client makes it.
        self._contents[key], self._sizes[key] = content, 2 * content.size + len(str(key)) + 1000
        self._bytes += self._sizes[key]
        while self._bytes > self._most_bytes and len(self._contents) > 1:
            self._forget(next(iter(self._contents)))

    async def fetch(self, key: Hashable, make: Callable[[], Awaitable[Content]]) -> Content:
        """The content, made where it is not there; whoever asks meanwhile waits for the same making.

        `make` puts what may be kept.
        """
        content = self.get(key)
        if content is not None:
            return content
        self._tally.misses += 1
        task = self._making.get(key)
        if task is None:
            task = self._making[key] = asyncio.create_task(_made(make))
            task.add_done_callback(lambda _: self._making.pop(key, None))
        return await asyncio.shield(task)

    def _forget(self, key: Hashable) -> None:
        if self._contents.pop(key, None) is not None:
            self._bytes -= self._sizes.pop(key)


async def _made(make: Callable[[], Awaitable[Content]]) -> Content:
    return await make()
