"""The badge index as files for a static host."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from cci_core.badges.delta import make_delta
from cci_core.badges.envelope import unseal
from cci_core.badges.keys import SecretKey
from cci_core.badges.shelf import BadgeShelf, Download
from cci_core.directory import Directory
from cci_core.errors import InvalidInput

INDEX = "badges.bin"
KEY = "badges-key.json"
_SUFFIXES = {"br": ".br", "zstd": ".zst", "gzip": ".gz"}


class KeyAnswer(msgspec.Struct, frozen=True):
    """The public key that signs the index: base64, and the id by which an index names it, hexadecimal."""

    key: str
    id: str
    algorithm: str = "Ed25519"


def key_answer(key: SecretKey) -> KeyAnswer:
    """What a service tells of its key."""
    return KeyAnswer(key=key.public.text, id=key.public.id.hex())


def write_badges(folder: Path, directory: Directory, key: SecretKey) -> list[Path]:
    """Write index, lasting copy, delta and key, each whole or not at all; the files written."""
    (folder / "badges").mkdir(parents=True, exist_ok=True)
    before = _readable(folder / INDEX)
    newest = BadgeShelf(key).publish(directory)
    written = [*_write_forms(folder / "badges" / f"{newest.digest}.bin", newest)]
    if before is not None and before.body != newest.body:
        delta = Download(make_delta(before.body, newest.body))
        written += _write_forms(folder / "badges" / f"since-{before.version}.bin", delta)
    written += _write(folder / KEY, msgspec.json.encode(key_answer(key)))
    # Last, so that nobody is sent to files that are not there yet.
    written += _write_forms(folder / INDEX, newest)
    return written


def _readable(file: Path) -> Download | None:
    try:
        body = file.read_bytes()
        unseal(body, None)
    except (OSError, InvalidInput):
        return None
    return Download(body)


def _write_forms(file: Path, download: Download) -> Iterator[Path]:
    for encoding, body in download.compressed.items():
        yield from _write(file.with_name(file.name + _SUFFIXES[encoding]), body)
    yield from _write(file, download.body)


def _write(file: Path, body: bytes) -> Iterator[Path]:
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_bytes(body)
    draft.replace(file)
    yield file
