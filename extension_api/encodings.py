"""Which content encoding a client wants most of those that we have."""

import gzip
from collections.abc import Callable, Mapping
from functools import lru_cache

import brotli
import zstandard

COMPRESSORS: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=5),
    "zstd": lambda body: zstandard.ZstdCompressor(level=12).compress(body),
    "gzip": lambda body: gzip.compress(body, compresslevel=6, mtime=0),
}
"""How each encoding is made; in the order of our own preference, the smallest first."""

IDENTITY = "identity"


@lru_cache(maxsize=512)
def choose_encoding(accept_encoding: str, available: tuple[str, ...]) -> str:
    """The available encoding with the highest q-value, ours first where they are equal; RFC 9110, 12.5.3.

    `identity` where the client names none of ours: it is always allowed to send a body as it is.

    >>> choose_encoding("gzip;q=0.5, br;q=0.8", ("br", "zstd", "gzip"))
    'br'
    """
    wanted = dict(map(_weighted, filter(None, (part.strip() for part in accept_encoding.lower().split(",")))))
    anything = wanted.get("*", 0.0)
    plain = wanted.get(IDENTITY)
    ranked = {name: wanted.get(name, anything) for name in available}
    best = max(ranked, key=ranked.__getitem__, default=IDENTITY)
    if ranked.get(best, 0.0) <= 0 or (plain is not None and plain > ranked[best]):
        return IDENTITY
    return best


def _weighted(part: str) -> tuple[str, float]:
    name, _, rest = part.partition(";")
    key, _, value = rest.strip().partition("=")
    if key.strip() != "q":
        return name.strip(), 1.0
    try:
        return name.strip(), min(max(float(value), 0.0), 1.0)
    except ValueError:
        return name.strip(), 0.0
