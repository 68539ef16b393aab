"""How rows are streamed from PostgreSQL."""

from contextlib import suppress
from typing import Any

from psycopg import OperationalError, ServerCursor


class StreamingCursor(ServerCursor[Any]):
    """A cursor that is closed at the latest when its connection ends, with the server or with the network.

    The driver would call such a cursor open, and nobody could close it: the command to do so needs the server.
    """

    @property
    def closed(self) -> bool:
        """Whether nothing more comes from it."""
        return super().closed or self.connection.closed

    def close(self) -> None:
        """Let go of the rows that were not fetched; a server that is gone has let go of them."""
        with suppress(OperationalError):
            super().close()
