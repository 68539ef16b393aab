"""Long loops in a thread that leave room for the event loop beside them, and end when nobody wants them any more."""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

WORK_S = 0.001
REST_S = 0.002
"""One third of a core: a request that comes meanwhile waits a millisecond at most, not for a switch of threads."""


class Abandoned(Exception):
    """Whoever started the loop no longer waits for it."""


class Pace:
    """How long a loop rests after each millisecond of work, and whether it is still wanted."""

    def __init__(self, rest_s: float) -> None:
        self.rest_s = rest_s
        self.abandoned = False


_pace: ContextVar[Pace | None] = ContextVar("_pace", default=None)


@contextmanager
def pacing(rest_s: float = REST_S) -> Iterator[None]:
    """While the context lasts, `paced` loops rest, in threads started from it too; an exception that ends it ends them.

    A thread cannot be cancelled from outside, but the end of the process waits for it.
    """
    pace = Pace(rest_s)
    token = _pace.set(pace)
    try:
        yield
    except BaseException:
        pace.abandoned = True
        raise
    finally:
        _pace.reset(token)


def paced(items: Iterable[T]) -> Iterable[T]:
    """The items, inside `pacing` with a rest after each millisecond of work on them; `Abandoned` ends the loop."""
    pace = _pace.get()
    return items if pace is None else _resting(items, pace)


def _resting(items: Iterable[T], pace: Pace) -> Iterator[T]:
    until = time.perf_counter() + WORK_S
    for item in items:
        yield item
        if time.perf_counter() > until:
            if pace.abandoned:
                raise Abandoned
            time.sleep(pace.rest_s)
            until = time.perf_counter() + WORK_S
