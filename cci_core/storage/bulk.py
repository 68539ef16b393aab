"""Write many rows at once: by COPY where the server has it, statement by statement where not."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, insert
from sqlalchemy.exc import OperationalError

if TYPE_CHECKING:
    from psycopg import AsyncConnection

WORTH_COPYING = 100
"""Fewer rows are written as fast by plain statements."""


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write the rows, all with the same columns, into the table."""
    if not rows:
        return
    if connection.dialect.name == "postgresql" and len(rows) >= WORTH_COPYING:
        _copy(connection, table, rows)
    else:
        connection.execute(insert(table), rows)


def _copy(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
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
