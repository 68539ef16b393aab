"""A token bucket for each client."""

import math
from collections import OrderedDict
from collections.abc import Callable
from time import monotonic

from extension_api.problems import RateLimited

MOST_CLIENTS = 50_000


class Buckets:
    """`burst` requests at once, then `per_second` more each second, for each of the clients seen last."""

    def __init__(
        self, per_second: float, burst: int, *, clock: Callable[[], float] = monotonic, most: int = MOST_CLIENTS
    ) -> None:
        self._per_second, self._burst, self._clock, self._most = per_second, burst, clock, most
        self._clients: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, client: str) -> None:
        """Take one token of the client's; `RateLimited` says when there is one again."""
        now = self._clock()
        tokens, then = self._clients.pop(client, (float(self._burst), now))
        tokens = min(self._burst, tokens + (now - then) * self._per_second)
        allowed = tokens >= 1 - 1e-9
        self._clients[client] = (tokens - 1 if allowed else tokens, now)
        if len(self._clients) > self._most:
            self._clients.popitem(last=False)
        if not allowed:
            wait_s = math.ceil((1 - tokens) / self._per_second)
            raise RateLimited(
                f"more than {self._burst} requests in a short time; wait {wait_s} s and try again", retry_after_s=wait_s
            )
