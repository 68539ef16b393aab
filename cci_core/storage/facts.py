"""Statements about the single texts that the database keeps by name."""

from sqlalchemy import Connection, delete, insert, select

from cci_core.storage.tables import facts


def get(connection: Connection, name: str) -> str | None:
    """The text of that name."""
    return connection.execute(select(facts.c.value).where(facts.c.name == name)).scalar()


def put(connection: Connection, name: str, value: str) -> None:
    """Keep the text under the name, of at most 40 characters."""
    connection.execute(delete(facts).where(facts.c.name == name))
    connection.execute(insert(facts).values(name=name, value=value))
