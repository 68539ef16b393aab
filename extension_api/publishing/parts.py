"""Files that are made together, and only when what they show has changed."""

import hashlib
from typing import NamedTuple

import msgspec


class Part(NamedTuple):
    """The paths of some files; `made_from` changes whenever their content might."""

    paths: tuple[str, ...]
    made_from: str


def digest_of(value: object) -> bytes:
    """A short digest of anything that can be written as JSON."""
    return hashlib.blake2b(msgspec.json.encode(value), digest_size=12).digest()


def made_from_all(*everything: object) -> str:
    """A text that changes with each of the values."""
    return digest_of(everything).hex()
