"""Where a file stands below the published folder."""

from pathlib import Path, PurePosixPath

from cci_core.errors import InvalidInput

PRIVATE = ".publish"
"""The folder of unfinished work inside the published one; it holds nothing secret."""


def place_of(root: Path, path: str) -> Path:
    """The file of that path; `InvalidInput` for a path that leads out of the folder or into unfinished work."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or "\\" in path or "\0" in path or parts[0] == PRIVATE:
        raise InvalidInput(f"{path!r} is no path of a published file")
    return root.joinpath(*parts)
