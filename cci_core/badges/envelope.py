"""The head of a badge index file: what it is, its checksum and who signed it."""

import hashlib
import struct

import msgspec

from cci_core.badges.keys import PublicKey, SecretKey
from cci_core.badges.model import BadgeIndex
from cci_core.badges.payload import read_payload, write_payload
from cci_core.errors import InvalidInput

MAGIC = b"CCIBADGE"
SCHEMA = 1
SIGNED = struct.Struct("<8sHHIQ8s32s")
SIGNATURE_BYTES = 64
HEAD_BYTES = SIGNED.size + SIGNATURE_BYTES
UNSIGNED_KEY = bytes(8)


class Head(msgspec.Struct, frozen=True):
    """What the first 128 bytes say; `signed` are the bytes that the signature covers."""

    version: int
    length: int
    key_id: bytes
    checksum: bytes
    signed: bytes
    signature: bytes


def seal(index: BadgeIndex, key: SecretKey | None) -> bytes:
    """The file of the index, signed if there is a key; the same index and key give the same bytes."""
    payload = write_payload(index)
    key_id = key.public.id if key else UNSIGNED_KEY
    checksum = hashlib.sha256(payload).digest()
    signed = SIGNED.pack(MAGIC, SCHEMA, 0, len(payload), index.version, key_id, checksum)
    return signed + (key.sign(signed) if key else bytes(SIGNATURE_BYTES)) + payload


def read_head(file: bytes) -> Head:
    """The head of a file; `InvalidInput` where it is none of ours."""
    if len(file) < HEAD_BYTES or not file.startswith(MAGIC):
        raise InvalidInput("this is not a badge index: it does not start as one")
    signed, signature = file[: SIGNED.size], file[SIGNED.size : HEAD_BYTES]
    _, schema, _, length, version, key_id, checksum = SIGNED.unpack(signed)
    if schema != SCHEMA:
        raise InvalidInput(
            f"the badge index has schema {schema}, and only schema {SCHEMA} is known; update this program"
        )
    return Head(version, length, key_id, checksum, signed, signature)


def unseal(file: bytes, key: PublicKey | None) -> BadgeIndex:
    """The index in the file, once its length, checksum and, for a given key, signature have been proven."""
    head = read_head(file)
    payload = file[HEAD_BYTES:]
    if len(payload) != head.length or hashlib.sha256(payload).digest() != head.checksum:
        raise InvalidInput("the badge index is damaged: length or checksum is wrong; fetch it again")
    if key is not None and not (head.key_id == key.id and key.verifies(head.signature, head.signed)):
        raise InvalidInput("the badge index is not signed with the expected key")
    return read_payload(payload, head.version)
