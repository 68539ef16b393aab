"""The command `cci`."""

from cci_core.cli.main import cci, main

__all__ = ["cci", "main"]
