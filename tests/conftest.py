"""Fixtures of all tests."""

from fixtures.databases import database_url, postgres, sqlite_store, store

__all__ = ["database_url", "postgres", "sqlite_store", "store"]
