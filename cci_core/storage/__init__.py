"""The database: tables, migrations and every statement; SQLite by default, PostgreSQL by address."""

from cci_core.storage.store import Store

__all__ = ["Store"]
