"""What the address of a database says."""

from pathlib import Path

from sqlalchemy.engine import make_url


def sqlite_file(url: str) -> Path | None:
    """The file of a SQLite address, None for a server."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return None
    return Path(parsed.database or "cci.db")


def shown(url: str) -> str:
    """The address for a message, without a password."""
    return make_url(url).render_as_string(hide_password=True)
