import gc
from collections.abc import Callable

import psycopg
import pytest
from sqlalchemy import Connection, text

from cci_core.errors import Unavailable
from cci_core.records import Company
from cci_core.storage import Store, companies
from fixtures.catalogue import invented

pytestmark = pytest.mark.postgres


def lose_the_server(store: Store, stream: Callable[[Connection, Callable[[], None]], object]) -> None:
    """Stream what is lost on the way, and let go of everything: what is left open then fails the test."""
    with pytest.raises(Unavailable, match="try again"):
        store.scan_here(lambda connection: stream(connection, lambda: end(connection, store.url)))
    gc.collect()


def end(connection: Connection, url: str) -> None:
    """End the connection at the server, as when the server dies."""
    process = connection.scalar(text("SELECT pg_backend_pid()"))
    with psycopg.connect(url, autocommit=True) as other:
        other.execute("SELECT pg_terminate_backend(%s, 5000)", [process])


async def test_a_server_lost_before_the_first_row_leaves_no_cursor_open(postgres_store: Store) -> None:
    def stream(connection: Connection, lose: Callable[[], None]) -> list[Company]:
        lose()
        return list(companies.all_companies(connection))

    lose_the_server(postgres_store, stream)


async def test_a_server_lost_between_two_rows_leaves_no_cursor_open(postgres_store: Store) -> None:
    catalogue = [companies.pack(invented(f"z{n}", 1)) for n in range(5000)]
    await postgres_store.write(lambda connection: companies.add(connection, catalogue))

    def stream(connection: Connection, lose: Callable[[], None]) -> list[Company]:
        rows = companies.all_companies(connection)
        next(rows)
        lose()
        return list(rows)

    lose_the_server(postgres_store, stream)


async def test_a_stream_that_is_given_up_after_a_loss_leaves_no_cursor_open(postgres_store: Store) -> None:
    catalogue = [companies.pack(invented(f"z{n}", 1)) for n in range(5000)]
    await postgres_store.write(lambda connection: companies.add(connection, catalogue))

    def stream(connection: Connection, lose: Callable[[], None]) -> None:
        rows = companies.all_companies(connection)
        next(rows)
        lose()
        rows.close()
        connection.scalar(text("SELECT 1"))

    lose_the_server(postgres_store, stream)
