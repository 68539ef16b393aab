"""The number that every committed change of the catalogue raises."""

from sqlalchemy import Connection, select, text, update

from cci_core.storage.tables import counters

CHANNEL = "cci_catalogue"


def revision(connection: Connection) -> int:
    """The revision of the catalogue, 0 for a new one."""
    number: int = connection.execute(select(counters.c.value).where(counters.c.name == "catalogue")).scalar_one()
    return number


def lock(connection: Connection) -> None:
    """Let other writers of the catalogue wait until this transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(counters.c.value).where(counters.c.name == "catalogue").with_for_update())


def raise_revision(connection: Connection) -> int:
    """One more than before; processes that listen hear of it when the transaction commits."""
    raised = (
        update(counters)
        .where(counters.c.name == "catalogue")
        .values(value=counters.c.value + 1)
        .returning(counters.c.value)
    )
    number: int = connection.execute(raised).scalar_one()
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"NOTIFY {CHANNEL}"))
    return number
