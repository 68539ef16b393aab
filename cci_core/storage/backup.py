"""Copy a SQLite database while it is in use, and bring a copy back."""

import asyncio
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, text

from cci_core.errors import InvalidInput, Unavailable
from cci_core.storage.address import sqlite_file
from cci_core.storage.opening import damage, newest_schema, prepare
from cci_core.storage.revisions import raise_revision, revision
from cci_core.storage.store import Store


async def back_up(store: Store, file: Path) -> None:
    """Write a checked copy of the database to the file, replacing an older copy at once."""
    source = _file(store, "pg_dump")
    await asyncio.to_thread(_copy_to, source, file)


async def restore_from(store: Store, file: Path) -> None:
    """Replace the database's content by the copy's; `InvalidInput` for a copy that cannot be used."""
    target = _file(store, "pg_restore")
    await asyncio.to_thread(_refuse_unusable, file, target)
    before = await store.read(revision)
    await asyncio.to_thread(_copy, file, target)
    await store.write(lambda connection: _after(connection, before))


def _after(connection: Connection, before: int) -> None:
    """Migrate an older copy, and lift the revision so that every running program sees the change."""
    prepare(connection)
    connection.execute(
        text("UPDATE counters SET value = :before WHERE name = 'catalogue' AND value < :before"), {"before": before}
    )
    raise_revision(connection)


def _file(store: Store, tool: str) -> Path:
    file = sqlite_file(store.url)
    if file is None:
        raise InvalidInput(f"this works on SQLite; on PostgreSQL use {tool}, or 'cci export' and 'cci import'")
    return file


def _copy_to(source: Path, file: Path) -> None:
    if file.exists() and file.samefile(source):
        raise InvalidInput(f"{file} is the database itself; name another file")
    partial = file.with_name(f".{file.name}.{os.getpid()}.part")
    try:
        _copy(source, partial)
        problem = damage(partial)
        if problem:
            raise Unavailable(f"the copy is damaged ({problem}); nothing was written to {file}")
        partial.replace(file)
    except (OSError, sqlite3.Error) as error:
        raise Unavailable(f"{file} cannot be written ({error}); choose another place") from error
    finally:
        partial.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """Copy all pages in one transaction of the target: a stop halfway leaves the target as it was."""
    with (
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, timeout=60)) as origin,
        closing(sqlite3.connect(target, timeout=60)) as copy,
    ):
        origin.backup(copy)


def _refuse_unusable(file: Path, target: Path) -> None:
    if not file.is_file():
        raise InvalidInput(f"{file} does not exist; name a file that 'cci backup' wrote")
    if file.samefile(target):
        raise InvalidInput(f"{file} is the database itself; name a backup of it")
    problem = "the file is empty" if file.stat().st_size == 0 else damage(file)
    if problem:
        raise InvalidInput(f"{file} cannot be restored ({problem}); the database was left as it was")
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as copy:
        tables = {name for (name,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"alembic_version", "companies"} <= tables:
            raise InvalidInput(f"{file} is no backup of a CCI database; the database was left as it was")
        schema = copy.execute("SELECT version_num FROM alembic_version").fetchone()[0]
    if schema > newest_schema():
        raise InvalidInput(f"{file} has schema {schema}, this release knows {newest_schema()}; install a newer release")
