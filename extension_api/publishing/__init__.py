"""`cci publish`: the whole read side as files for any static host."""

from extension_api.publishing.program import publish_site

__all__ = ["publish_site"]
