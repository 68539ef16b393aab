"""The core of CCI: evidence in, scores out, and one way to find a company."""

from importlib.metadata import version

__version__ = version("cci")
