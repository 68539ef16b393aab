"""What is wrong in a file, where, and what would be right."""

from collections.abc import Sequence
from typing import NamedTuple

from cci_core.errors import InvalidInput

MOST_FAULTS = 50
_LONGEST_VALUE = 60


class Fault(NamedTuple):
    """One fault: the file and line, the path of the key in the record, and the value with its cure."""

    place: str
    key: str
    message: str

    def __str__(self) -> str:
        return ": ".join(part for part in self if part)


class ImportRefused(InvalidInput):
    """A run with faults; nothing of it was written."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults[:MOST_FAULTS])
        more = f"\n… stopped at {MOST_FAULTS} faults" if len(faults) >= MOST_FAULTS else ""
        lines = "\n".join(map(str, self.faults))
        super().__init__(f"nothing was imported; mend these and run it again\n{lines}{more}")


def shown(value: object) -> str:
    """The value as a message shows it: short, quoted, on one line, without control characters."""
    text = ascii(value) if not isinstance(value, str) or not value.isprintable() else repr(value)
    return text if len(text) <= _LONGEST_VALUE else f"{text[:_LONGEST_VALUE]}… ({len(text)} characters)"
