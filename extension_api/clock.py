"""The `Date` line of answers, made once a second."""

import time
from email.utils import formatdate


class DateLine:
    """The present `Date` header line with the end of the head."""

    def __init__(self) -> None:
        self._second = -1
        self._line = b""

    def __call__(self) -> bytes:
        """`Date: …` and an empty line, as bytes."""
        second = int(time.time())
        if second != self._second:
            self._second, self._line = second, f"Date: {formatdate(second, usegmt=True)}\r\n".encode()
        return self._line
