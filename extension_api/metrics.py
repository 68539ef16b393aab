"""What is counted, in plain numbers on the way and in Prometheus's form when asked."""

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from prometheus_client import CollectorRegistry, PlatformCollector, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from cci_core.directory import DirectoryKeeper
from extension_api.shelf import Tally

BOUNDS_S = (0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
NO_ROUTE = "none"


class Meter:
    """The requests to one route: how many by status, and how long they took."""

    __slots__ = ("_buckets", "_seconds", "by_status")

    def __init__(self) -> None:
        self.by_status: Counter[int] = Counter()
        self._buckets = [0] * (len(BOUNDS_S) + 1)
        self._seconds = 0.0

    def note(self, status: int, seconds: float) -> None:
        """Count one answered request."""
        self.by_status[status] += 1
        self._buckets[bisect_left(BOUNDS_S, seconds)] += 1
        self._seconds += seconds

    def histogram(self) -> tuple[list[tuple[str, float]], float]:
        """Cumulative counts by upper bound, and the sum of seconds."""
        counts: list[tuple[str, float]] = []
        below = 0
        for bound, count in zip((*map(str, BOUNDS_S), "+Inf"), self._buckets, strict=True):
            below += count
            counts.append((bound, float(below)))
        return counts, self._seconds


class Metrics(Collector):
    """All meters of the process, and how old its directory is."""

    def __init__(self, keeper: DirectoryKeeper, tally: Tally) -> None:
        self._keeper, self._tally = keeper, tally
        self._meters: dict[tuple[str, str], Meter] = {}
        self.count_connections: Callable[[], int] = lambda: 0
        self._registry = CollectorRegistry()
        for collector in (self, ProcessCollector(registry=None), PlatformCollector(registry=None)):
            self._registry.register(collector)

    def meter(self, method: str, template: str) -> Meter:
        """The meter of a route."""
        return self._meters.setdefault((method, template), Meter())

    def text(self) -> bytes:
        """Everything in Prometheus's text form."""
        return generate_latest(self._registry)

    def collect(self) -> Iterator[Metric]:
        """The families of metrics, as the registry asks for them."""
        yield from self._requests()
        yield from self._directory()
        yield from self._caches()
        yield gauge("cci_connections", "Open connections", self.count_connections())

    def describe(self) -> Iterable[Metric]:
        """Nothing: names are only known when something has been counted."""
        return ()

    def _requests(self) -> Iterator[Metric]:
        requests = CounterMetricFamily(
            "cci_http_requests", "Requests by route and status", labels=("method", "route", "status")
        )
        seconds = HistogramMetricFamily(
            "cci_http_request_seconds", "Seconds until a request is answered", labels=("method", "route")
        )
        for (method, route), meter in self._meters.items():
            for status, count in meter.by_status.items():
                requests.add_metric((method, route, str(status)), count)
            buckets, total = meter.histogram()
            seconds.add_metric((method, route), buckets, total)
        yield requests
        yield seconds

    def _directory(self) -> Iterator[Metric]:
        directory, built_at = self._keeper.current, self._keeper.built_at
        if directory is None or built_at is None:
            return
        version = GaugeMetricFamily("cci_directory_version", "The directory that answers", labels=("version",))
        version.add_metric((str(directory.version),), 1)
        yield version
        yield gauge("cci_directory_revision", "Revision of the catalogue", directory.version.revision)
        yield gauge("cci_directory_companies", "Companies in the directory", len(directory.entries))
        yield gauge("cci_directory_age_seconds", "Seconds since the directory was built", time.time() - built_at)
        yield gauge("cci_directory_build_seconds", "Seconds that its build took", self._keeper.build_s)

    def _caches(self) -> Iterator[Metric]:
        asked = CounterMetricFamily("cci_answers_asked", "Answers looked for among those made", labels=("found",))
        asked.add_metric(("yes",), self._tally.hits)
        asked.add_metric(("no",), self._tally.misses)
        yield asked


def gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    """One number."""
    return GaugeMetricFamily(name, text, value=value)
