"""A query of any kind becomes the company that it means, several that it may mean, or none."""

from cci_core.resolver.index import Index, build_index
from cci_core.resolver.model import How, Listing, Resolution, Status
from cci_core.resolver.resolve import resolve, resolve_code, resolve_name

__all__ = ["How", "Index", "Listing", "Resolution", "Status", "build_index", "resolve", "resolve_code", "resolve_name"]
