"""Identifiers as Discord makes them: a moment, and a counter that keeps them apart and in order."""

import itertools
import time
from datetime import UTC, datetime

_EPOCH_MS = 1_420_070_400_000
_counter = itertools.count(1)


def next_snowflake() -> int:
    """A new identifier, greater than every one before it within the same millisecond too."""
    return ((int(time.time() * 1000) - _EPOCH_MS) << 22) | (next(_counter) & 0x3FFFFF)


def moment_of(snowflake: int) -> str:
    """The moment inside an identifier, in ISO 8601."""
    return datetime.fromtimestamp(((snowflake >> 22) + _EPOCH_MS) / 1000, UTC).isoformat()
