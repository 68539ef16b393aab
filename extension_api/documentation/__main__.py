"""Print the OpenAPI document: `python -m extension_api.documentation > schema/openapi.json`."""

import sys

from cci_core.methodology import load_methodology
from extension_api.documentation import document_bytes
from extension_api.routes import ROUTES

sys.stdout.buffer.write(document_bytes(ROUTES, load_methodology()))
