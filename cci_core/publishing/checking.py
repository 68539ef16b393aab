"""Prove a published folder: the head by its signature, everything else by its checksum."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import msgspec

from cci_core.badges import PublicKey, unseal
from cci_core.errors import InvalidInput
from cci_core.publishing.manifest import HEAD, File, SignedHead, read_head, read_part
from cci_core.publishing.sources import Fetch, source_of

_AT_ONCE = 8


class Verdict(msgspec.Struct, frozen=True):
    """What was found: the version, how many files were proven, who signed, and each fault."""

    version: str
    files: int
    key: str | None
    faults: tuple[str, ...]


def check(place: str, key: PublicKey | None = None) -> Verdict:
    """Prove the folder or address; without a key, the head's own is taken and only tells that nothing was damaged."""
    fetch = source_of(place)
    content = fetch(HEAD)
    if content is None:
        raise InvalidInput(f"{place} has no {HEAD}; name a folder that 'cci publish' wrote, or its address")
    signed = read_head(content)
    key = key or _own_key(signed)
    files: list[File] = []
    faults = [*_head_faults(signed, key), *_manifest_faults(fetch, signed, files)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        faults += [fault for fault in pool.map(lambda file: _fault(fetch, file), files) if fault is not None]
    faults += _badge_faults(fetch, signed, key)
    return Verdict(signed.head.version, len(files), None if key is None else key.text, tuple(faults))


def _own_key(signed: SignedHead) -> PublicKey | None:
    return None if signed.signature is None else PublicKey.parse(signed.signature.key)


def _head_faults(signed: SignedHead, key: PublicKey | None) -> Iterator[str]:
    if key is not None and not signed.proven_by(key):
        yield f"{HEAD} is not signed with the key {key.text}"


def _manifest_faults(fetch: Fetch, signed: SignedHead, files: list[File]) -> Iterator[str]:
    """The faults of the lists; what they list is added to `files`."""
    for part in signed.head.manifest:
        fault = _fault(fetch, part)
        if fault is not None:
            yield fault
        else:
            files += read_part(fetch(part.path) or b"")
    wanted = sum(not file.retired for file in files)
    if wanted != signed.head.files:
        yield f"the manifest lists {wanted} files, the head tells of {signed.head.files}"


def _fault(fetch: Fetch, file: File) -> str | None:
    content = fetch(file.path)
    if content is None:
        return f"{file.path} is missing"
    if hashlib.sha256(content).hexdigest() != file.sha256:
        return f"{file.path} differs from its checksum"
    return None


def _badge_faults(fetch: Fetch, signed: SignedHead, key: PublicKey | None) -> Iterator[str]:
    content = fetch(signed.head.badges)
    if content is None:
        yield f"{signed.head.badges} is missing"
        return
    try:
        unseal(content, key)
    except InvalidInput as error:
        yield f"{signed.head.badges}: {error}"
