"""How often a client may ask."""

from functools import lru_cache

from aiohttp import web

from cci_core.settings import Settings
from extension_api.clients import UNKNOWN, client_behind, counted_address, is_local
from extension_api.limits import Buckets

READ_BURST_S = 4
"""So many seconds' worth of requests may come at once."""
REPORT_BURST = 10

_counted = lru_cache(maxsize=4096)(counted_address)
_is_local = lru_cache(maxsize=4096)(is_local)


class Gate:
    """The token buckets of reads and of reports."""

    def __init__(self, settings: Settings) -> None:
        self._trusted = settings.trusted_proxies
        self._reads = Buckets(settings.reads_per_second, READ_BURST_S * settings.reads_per_second)
        self._reports = Buckets(settings.reports_per_hour / 3600, min(REPORT_BURST, settings.reports_per_hour))

    def admit_read(self, request: web.BaseRequest) -> None:
        """Count a request; `RateLimited` where the client asks too often. This machine itself is not limited."""
        peer = request.remote or UNKNOWN
        client = self._client(request, peer)
        if client is not peer or not _is_local(peer):
            self._reads.take(_counted(client))

    def admit_report(self, request: web.BaseRequest) -> None:
        """Count a report; `RateLimited` where the client sends too many, this machine included."""
        self._reports.take(_counted(self._client(request, request.remote or UNKNOWN)))

    def _client(self, request: web.BaseRequest, peer: str) -> str:
        if not self._trusted:
            return peer
        return client_behind(peer, request.headers.getall("X-Forwarded-For", ()), self._trusted)
