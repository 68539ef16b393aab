"""Statements about all tables at once: whether anything is in them, their rows, and writing such rows."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from sqlalchemy import Connection, Table, collate, func, select, text, update
from sqlalchemy.types import String

from cci_core.storage.bulk import insert_rows
from cci_core.storage.tables import counters, facts, metadata

Rows = Sequence[Mapping[str, Any]]

_BATCH = 5_000
_OWN = {"release"}
"""Facts that a database knows of itself and that do not move."""


def moving_tables() -> list[Table]:
    """The tables whose rows belong to the operator, each after those that it refers to."""
    return [table for table in metadata.sorted_tables if table is not counters]


def filled_tables(connection: Connection) -> list[str]:
    """The names of the tables that hold something already."""
    counts = {table.name: _count(connection, table) for table in moving_tables() if table is not facts}
    return [name for name, rows in counts.items() if rows]


def batches(connection: Connection, table: Table) -> Iterator[Rows]:
    """All rows of the table, some thousand at a time, in the order of their keys' bytes."""
    keys = [_in_bytes(connection, column) for column in table.primary_key]
    query = select(table).order_by(*keys).execution_options(yield_per=_BATCH)
    with connection.execute(query) as result:
        for partition in result.mappings().partitions():
            yield [dict(row) for row in partition if table is not facts or row["name"] not in _OWN]


def write(connection: Connection, table: Table, rows: Rows) -> None:
    """Write rows that another database held."""
    insert_rows(connection, table, rows)


def checksum(connection: Connection, table: Table) -> str:
    """The same text for the same rows, on every kind of database."""
    whole = blake2b(digest_size=16)
    for rows in batches(connection, table):
        for row in rows:
            whole.update(repr([_plain(row[column.name]) for column in table.columns]).encode())
    return whole.hexdigest()


def go_on_counting(connection: Connection, table: Table) -> None:
    """Let numbers that the database gives out begin after those in the table."""
    column = table.autoincrement_column
    if column is None or connection.dialect.name != "postgresql":
        return
    sequence = func.pg_get_serial_sequence(table.name, column.name)
    highest = select(func.max(column)).scalar_subquery()
    connection.execute(select(func.setval(sequence, func.coalesce(highest, 1), highest.is_not(None))))


def lift_revision(connection: Connection, number: int) -> None:
    """Let the catalogue's revision go on above that number: versions that were handed out only grow."""
    connection.execute(update(counters).where(counters.c.name == "catalogue").values(value=number))


def check_references(connection: Connection) -> None:
    """Let deferred rules be checked now rather than at the commit."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).select_from(table)).scalar_one()


def _in_bytes(connection: Connection, column: Any) -> Any:
    textual = isinstance(column.type, String) and connection.dialect.name == "postgresql"
    return collate(column, "C") if textual else column


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
