"""The badge index as files for a static host, in the places where the extension asks for them."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from cci_core.badges.delta import make_delta
from cci_core.badges.envelope import unseal
from cci_core.badges.keys import SecretKey
from cci_core.badges.shelf import BadgeShelf, Download
from cci_core.directory import Directory
from cci_core.errors import InvalidInput

INDEX = "v1/badges"
LASTING = "badges"
KEY = "badges-key.json"
KEPT = 7
"""Earlier indexes that stay, each with a delta to the newest: a week of days."""

_SUFFIXES = {"br": ".br", "zstd": ".zst", "gzip": ".gz"}
_OURS = re.compile(r"((?:[0-9a-f]{64}|since-\d+)\.bin)(?:\.br|\.zst|\.gz)?")


class KeyAnswer(msgspec.Struct, frozen=True):
    """The public key that signs the index: base64, and the id by which an index names it, hexadecimal."""

    key: str
    id: str
    algorithm: str = "Ed25519"


def key_answer(key: SecretKey) -> KeyAnswer:
    """What a service tells of its key."""
    return KeyAnswer(key=key.public.text, id=key.public.id.hex())


def write_badges(folder: Path, directory: Directory, key: SecretKey) -> list[Path]:
    """Write index, lasting copies, deltas and key, each whole or not at all; the files written."""
    lasting, index = folder / LASTING, folder / INDEX
    for room in (lasting, index.parent):
        room.mkdir(parents=True, exist_ok=True)
    newest = BadgeShelf(key).publish(directory)
    before = _earlier(lasting, newest)
    copies = {f"{newest.digest}.bin": newest, **_deltas(before, newest)}
    written = [file for name, download in copies.items() for file in _write_forms(lasting / name, download)]
    written += _write(folder / KEY, msgspec.json.encode(key_answer(key)))
    # Last, so that nobody is sent to files that are not there yet.
    written += _write_forms(index, newest)
    _clear(lasting, {*copies, *(f"{each.digest}.bin" for each in before)})
    return written


def _earlier(lasting: Path, newest: Download) -> list[Download]:
    """The indexes of the folder that came before, the latest first."""
    copies = [_readable(file) for file in lasting.glob("*.bin") if not file.name.startswith("since-")]
    others = [copy for copy in copies if copy is not None and copy.digest != newest.digest]
    return sorted(others, key=lambda copy: -copy.version)[:KEPT]


def _deltas(before: list[Download], newest: Download) -> dict[str, Download]:
    made = {f"since-{each.version}.bin": Download(make_delta(each.body, newest.body)) for each in before}
    return {name: delta for name, delta in made.items() if len(delta.body) < len(newest.body)}


def _readable(file: Path) -> Download | None:
    try:
        body = file.read_bytes()
        unseal(body, None)
    except (OSError, InvalidInput):
        return None
    return Download(body)


def _clear(lasting: Path, kept: set[str]) -> None:
    for file in lasting.iterdir():
        ours = _OURS.fullmatch(file.name)
        if ours and ours[1] not in kept:
            file.unlink()


def _write_forms(file: Path, download: Download) -> Iterator[Path]:
    for encoding, body in download.compressed.items():
        yield from _write(file.with_name(file.name + _SUFFIXES[encoding]), body)
    yield from _write(file, download.body)


def _write(file: Path, body: bytes) -> Iterator[Path]:
    draft = file.with_name(f".{file.name}.{os.getpid()}")
    draft.write_bytes(body)
    draft.replace(file)
    yield file
