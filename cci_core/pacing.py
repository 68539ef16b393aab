"""Long loops in a thread that leave room for the event loop beside them."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

WORK_S = 0.001
REST_S = 0.002
"""One third of a core: a request that comes meanwhile waits a millisecond at most, not for a switch of threads."""

_gentle = ContextVar("_gentle", default=False)


@contextmanager
def gently() -> Iterator[None]:
    """While the context lasts, also in threads started from it, `paced` loops rest; others run at full speed."""
    token = _gentle.set(True)
    try:
        yield
    finally:
        _gentle.reset(token)


def paced(items: Iterable[T]) -> Iterable[T]:
    """The items, where asked for with a rest after each millisecond of work on them."""
    return _resting(items) if _gentle.get() else items


def _resting(items: Iterable[T]) -> Iterator[T]:
    until = time.perf_counter() + WORK_S
    for item in items:
        yield item
        if time.perf_counter() > until:
            time.sleep(REST_S)
            until = time.perf_counter() + WORK_S
