"""Fixtures for every test that needs a Discord."""

from collections.abc import AsyncIterator

import pytest

from .driver import LoopbackDiscord


@pytest.fixture
async def discord() -> AsyncIterator[LoopbackDiscord]:
    """A running loopback Discord; the test fails when the bot broke one of Discord's rules."""
    async with LoopbackDiscord() as running:
        yield running
        assert running.violations == []


def pytest_configure(config: pytest.Config) -> None:
    """Let discord.py import a module for voice that Python 3.13 no longer has; nobody speaks here."""
    config.addinivalue_line("filterwarnings", "ignore:'audioop' is deprecated:DeprecationWarning")
