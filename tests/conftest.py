"""Fixtures of all tests."""

import pytest
import structlog

from fixtures.databases import database_url, postgres, postgres_store, sqlite_store, store

pytest_plugins = ["loopback_discord.fixtures"]

__all__ = ["database_url", "postgres", "postgres_store", "sqlite_store", "store"]


@pytest.fixture(autouse=True)
def logs_as_at_the_start() -> None:
    """A command run inside one test does not decide what the next one logs."""
    structlog.reset_defaults()
