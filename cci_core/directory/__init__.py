"""The read model that every door holds: immutable, in memory, replaced whole when data or day change."""

from cci_core.directory.build import build_directory
from cci_core.directory.keeper import DirectoryKeeper
from cci_core.directory.model import Answer, Candidate, Directory, Entry, Headline, Version

__all__ = ["Answer", "Candidate", "Directory", "DirectoryKeeper", "Entry", "Headline", "Version", "build_directory"]
