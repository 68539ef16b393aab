"""Every address of the service, in the order of the documentation.

Each module keeps a tuple `ROUTES` of its own; one that is read by people has `page=True, documented=False`.
"""

from extension_api import (
    alternatives,
    badges,
    cards,
    companies,
    demo,
    documentation,
    history,
    match,
    methodology,
    operation,
    pages,
    reports,
)
from extension_api.routing import Route

ROUTES: tuple[Route, ...] = (
    *companies.ROUTES,
    *alternatives.ROUTES,
    *history.ROUTES,
    *match.ROUTES,
    *methodology.ROUTES,
    *reports.ROUTES,
    *badges.ROUTES,
    *cards.ROUTES,
    *pages.ROUTES,
    *demo.ROUTES,
    *operation.ROUTES,
    *documentation.ROUTES,
)
