"""One bot process for all tests of this folder: what one test asks does not change what another one is told."""

from collections.abc import AsyncIterator

import pytest

from loopback_discord import BotProcess, LoopbackDiscord


@pytest.fixture
async def bot(discord: LoopbackDiscord, bot_process: BotProcess) -> AsyncIterator[LoopbackDiscord]:
    """A loopback Discord with the real bot on it; the test fails on any error that nobody expected."""
    yield discord
    assert "interaction_failed" not in bot_process.log
    assert "Traceback" not in bot_process.log
