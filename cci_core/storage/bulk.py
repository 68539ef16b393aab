"""Write many rows at once: by COPY on PostgreSQL, by the driver's own `executemany` on SQLite."""

from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Date, Table, insert
from sqlalchemy.exc import OperationalError

if TYPE_CHECKING:
    from psycopg import AsyncConnection

WORTH_COPYING = 100
"""Fewer rows are written as fast by plain statements."""

Rows = Sequence[Mapping[str, Any]]


def insert_rows(connection: Connection, table: Table, rows: Rows) -> None:
    """Write the rows, all with the same columns, into the table."""
    if not rows:
        return
    if len(rows) < WORTH_COPYING:
        connection.execute(insert(table), rows)
    elif connection.dialect.name == "postgresql":
        _copy(connection, table, rows)
    else:
        _execute_many(connection, table, rows)


def _execute_many(connection: Connection, table: Table, rows: Rows) -> None:
    """Hand the rows to the driver as they are: SQLAlchemy's work on each would cost more than writing it."""
    columns = tuple(rows[0])
    places = ", ".join("?" * len(columns))
    statement = f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 names of our tables
    days = [name for name in columns if isinstance(table.c[name].type, Date)]
    plain = [{**row, **{name: row[name].isoformat() for name in days}} for row in rows] if days else rows
    written = list(map(itemgetter(*columns), plain))
    connection.exec_driver_sql(statement, written)


def _copy(connection: Connection, table: Table, rows: Rows) -> None:
    columns = tuple(rows[0])
    statement = f"COPY {table.name} ({', '.join(columns)}) FROM STDIN"
    driver = connection.connection.dbapi_connection
    if driver is None:
        raise RuntimeError("the connection is closed")
    values = (tuple(row[column] for column in columns) for row in rows)
    try:
        driver.run_async(lambda raw: _send(raw, statement, values))
    except connection.dialect.loaded_dbapi.Error as error:
        raise OperationalError(statement, None, error) from error


async def _send(raw: "AsyncConnection", statement: str, rows: Iterable[tuple[Any, ...]]) -> None:
    async with raw.cursor() as cursor, cursor.copy(statement.encode()) as copy:
        for row in rows:
            await copy.write_row(row)
