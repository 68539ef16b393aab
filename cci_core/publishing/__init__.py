"""A folder of files for any static host: written incrementally, switched at once, provable from one small head."""

from cci_core.publishing.checking import check
from cci_core.publishing.edition import Edition, Summary
from cci_core.publishing.manifest import HEAD, File, Head, SignedHead
from cci_core.publishing.options import CORES, Options, Progress
from cci_core.publishing.places import place_of

__all__ = [
    "CORES",
    "HEAD",
    "Edition",
    "File",
    "Head",
    "Options",
    "Progress",
    "SignedHead",
    "Summary",
    "check",
    "place_of",
]
