"""Put staged files in their places: a short step that a crash cannot leave undone for good."""

import os
import shutil
from pathlib import Path

import msgspec

from cci_core.exchange.writing import replace_file
from cci_core.publishing.places import PRIVATE, place_of


class Switch(msgspec.Struct, frozen=True):
    """What remains to be done once everything is staged: `moves` by the staged name, then the head, then removals."""

    moves: dict[str, str]
    head: str
    removals: tuple[str, ...]


def staging(root: Path) -> Path:
    """The folder in which files wait for the switch."""
    return root / PRIVATE / "stage"


def journal(root: Path) -> Path:
    """What has been staged so far, for a run that goes on where another ended."""
    return root / PRIVATE / "journal.jsonl"


def begin(root: Path, switch: Switch) -> None:
    """Write down what will be done, so that a run after a crash does it."""
    os.sync()
    replace_file(_plan(root), [msgspec.json.encode(switch)])


def complete(root: Path, head_path: str) -> bool:
    """Do what was written down and is not done yet; whether there was anything."""
    plan = _plan(root)
    if not plan.exists():
        return False
    switch = msgspec.json.decode(plan.read_bytes(), type=Switch)
    waiting = staging(root)
    for staged, path in switch.moves.items():
        _move(Path(f"{waiting}/{staged}"), place_of(root, path))
    draft = root / PRIVATE / "head"
    replace_file(draft, [switch.head.encode()])
    draft.replace(root / head_path)
    for path in switch.removals:
        _remove(root, place_of(root, path))
    _tidy(root)
    return True


def write_staged(root: Path, name: str, content: bytes) -> None:
    """Let a file wait for the switch."""
    place = Path(f"{staging(root)}/{name}")
    try:
        place.write_bytes(content)
    except FileNotFoundError:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)


def _move(staged: Path, place: Path) -> None:
    try:
        staged.replace(place)
    except FileNotFoundError:
        if staged.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            staged.replace(place)


def _remove(root: Path, place: Path) -> None:
    place.unlink(missing_ok=True)
    for folder in place.parents:
        if folder == root or any(folder.iterdir()):
            return
        folder.rmdir()


def _tidy(root: Path) -> None:
    for draft in (root / PRIVATE).glob(".*"):
        draft.unlink()
    shutil.rmtree(staging(root), ignore_errors=True)
    journal(root).unlink(missing_ok=True)
    _plan(root).unlink()


def _plan(root: Path) -> Path:
    return root / PRIVATE / "switch.json"
