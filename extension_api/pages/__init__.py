"""Pages for people: made on the server, whole without script, the same words and looks as everywhere else."""

from extension_api.pages.failing import error_page
from extension_api.pages.routes import ROUTES
from extension_api.pages.site import SITE, Site, site_of

__all__ = ["ROUTES", "SITE", "Site", "error_page", "site_of"]
