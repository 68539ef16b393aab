"""The catalogue in and out of files: all or nothing, every fault named."""

from cci_core.exchange.exporting import export_catalogue
from cci_core.exchange.faults import Fault, ImportRefused
from cci_core.exchange.importing import Summary, import_catalogue

__all__ = ["Fault", "ImportRefused", "Summary", "export_catalogue", "import_catalogue"]
