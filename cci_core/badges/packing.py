"""The smallest parts of the format: whole numbers of any size, texts, and byte planes."""

from collections.abc import Iterable

from cci_core.errors import InvalidInput

END = b"\n"
"""What ends a text in a column; no name, slug or domain can hold it."""


def packed(number: int) -> bytes:
    """The number, 0 or more, seven bits a byte, lowest first, the top bit saying that more follow."""
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def packed_signed(number: int) -> bytes:
    """The number of either sign, as 2n or −2n−1."""
    return packed(number << 1 if number >= 0 else ~number << 1 | 1)


def packed_text(text: str) -> bytes:
    """The text in UTF-8 after its length in bytes."""
    return packed_bytes(text.encode())


def packed_bytes(data: bytes) -> bytes:
    """The bytes after their number."""
    return packed(len(data)) + data


def shared_length(left: bytes, right: bytes) -> int:
    """How many bytes both start with."""
    shortest = min(len(left), len(right))
    for place in range(shortest):
        if left[place] != right[place]:
            return place
    return shortest


class Reader:
    """Takes a packed value after the other; `InvalidInput` where the bytes end too early or make no sense."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    @property
    def at_end(self) -> bool:
        """Whether all bytes are taken."""
        return self._place == len(self._data)

    def number(self) -> int:
        """The next number."""
        value = shift = 0
        while True:
            byte = self.take(1)[0]
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7
            if shift > 56:
                raise InvalidInput("the badge index is damaged: a number is too long")

    def signed(self) -> int:
        """The next number of either sign."""
        number = self.number()
        return ~(number >> 1) if number & 1 else number >> 1

    def take(self, count: int) -> bytes:
        """The next bytes."""
        end = self._place + count
        if end > len(self._data):
            raise InvalidInput("the badge index is damaged: it ends too early")
        taken = self._data[self._place : end]
        self._place = end
        return taken

    def block(self) -> bytes:
        """The next bytes that stand after their number."""
        return self.take(self.number())

    def text(self) -> str:
        """The next text that stands after its length."""
        return decoded(self.block())

    def line(self) -> bytes:
        """The next bytes before an `END`."""
        end = self._data.find(END, self._place)
        if end < 0:
            raise InvalidInput("the badge index is damaged: a text does not end")
        taken = self._data[self._place : end]
        self._place = end + 1
        return taken


def decoded(data: bytes) -> str:
    """The text that the bytes are in UTF-8."""
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise InvalidInput("the badge index is damaged: a text is not UTF-8") from error


def joined(parts: Iterable[bytes]) -> bytes:
    """A column of its parts, after its length in bytes."""
    return packed_bytes(b"".join(parts))
