"""Several processes on one port."""

import multiprocessing
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import wait
from multiprocessing.context import SpawnProcess
from types import FrameType

import structlog

log = structlog.get_logger()

SHORT_LIFE_S = 5.0
"""A process that ends sooner has failed to start; another would too."""
_spawning = multiprocessing.get_context("spawn")


def run_workers(count: int, work: Callable[[], None]) -> int:
    """Run that many processes until a signal comes; one that dies is replaced; the exit code.

    `work` runs until SIGTERM and can be pickled.
    """
    crew = Crew(work)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, crew.stop)
    for _ in range(count):
        crew.hire()
    return crew.watch()


class Crew:
    """The running processes and since when each runs."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._since: dict[SpawnProcess, float] = {}
        self._stopping = False

    def hire(self) -> None:
        """Start one more process."""
        process = _spawning.Process(target=self._work)
        process.start()
        self._since[process] = time.monotonic()

    def stop(self, _number: int, _frame: FrameType | None) -> None:
        """End all processes in order."""
        self._stopping = True
        for process in self._since:
            process.terminate()

    def watch(self) -> int:
        """Wait until all have ended, replacing those that should not have."""
        failed = False
        while self._since:
            ended = wait([process.sentinel for process in self._since], timeout=1)
            for process in [each for each in self._since if each.sentinel in ended]:
                failed |= self._part_with(process)
        return 1 if failed else 0

    def _part_with(self, process: SpawnProcess) -> bool:
        """Let go of an ended process; whether it had failed."""
        lived_s = time.monotonic() - self._since.pop(process)
        process.join()
        code = process.exitcode
        if self._stopping:
            return bool(code)
        log.error("worker_died", exit_code=code, lived_s=round(lived_s, 1))
        if lived_s < SHORT_LIFE_S:
            self.stop(signal.SIGTERM, None)
            return True
        self.hire()
        return False
