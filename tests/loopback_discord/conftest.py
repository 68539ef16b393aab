"""A discord.py client that is logged in to the loopback server."""

import zlib
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

import pytest
import zstandard

from loopback_discord import LoopbackDiscord

if TYPE_CHECKING:
    from loopback_discord.sample_client import SampleClient


@pytest.fixture
async def client(discord: LoopbackDiscord) -> AsyncIterator["SampleClient"]:
    """The small client, ready."""
    # Here: warnings of the library's import are sorted out only once pytest is configured.
    from loopback_discord.sample_client import SampleClient, logged_in

    sample = SampleClient()
    async with logged_in(discord, sample):
        yield sample


@pytest.fixture
def decompressor() -> Callable[[str | None], Callable[[bytes | str], str]]:
    """Readers of the gateway's compressed streams, made from the reference libraries."""

    def reader(compression: str | None) -> Callable[[bytes | str], str]:
        if compression is None:
            return str
        stream = zlib.decompressobj() if compression == "zlib-stream" else zstandard.ZstdDecompressor().decompressobj()
        return lambda data: stream.decompress(data).decode()  # type: ignore[arg-type]

    return reader
