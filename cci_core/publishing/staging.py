"""What waits for the switch: where each file does, and which of them an interrupted run has left whole."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from cci_core.publishing import switch
from cci_core.publishing.manifest import File


def journalled(root: Path) -> Iterator[File]:
    """What an interrupted run has staged whole."""
    if not switch.journal(root).exists():
        return
    for line in switch.journal(root).read_bytes().splitlines():
        with _ends_at_a_cut():
            file = msgspec.json.decode(line, type=File)
            staged = switch.staging(root) / staged_name(file.path)
            if staged.is_file() and hashlib.sha256(staged.read_bytes()).hexdigest() == file.sha256:
                yield file


@contextmanager
def _ends_at_a_cut() -> Iterator[None]:
    """A journal that was cut off by a crash ends in half a line."""
    try:
        yield
    except msgspec.DecodeError:
        return


def staged_name(path: str) -> str:
    """Where the file waits: in one of 256 folders, since file systems take only so many names in one."""
    name = hashlib.blake2b(path.encode(), digest_size=16).hexdigest()
    return f"{name[:2]}/{name[2:]}"
