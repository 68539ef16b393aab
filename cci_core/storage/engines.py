"""One engine that writes, one that reads and one that scans, for each kind of database."""

import asyncio
from typing import Any, NamedTuple

from sqlalchemy import NullPool, create_engine, event
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

BUSY_TIMEOUT_S = 60
TIMEOUTS: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
"""A server that has vanished from the network is noticed within half a minute, not within hours."""


class Engines(NamedTuple):
    """A writer with one connection, a reader with several, and a scanner for long reads in threads."""

    writer: AsyncEngine
    reader: AsyncEngine
    scanner: Engine

    async def dispose(self) -> None:
        """Close all connections."""
        await self.writer.dispose()
        await self.reader.dispose()
        await asyncio.to_thread(self.scanner.dispose)


def make_engines(url: str) -> Engines:
    """The engines for `sqlite:///FILE` or `postgresql://…`; nothing is opened yet."""
    parsed = make_url(url)
    return _sqlite(parsed) if parsed.get_backend_name() == "sqlite" else _postgresql(parsed)


def _postgresql(url: URL) -> Engines:
    address = url.set(drivername="postgresql+psycopg")
    options: dict[str, Any] = {"pool_pre_ping": True, "connect_args": TIMEOUTS}
    scanner = create_engine(address, poolclass=NullPool, isolation_level="REPEATABLE READ", connect_args=TIMEOUTS)
    _stream_with_own_cursors(scanner)
    return Engines(
        create_async_engine(address, pool_size=2, **options),
        create_async_engine(address, pool_size=4, isolation_level="REPEATABLE READ", **options),
        scanner,
    )


def _stream_with_own_cursors(scanner: Engine) -> None:
    from cci_core.storage.cursors import StreamingCursor  # noqa: PLC0415 needs the optional driver

    @event.listens_for(scanner, "connect")
    def on_connect(connection: Any, _record: object) -> None:
        connection.server_cursor_factory = StreamingCursor


def _sqlite(url: URL) -> Engines:
    """Rollback journal and full sync: WAL can corrupt a file in SQLite up to 3.51.2 when two connections write."""
    address = url.set(drivername="sqlite+aiosqlite")
    options: dict[str, Any] = {"connect_args": {"timeout": BUSY_TIMEOUT_S}}
    writer = create_async_engine(address, pool_size=1, max_overflow=0, pool_timeout=BUSY_TIMEOUT_S, **options)
    reader = create_async_engine(address, pool_size=4, max_overflow=4, **options)
    scanner = create_engine(url.set(drivername="sqlite+pysqlite"), poolclass=NullPool, **options)
    _prepare(writer.sync_engine, begin="BEGIN IMMEDIATE", query_only=False)
    _prepare(reader.sync_engine, begin="BEGIN", query_only=True)
    _prepare(scanner, begin="BEGIN", query_only=True)
    return Engines(writer, reader, scanner)


def _prepare(engine: Engine, *, begin: str, query_only: bool) -> None:
    """Take transactions into our own hands: the driver would begin late and deferred."""

    @event.listens_for(engine, "connect")
    def on_connect(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in _pragmas(query_only=query_only):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _pragmas(*, query_only: bool) -> tuple[str, ...]:
    shared = ("foreign_keys = ON", f"busy_timeout = {BUSY_TIMEOUT_S * 1000}")
    if query_only:
        return (*shared, "query_only = ON")
    # No cache spill: readers go on until the commit of a large import, not only until its cache is full.
    return (*shared, "journal_mode = DELETE", "synchronous = FULL", "cache_spill = OFF")
