"""Answers that repeat: bytes made once, with their head lines, in every encoding that is asked for."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import NamedTuple

import msgspec

from extension_api.encodings import COMPRESSORS, IDENTITY, choose_encoding
from extension_api.etags import knows
from extension_api.routing import JSON

SHARED_FOR_A_WHILE = "public, max-age=300, stale-while-revalidate=86400"
UNCHANGING = "public, max-age=31536000, immutable"
NOT_KEPT = "no-store"

WORTH_COMPRESSING = 1024
ON_THE_LOOP = 64 * 1024
"""Bodies up to this size are compressed at once, within a few milliseconds; larger ones come precompressed."""

OPEN_TO_ALL = (("Access-Control-Allow-Origin", "*"), ("X-Content-Type-Options", "nosniff"))


class Form(NamedTuple):
    """One way to send a content: status, head lines without Date and Connection, and body."""

    status: int
    head: bytes
    body: bytes


class Content:
    """A body with its tag and caching rule, and the forms it has been asked for in."""

    __slots__ = ("_bodies", "_encodings", "_forms", "_lines", "etag", "unchanged")

    def __init__(  # noqa: PLR0913 all but the body are options with a good default
        self,
        body: bytes,
        *,
        media_type: str = JSON,
        etag: str | None = None,
        caching: str = SHARED_FOR_A_WHILE,
        headers: tuple[tuple[str, str], ...] = OPEN_TO_ALL,
        variants: Mapping[str, bytes] | None = None,
    ) -> None:
        """`variants` are bodies that were compressed beforehand, by encoding."""
        self.etag = etag
        self._bodies = {IDENTITY: body, **(variants or {})}
        self._encodings = _encodings(body, variants)
        shared = (("Cache-Control", caching), ("Vary", "Accept-Encoding"), *headers)
        tagged = shared if etag is None else (("ETag", etag), *shared)
        self._lines = (("Content-Type", media_type), *tagged)
        self._forms: dict[str, Form] = {}
        self.unchanged = Form(304, head(304, tagged), b"")

    @property
    def size(self) -> int:
        """The bytes that the bodies take."""
        return sum(map(len, self._bodies.values()))

    def form_for(self, accept_encoding: str | None, if_none_match: str | None) -> Form:
        """The form that fits the request's headers: nothing new, or the body in the best encoding."""
        if if_none_match is not None and self.etag is not None and knows(if_none_match, self.etag):
            return self.unchanged
        name = choose_encoding(accept_encoding, self._encodings) if accept_encoding else IDENTITY
        return self._forms.get(name) or self._make(name)

    def _make(self, encoding: str) -> Form:
        body = self._bodies.get(encoding)
        if body is None:
            body = self._bodies[encoding] = COMPRESSORS[encoding](self._bodies[IDENTITY])
        lines = self._lines if encoding == IDENTITY else (*self._lines, ("Content-Encoding", encoding))
        form = self._forms[encoding] = Form(200, head(200, (*lines, ("Content-Length", str(len(body))))), body)
        return form


def json_content(answer: object, *, etag: str | None = None, caching: str = SHARED_FOR_A_WHILE) -> Content:
    """The answer as JSON, encoded once."""
    return Content(msgspec.json.encode(answer), etag=etag, caching=caching)


def head(status: int, lines: tuple[tuple[str, str], ...]) -> bytes:
    """The status line and the header lines, open for more."""
    told = "".join(f"{name}: {value}\r\n" for name, value in lines)
    return f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\n{told}".encode("latin-1")


def _encodings(body: bytes, variants: Mapping[str, bytes] | None) -> tuple[str, ...]:
    if variants is not None:
        return tuple(name for name in COMPRESSORS if name in variants)
    return tuple(COMPRESSORS) if WORTH_COMPRESSING <= len(body) <= ON_THE_LOOP else ()
