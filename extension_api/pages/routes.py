"""Every address of the pages."""

from extension_api.pages import discovery, handlers, lists
from extension_api.routing import Route

ROUTES: tuple[Route, ...] = (*handlers.ROUTES, *lists.ROUTES, *discovery.ROUTES)
