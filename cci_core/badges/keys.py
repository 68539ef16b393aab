"""The key pair that signs badge indexes, and the file that keeps its secret half."""

import base64
import hashlib
import os
import tempfile
from functools import cached_property
from pathlib import Path
from typing import Self

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key

from cci_core.errors import InvalidInput, Unavailable

_OTHERS = 0o077


class PublicKey:
    """The half of an Ed25519 key pair that everyone may know."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self._key = Ed25519PublicKey.from_public_bytes(raw)

    @classmethod
    def parse(cls, text: str) -> Self:
        """The key in base64, as `cci badges keys` prints it."""
        try:
            return cls(base64.b64decode(text.strip(), validate=True))
        except ValueError as error:
            raise InvalidInput(f"a public key is 44 characters of base64, got {text!r}") from error

    @property
    def text(self) -> str:
        """The key in base64."""
        return base64.b64encode(self.raw).decode()

    @cached_property
    def id(self) -> bytes:
        """Eight bytes by which an index names its key."""
        return hashlib.sha256(self.raw).digest()[:8]

    @property
    def fingerprint(self) -> str:
        """The id in groups of four, for comparing by eye."""
        return self.id.hex(" ", 2)

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Whether the signature of the message was made with the secret half."""
        try:
            self._key.verify(signature, message)
        except InvalidSignature:
            return False
        return True


class SecretKey:
    """The half that signs; never shown, logged or sent."""

    def __init__(self, key: Ed25519PrivateKey) -> None:
        self._key = key

    @classmethod
    def from_seed(cls, seed: bytes) -> Self:
        """The key of 32 chosen bytes, for reproducible examples."""
        return cls(Ed25519PrivateKey.from_private_bytes(seed))

    @cached_property
    def public(self) -> PublicKey:
        """The other half."""
        return PublicKey(self._key.public_key().public_bytes_raw())

    def sign(self, message: bytes) -> bytes:
        """64 bytes; the same for the same message."""
        return self._key.sign(message)

    def pem(self) -> bytes:
        """The key as a file keeps it."""
        return self._key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def load_key(file: Path) -> SecretKey:
    """The key in the file; refused where others on this machine can read it."""
    try:
        if os.name == "posix" and file.stat().st_mode & _OTHERS:
            raise Unavailable(f"others can read the badge key {str(file)!r}; run: chmod 600 {file}")
        key = load_pem_private_key(file.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise Unavailable(f"the badge key {str(file)!r} cannot be read: {error}") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Unavailable(f"the badge key {str(file)!r} is not an Ed25519 key; make one with 'cci badges keys'")
    return SecretKey(key)


def load_or_make_key(file: Path) -> SecretKey:
    """The key in the file, which is made, readable by its owner alone, where there is none."""
    if not file.exists():
        try:
            _create(file, SecretKey(Ed25519PrivateKey.generate()).pem())
        except OSError as error:
            raise Unavailable(
                f"the badge key {str(file)!r} cannot be made ({error.strerror}); set CCI_BADGE_KEY_FILE"
            ) from error
    return load_key(file)


def _create(file: Path, content: bytes) -> None:
    """Write the file whole or not at all; where another process was faster, its file stays."""
    descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.link(draft, file)
    except FileExistsError:
        return
    finally:
        draft.unlink()
