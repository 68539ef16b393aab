"""The service described by itself: an OpenAPI document and a page made from it."""

from extension_api.documentation.openapi import document_bytes, openapi_document
from extension_api.documentation.serving import DOCUMENTATION, ROUTES, documentation

__all__ = ["DOCUMENTATION", "ROUTES", "document_bytes", "documentation", "openapi_document"]
