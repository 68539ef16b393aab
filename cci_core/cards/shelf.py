"""Finished pictures by their address: in memory up to a number of bytes, and in a folder if one is given."""

import contextlib
import os
import tempfile
from collections import OrderedDict
from pathlib import Path


class Shelf:
    """The pictures used last, up to `max_bytes` of them."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._pictures: OrderedDict[str, bytes] = OrderedDict()
        self.size = 0

    def get(self, digest: str) -> bytes | None:
        """The picture at that address."""
        picture = self._pictures.get(digest)
        if picture is not None:
            self._pictures.move_to_end(digest)
        return picture

    def put(self, digest: str, picture: bytes) -> None:
        """Keep the picture, and let go of those that were not asked for the longest."""
        if len(picture) > self._max_bytes or digest in self._pictures:
            return
        self._pictures[digest] = picture
        self.size += len(picture)
        while self.size > self._max_bytes:
            _, dropped = self._pictures.popitem(last=False)
            self.size -= len(dropped)


class FolderShelf:
    """Pictures that outlive the process, the newest up to `max_bytes`; reads and writes wait for the disk."""

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder = folder
        self._max_bytes = max_bytes

    def get(self, digest: str) -> bytes | None:
        """The picture at that address."""
        try:
            return (self._folder / digest).read_bytes() or None
        except OSError:
            return None

    def put(self, digest: str, picture: bytes) -> None:
        """Keep the picture whole or not at all; a full or missing disk costs the copy, not the card."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=".new-")
            with os.fdopen(handle, "wb") as file:
                file.write(picture)
            Path(name).replace(self._folder / digest)

    def tidy(self) -> None:
        """Remove the oldest pictures beyond the bound."""
        with contextlib.suppress(OSError):
            files = sorted(((path.stat(), path) for path in self._folder.iterdir()), key=lambda each: -each[0].st_mtime)
            total = 0
            for stat, path in files:
                total += stat.st_size
                if total > self._max_bytes:
                    path.unlink(missing_ok=True)
