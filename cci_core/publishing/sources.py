"""Read a published folder from this machine or from its host."""

import http.client
from collections.abc import Callable
from pathlib import Path
from urllib.error import URLError
from urllib.parse import quote
from urllib.request import Request, urlopen

from cci_core.errors import InvalidInput, Unavailable
from cci_core.publishing.places import place_of

Fetch = Callable[[str], bytes | None]
"""The content at a path, None where there is none."""
_TIMEOUT_S = 30


def source_of(place: str) -> Fetch:
    """How to read the folder or http(s) address."""
    if place.startswith(("http://", "https://")):
        return lambda path: _download(f"{place.rstrip('/')}/{quote(path)}")
    root = Path(place)
    if not root.is_dir():
        raise InvalidInput(f"{place!r} is neither a folder nor an address that starts with http:// or https://")
    return lambda path: _read(place_of(root, path))


def _read(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def _download(address: str) -> bytes | None:
    request = Request(address, headers={"Accept-Encoding": "identity"})  # noqa: S310 the scheme was looked at
    try:
        with urlopen(request, timeout=_TIMEOUT_S) as answer:  # noqa: S310
            body: bytes = answer.read()
            return body
    except URLError as error:
        if getattr(error, "code", None) in (404, 403, 410):
            return None
        raise Unavailable(f"{address} cannot be fetched ({error.reason}); try again") from error
    except (OSError, http.client.HTTPException) as error:
        raise Unavailable(f"{address} cannot be fetched ({error}); try again") from error
