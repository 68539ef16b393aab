"""Which of the gateway's lines, one a shard, are up."""

import time


class Lines:
    """The shards of one session: since when each is down, if it is."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._down_since: dict[int, float | None] = {}

    @property
    def started(self) -> bool:
        """Whether any shard has ever been up."""
        return bool(self._down_since)

    def up(self, shard: int) -> None:
        """The shard has a session."""
        self._down_since[shard] = None

    def down(self, shard: int) -> None:
        """The shard has lost its line; one that never had any does not count."""
        if shard in self._down_since and self._down_since[shard] is None:
            self._down_since[shard] = time.monotonic()

    def down_s(self, now: float) -> float:
        """How long the shard that is down longest has been so; all of them since the beginning where none came up."""
        if not self.started:
            return now - self._began
        return max((now - since for since in self._down_since.values() if since is not None), default=0.0)

    def count_up(self) -> int:
        """How many shards are up."""
        return sum(since is None for since in self._down_since.values())
