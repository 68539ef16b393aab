"""Fixtures for every test that needs a Discord."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from .driver import LoopbackDiscord
from .process import BotProcess


@pytest.fixture
async def discord() -> AsyncIterator[LoopbackDiscord]:
    """A running loopback Discord; the test fails when the bot broke one of Discord's rules."""
    async with LoopbackDiscord() as running:
        yield running
        assert running.violations == []


@pytest.fixture
async def bot_process(discord: LoopbackDiscord, tmp_path: Path) -> AsyncIterator[BotProcess]:
    """The real bot, logged in to it, with the starter catalogue in a database of its own."""
    async with BotProcess(discord, tmp_path) as process:
        yield process


def pytest_configure(config: pytest.Config) -> None:
    """Let discord.py import a module for voice that Python 3.13 no longer has; nobody speaks here."""
    config.addinivalue_line("filterwarnings", "ignore:'audioop' is deprecated:DeprecationWarning")
