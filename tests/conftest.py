"""Fixtures of all tests."""

from fixtures.databases import database_url, postgres, sqlite_store, store

pytest_plugins = ["loopback_discord.fixtures"]

__all__ = ["database_url", "postgres", "sqlite_store", "store"]
