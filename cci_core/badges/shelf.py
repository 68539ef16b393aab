"""The published index in every form that it is served in, with deltas from the versions before."""

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Mapping
from functools import cached_property

import brotli
import msgspec
import zstandard

from cci_core.badges.delta import make_delta
from cci_core.badges.envelope import read_head, seal
from cci_core.badges.keys import SecretKey
from cci_core.badges.select import badge_index
from cci_core.directory import Directory, Version

KEPT = 30
"""Versions from which there are deltas: a month of days, or a busy hour."""
SMALL = 1_000_000
"""Bytes up to which the slowest compression takes a second or two."""


class Download(msgspec.Struct, frozen=True, dict=True):
    """Bytes to send, and the same compressed."""

    body: bytes

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the bytes, hexadecimal: their entity tag and their lasting name."""
        return hashlib.sha256(self.body).hexdigest()

    @cached_property
    def version(self) -> int:
        """The version of the index."""
        return read_head(self.body).version

    @cached_property
    def compressed(self) -> Mapping[str, bytes]:
        """The bytes by content encoding."""
        small = len(self.body) <= SMALL
        return {
            "br": brotli.compress(self.body, quality=11 if small else 9, lgwin=24),
            "zstd": zstandard.ZstdCompressor(level=19 if small else 12).compress(self.body),
            "gzip": gzip.compress(self.body, 9, mtime=0),
        }


class BadgeShelf:
    """The index of the newest directory it was given, and the files before it. Safe to use from several threads."""

    def __init__(self, key: SecretKey | None) -> None:
        self._key = key
        self._lock = threading.Lock()
        self._made_for: Version | None = None
        self._files: OrderedDict[str, Download] = OrderedDict()
        self._deltas: dict[tuple[str, str], Download] = {}

    def publish(self, directory: Directory) -> Download:
        """The index of the directory, built and compressed where it is not there yet; CPU for up to seconds."""
        with self._lock:
            if self._made_for != directory.version:
                self._add(Download(seal(badge_index(directory), self._key)))
                self._made_for = directory.version
            return next(reversed(self._files.values()))

    def current(self, directory: Directory) -> Download | None:
        """The index of the directory if it is there already."""
        return next(reversed(self._files.values())) if self._made_for == directory.version else None

    def file(self, digest: str) -> Download | None:
        """One of the files kept, by its lasting name."""
        return self._files.get(digest)

    def answer_since(self, newest: Download, since: int) -> Download:
        """What makes the newest file out of that version's; the newest itself where that is smaller or not kept."""
        base = next((file for file in reversed(self._files.values()) if file.version == since), None)
        if base is None:
            return newest
        with self._lock:
            key = base.digest, newest.digest
            if key not in self._deltas:
                self._deltas[key] = Download(make_delta(base.body, newest.body))
            delta = self._deltas[key]
        return delta if len(delta.body) < len(newest.body) else newest

    def _add(self, file: Download) -> None:
        _ = file.compressed
        self._deltas = {}
        self._files[file.digest] = file
        self._files.move_to_end(file.digest)
        while len(self._files) > KEPT:
            self._files.popitem(last=False)
