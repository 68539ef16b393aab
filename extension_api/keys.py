"""What handlers find in the application, each under its typed key."""

from collections.abc import Callable

from aiohttp import web

from cci_core.directory import DirectoryKeeper
from cci_core.settings import Settings
from cci_core.storage import Store
from extension_api.draining import Draining
from extension_api.edition import Editions
from extension_api.gate import Gate
from extension_api.metrics import Metrics
from extension_api.problems import Problem

ErrorPage = Callable[[web.Request, Problem, dict[str, str]], web.StreamResponse]
"""Makes the page that tells a person of a problem; the headers are to be sent with it."""

SETTINGS = web.AppKey("SETTINGS", Settings)
STORE = web.AppKey("STORE", Store)
KEEPER = web.AppKey("KEEPER", DirectoryKeeper)
EDITIONS = web.AppKey("EDITIONS", Editions)
METRICS = web.AppKey("METRICS", Metrics)
DRAINING = web.AppKey("DRAINING", Draining)
GATE = web.AppKey("GATE", Gate)
ERROR_PAGE: web.AppKey[ErrorPage] = web.AppKey("ERROR_PAGE")
