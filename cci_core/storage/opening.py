"""Decide whether a database may be used, and bring it to this release."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, inspect, select, text

from cci_core import __version__
from cci_core.errors import Unavailable
from cci_core.storage.tables import facts

MIGRATIONS = Path(__file__).with_name("migrations")


def newest_schema() -> str:
    """The number of the newest migration of this release."""
    return max(file.stem[:4] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))


def check_file(file: Path) -> None:
    """Refuse a file that is damaged or no database; a missing or empty one is fine."""
    if not file.parent.is_dir():
        raise Unavailable(f"database {file}: the folder {file.parent} does not exist; make it first")
    if not file.exists() or file.stat().st_size == 0:
        return
    problem = damage(file)
    if problem:
        raise Unavailable(
            f"database {file} is damaged or not a database ({problem}); it was left untouched. "
            "Restore a backup with 'cci restore FILE', or name another file in CCI_DATABASE_URL"
        )


def damage(file: Path) -> str | None:
    """The first fault that SQLite finds in the pages of the file, None for a sound one."""
    return _verdict(file, "quick_check(1)")


def integrity_fault(file: Path) -> str | None:
    """The first fault in pages, indexes or references between tables; slower than `damage`."""
    return _verdict(file, "integrity_check(1)") or _verdict(file, "foreign_key_check")


def _verdict(file: Path, pragma: str) -> str | None:
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=rw", uri=True, timeout=60)) as connection:
            row = connection.execute(f"PRAGMA {pragma}").fetchone()
    except sqlite3.DatabaseError as error:
        return str(error)
    return None if row in (None, ("ok",)) else " ".join(map(str, row)).replace("\n", " ")


def prepare(connection: Connection) -> None:
    """Make or migrate the tables; `Unavailable` for a database of a newer release or of another program."""
    found = schema_of(connection)
    newest = newest_schema()
    if found == newest:
        return
    if found is not None and found > newest:
        raise Unavailable(
            f"the database has schema {found}, made by CCI {_release(connection)}; this is CCI {__version__} "
            f"with schema {newest}. Install that release or a newer one"
        )
    _migrate(connection)


def schema_of(connection: Connection) -> str | None:
    """The number of the newest migration that the database has seen, None for an empty database."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise Unavailable(f"the database belongs to another program (tables {', '.join(tables[:3])}); name another one")
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _release(connection: Connection) -> str:
    return connection.execute(select(facts.c.value).where(facts.c.name == "release")).scalar() or "of unknown version"


def _migrate(connection: Connection) -> None:
    # Imported only when there is work: most starts find the newest schema.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    connection.execute(facts.delete().where(facts.c.name == "release"))
    connection.execute(facts.insert().values(name="release", value=__version__))
