"""Where a file stands below the published folder."""

from pathlib import Path

from cci_core.errors import InvalidInput

PRIVATE = ".publish"
"""The folder of unfinished work inside the published one; it holds nothing secret."""


_ODD = frozenset({"", ".", ".."})


def place_of(root: Path, path: str) -> Path:
    """The file of that path; `InvalidInput` for a path that leads out of the folder or into unfinished work."""
    check_path(path)
    return Path(f"{root}/{path}")


def check_path(path: str) -> None:
    """Raise `InvalidInput` for a path that leads out of the folder or into unfinished work, or is oddly written."""
    parts = path.split("/")
    if parts[0] == PRIVATE or not _ODD.isdisjoint(parts) or "\\" in path or "\0" in path:
        raise InvalidInput(f"{path!r} is no path of a published file")
