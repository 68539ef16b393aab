"""How many pictures one person and one server may have drawn anew in a minute."""

import time
from collections import OrderedDict, deque

PER_USER, PER_SERVER, SPAN_S = 60, 240, 60.0
_MOST_KEPT = 20_000


class Cooldowns:
    """A sliding window for each key; the oldest keys are forgotten first."""

    def __init__(self, span_s: float = SPAN_S) -> None:
        self._span_s = span_s
        self._uses: OrderedDict[str, deque[float]] = OrderedDict()

    def wait_s(self, limits: dict[str, int], now: float | None = None) -> float:
        """Seconds until all keys are below their limits; 0 counts one use for each of them."""
        at = time.monotonic() if now is None else now
        windows = {key: self._window(key, at) for key in limits}
        waits = [
            window[-limit] + self._span_s - at for key, limit in limits.items() if len(window := windows[key]) >= limit
        ]
        if waits:
            return max(waits)
        for window in windows.values():
            window.append(at)
        return 0.0

    def _window(self, key: str, now: float) -> deque[float]:
        window = self._uses.setdefault(key, deque())
        self._uses.move_to_end(key)
        while window and window[0] <= now - self._span_s:
            window.popleft()
        if len(self._uses) > _MOST_KEPT:
            self._uses.popitem(last=False)
        return window
