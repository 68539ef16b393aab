"""What a published folder says of itself: a small signed head, and lists of all files with their checksums."""

import base64
import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from cci_core.badges import PublicKey, SecretKey
from cci_core.errors import InvalidInput

HEAD = "head.jsonl"
"""The one file that changes in place and from which everything else is proven; it should be cached shortly."""
FORMAT = 1
_FEW, _SOME = 5_000, 100_000


class File(msgspec.Struct, frozen=True, gc=False, omit_defaults=True):
    """One published file; `made_from` changes whenever its content might, `retired` waits for readers to move on."""

    path: str
    sha256: str
    bytes: int
    made_from: str = ""
    retired: bool = False


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """What is published: the edition, and the files that list all others."""

    format: int = FORMAT
    version: str
    day: date
    companies: int
    files: int
    bytes: int
    badges: str
    manifest: tuple[File, ...]


class Signature(msgspec.Struct, frozen=True):
    """Ed25519 over the first line of the head, without its line break; both in base64."""

    key: str
    signature: str


class SignedHead(msgspec.Struct, frozen=True):
    """The head as it stands in its file; `signature` is None where it was published without a key."""

    head: Head
    line: bytes
    signature: Signature | None

    def proven_by(self, key: PublicKey) -> bool:
        """Whether the owner of the key has signed the head."""
        if self.signature is None or self.signature.key != key.text:
            return False
        return key.verifies(_from_base64(self.signature.signature), self.line)


def write_head(head: Head, key: SecretKey | None) -> bytes:
    """The file of the head: one line of JSON, and one with its signature."""
    line = msgspec.json.encode(head)
    if key is None:
        return line + b"\n"
    signature = Signature(key.public.text, base64.b64encode(key.sign(line)).decode())
    return line + b"\n" + msgspec.json.encode(signature) + b"\n"


def read_head(content: bytes) -> SignedHead:
    """The head in the file; `InvalidInput` where it is none."""
    line, _, rest = content.partition(b"\n")
    try:
        head = msgspec.json.decode(line, type=Head)
        signature = msgspec.json.decode(rest, type=Signature) if rest.strip() else None
    except msgspec.MsgspecError as error:
        raise InvalidInput(f"{HEAD} is damaged or of another program: {error}") from error
    if head.format != FORMAT:
        raise InvalidInput(f"{HEAD} has format {head.format}, and only {FORMAT} is known; update this program")
    return SignedHead(head, line, signature)


def manifest_parts(files: Iterable[File]) -> Mapping[str, bytes]:
    """The lists of all files, by a path that changes with their content.

    A file keeps its list while the folder grows, so that a small change rewrites small lists.
    """
    everything = list(files)
    digits = 0 if len(everything) <= _FEW else 1 if len(everything) <= _SOME else 2
    parts: dict[str, list[File]] = defaultdict(list)
    for file in everything:
        parts[hashlib.blake2b(file.path.encode()).hexdigest()[:digits]].append(file)
    bodies = [_lines(part) for part in parts.values()]
    return {f"manifest/{hashlib.sha256(body).hexdigest()[:32]}.jsonl": body for body in bodies}


def read_part(content: bytes) -> list[File]:
    """The files in one list; `InvalidInput` where it is damaged."""
    try:
        return msgspec.json.decode(b"[" + b",".join(content.splitlines()) + b"]", type=list[File])
    except msgspec.MsgspecError as error:
        raise InvalidInput(f"a list of the manifest is damaged: {error}") from error


def described(path: str, content: bytes, made_from: str = "") -> File:
    """The file as the manifest lists it."""
    return File(path, hashlib.sha256(content).hexdigest(), len(content), made_from)


def _lines(part: list[File]) -> bytes:
    return b"".join(msgspec.json.encode(file) + b"\n" for file in sorted(part, key=lambda file: file.path))


def _from_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        return b""
