"""The transport compressions of the gateway: one stream for the whole connection, flushed after every event."""

import zlib
from collections.abc import Callable

import zstandard

Encode = Callable[[bytes], bytes]


def encoder(name: str | None) -> Encode | None:
    """The compressor that a client asks for by the query parameter ``compress``, or none."""
    if name == "zlib-stream":
        return _zlib_stream()
    if name == "zstd-stream":
        return _zstd_stream()
    return None


def _zlib_stream() -> Encode:
    stream = zlib.compressobj()
    return lambda data: stream.compress(data) + stream.flush(zlib.Z_SYNC_FLUSH)


def _zstd_stream() -> Encode:
    stream = zstandard.ZstdCompressor().compressobj()
    return lambda data: stream.compress(data) + stream.flush(zstandard.COMPRESSOBJ_FLUSH_BLOCK)
