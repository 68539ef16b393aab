"""A discord.py client that is logged in to the loopback server."""

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

import pytest

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
