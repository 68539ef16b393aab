"""Prove a published folder: the head by its signature, everything else by its checksum."""

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import msgspec

from cci_core.badges import PublicKey, unseal
from cci_core.errors import InvalidInput
from cci_core.publishing.manifest import HEAD, File, Head, SignedHead, read_head, read_part
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
    files, faults = _check_lists(fetch, signed.head)
    faults = [*_head_faults(signed, key), *faults, *_badge_faults(fetch, signed, key)]
    return Verdict(signed.head.version, files, None if key is None else key.text, tuple(faults))


def _own_key(signed: SignedHead) -> PublicKey | None:
    return None if signed.signature is None else PublicKey.parse(signed.signature.key)


def _head_faults(signed: SignedHead, key: PublicKey | None) -> Iterator[str]:
    if key is not None and not signed.proven_by(key):
        yield f"{HEAD} is not signed with the key {key.text}"


def _check_lists(fetch: Fetch, head: Head) -> tuple[int, list[str]]:
    """How many files are listed, and the faults of the lists and of those files."""
    listed, wanted, faults = 0, 0, []
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for part in head.manifest:
            files, fault = _listed(fetch, part)
            listed, wanted = listed + len(files), wanted + sum(not file.retired for file in files)
            faults += [each for each in (fault, *pool.map(partial(_fault, fetch), files)) if each is not None]
    if wanted != head.files:
        faults.append(f"the manifest lists {wanted} files, the head tells of {head.files}")
    return listed, faults


def _listed(fetch: Fetch, part: File) -> tuple[list[File], str | None]:
    """The files of a list, or why there are none."""
    fault = _fault(fetch, part)
    return ([], fault) if fault is not None else (read_part(fetch(part.path) or b""), None)


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
