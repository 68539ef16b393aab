"""The service described by itself: an OpenAPI document and a page made from it."""

from extension_api.documentation.openapi import openapi_document
from extension_api.documentation.serving import DOCUMENTATION, ROUTES, documentation

__all__ = ["DOCUMENTATION", "ROUTES", "documentation", "openapi_document"]
