"""Which files an import reads, and what of each may be read."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from cci_core.errors import InvalidInput
from cci_core.exchange.faults import shown

LARGEST_FILE = 2 * 1024**3
LARGEST_LINE = 16 * 1024**2
SIBLINGS = ("aliases", "industries", "contacts", "events", "sources", "impacts")
"""What stands in further CSV files beside `NAME.csv`, as `NAME.events.csv`."""


def kind_of(path: Path) -> str | None:
    """`toml`, `json`, `jsonl` or `csv`, also where a `.gz` follows for JSON Lines; None for another file."""
    name = path.name.lower()
    if name.endswith(".jsonl.gz"):
        return "jsonl"
    return next((kind for kind in ("toml", "jsonl", "json", "csv") if name.endswith(f".{kind}")), None)


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files to read in order; `InvalidInput` for one that is missing, too large or of an unknown kind."""
    files = [file for path in paths for file in _expanded(path)]
    if not files:
        raise InvalidInput("there is nothing to import; name files ending in .toml, .json, .jsonl or .csv")
    for file in files:
        if file.stat().st_size > LARGEST_FILE:
            raise InvalidInput(f"{file} has {file.stat().st_size} bytes; at most {LARGEST_FILE} are read, split it")
    return files


def _expanded(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from sorted(file for file in path.rglob("*") if file.is_file() and kind_of(file) and not is_sibling(file))
    elif not path.exists():
        raise InvalidInput(f"{shown(str(path))} does not exist; check the name")
    elif not path.is_file():
        raise InvalidInput(f"{shown(str(path))} is neither a file nor a folder; name one of them")
    elif kind_of(path) is None:
        raise InvalidInput(f"{shown(str(path))} ends in none of .toml, .json, .jsonl, .csv; rename or convert it")
    else:
        yield path


def is_sibling(path: Path) -> bool:
    """Whether the CSV file belongs to another one that holds its companies."""
    return any(path.name.lower().endswith(f".{part}.csv") for part in SIBLINGS)
