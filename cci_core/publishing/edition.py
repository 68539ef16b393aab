"""One edition of a published folder, made beside the present one and switched to at once."""

import fcntl
import hashlib
import os
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import msgspec

from cci_core.badges import SecretKey
from cci_core.errors import InvalidInput, Unavailable
from cci_core.publishing import switch
from cci_core.publishing.manifest import (
    HEAD,
    File,
    Head,
    described,
    manifest_parts,
    read_head,
    read_part,
    write_head,
)
from cci_core.publishing.places import PRIVATE, check_path, place_of
from cci_core.publishing.staging import journalled, staged_name

LASTING = ("badges/", "static/", "manifest/")
"""Below these, a name changes with its content; files stay one edition longer, for readers of the old head."""


class Summary(msgspec.Struct, frozen=True):
    """How many files an edition has, and how many of them were written, left as they were and removed."""

    files: int
    written: int
    unchanged: int
    removed: int
    bytes_written: int


class Edition:
    """Collects the files of an edition; used as a context, it holds the folder against other publishers.

    Nothing that readers see changes before `publish`. A run that was killed is gone on with by the next.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._before: dict[str, File] = {}
        self._staged: dict[str, File] = {}
        self._new: dict[str, File] = {}
        self._old_parts: list[File] = []
        self._lost_list = False
        self._bytes_written = 0

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            try:
                switch.staging(self._root).mkdir(parents=True, exist_ok=True)
                stack.enter_context(_locked(self._root / PRIVATE / "lock"))
                switch.complete(self._root, HEAD)
                self._read_before()
                self._journal = stack.enter_context(switch.journal(self._root).open("ab"))
            except OSError as error:
                raise Unavailable(f"{self._root} cannot be written ({error.strerror}); name another folder") from error
            self._open = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    def keep(self, paths: Sequence[str], made_from: str) -> bool:
        """Take the files as they are, if all of them were made from the same; whether they were."""
        known = [self._known(path) for path in paths]
        if not all(file is not None and file.made_from == made_from for file in known):
            return False
        self._new.update((file.path, file) for file in known if file is not None)
        return True

    def add(self, path: str, content: bytes, made_from: str = "") -> File:
        """Take a file of that content, writing it only where the folder has another."""
        check_path(path)
        file = described(path, content, made_from)
        known = self._known(path)
        self._new[path] = file
        if known is None or known.sha256 != file.sha256:
            self._stage(file, content)
        return file

    def add_all(self, paths: Sequence[str], contents: Sequence[bytes], made_from: str) -> None:
        """Take files that were made from the same."""
        for path, content in zip(paths, contents, strict=True):
            self.add(path, content, made_from)

    def before(self, path: str) -> bytes | None:
        """The content of a file of the present edition."""
        return place_of(self._root, path).read_bytes() if path in self._before else None

    def paths_before(self) -> Iterator[str]:
        """The paths of the present edition."""
        return iter(self._before)

    def publish(self, *, version: str, day: date, companies: int, badges: str, key: SecretKey | None) -> Summary:
        """Let readers see the edition."""
        retired = self._retired()
        listed = list(self._new.values())
        parts = self._listed([*listed, *retired])
        head = Head(
            version=version,
            day=day,
            companies=companies,
            files=len(listed),
            bytes=sum(file.bytes for file in listed),
            badges=badges,
            manifest=tuple(parts),
        )
        moves = {staged_name(path): path for path in self._staged if path in self._new}
        removals = self._removals({file.path for file in retired})
        self._journal.flush()
        switch.begin(self._root, switch.Switch(moves, write_head(head, key).decode(), removals))
        switch.complete(self._root, HEAD)
        written = len(moves)
        return Summary(len(listed), written, len(self._new) - written, len(removals), self._bytes_written)

    def _listed(self, files: Sequence[File]) -> list[File]:
        """The lists of the files, written where the folder has not got them."""
        present = {part.path: part for part in self._old_parts}
        parts = manifest_parts(files)
        self._new.update((path, present[path]) for path in parts if path in present)
        return [present.get(path) or self.add(path, body) for path, body in parts.items()]

    def _known(self, path: str) -> File | None:
        """The file as it was staged by this or an interrupted run, else as it is published and still there."""
        published = self._before.get(path)
        return self._staged.get(path) or (published if published and self._is_there(published) else None)

    def _is_there(self, file: File) -> bool:
        try:
            return os.stat(f"{self._root}/{file.path}").st_size == file.bytes  # noqa: PTH116 a million times a run
        except OSError:
            return False

    def _stage(self, file: File, content: bytes) -> None:
        switch.write_staged(self._root, staged_name(file.path), content)
        self._journal.write(msgspec.json.encode(file) + b"\n")
        self._staged[file.path] = file
        self._bytes_written += file.bytes

    def _retired(self) -> list[File]:
        gone = (file for path, file in self._before.items() if path not in self._new and path.startswith(LASTING))
        return [msgspec.structs.replace(file, retired=True) for file in gone if not file.retired]

    def _removals(self, kept: set[str]) -> tuple[str, ...]:
        gone = [path for path in self._before if path not in self._new and path not in kept]
        listed = {f"manifest/{place.name}" for place in (self._root / "manifest").glob("*.jsonl")}
        stale = listed - self._new.keys() - {file.path for file in self._old_parts}
        unlisted = self._unlisted(kept) if self._lost_list else set()
        return (*gone, *sorted(stale | unlisted))

    def _unlisted(self, kept: set[str]) -> set[str]:
        """What stands in the folders of an edition without being of it: where a list was lost, nothing else tells."""
        folders = {path.partition("/")[0] for path in self._new if "/" in path}
        files = (file for folder in folders for file in (self._root / folder).rglob("*") if file.is_file())
        paths = {file.relative_to(self._root).as_posix() for file in files}
        return paths - self._new.keys() - kept - {file.path for file in self._old_parts} - self._before.keys()

    def _read_before(self) -> None:
        present = self._root / HEAD
        if present.exists():
            for part in read_head(present.read_bytes()).head.manifest:
                self._read_list(part)
        else:
            self._refuse_foreign()
        self._staged = {file.path: file for file in journalled(self._root)}

    def _read_list(self, part: File) -> None:
        """Know the files of one list; those of a list that is gone or damaged are made again."""
        place = place_of(self._root, part.path)
        content = place.read_bytes() if place.is_file() else b""
        if hashlib.sha256(content).hexdigest() != part.sha256:
            self._lost_list = True
            return
        self._old_parts.append(part)
        self._before.update((file.path, file) for file in read_part(content))

    def _refuse_foreign(self) -> None:
        """A folder that somebody uses for something else is not written into."""
        if any(place.name != PRIVATE for place in self._root.iterdir()):
            raise InvalidInput(f"{self._root} holds other files; name a new or empty folder")


def _locked(file: Path) -> BinaryIO:
    handle = file.open("wb")
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        handle.close()
        raise Unavailable(f"another 'cci publish' is writing {file.parent.parent}; wait for its end") from error
    return handle
