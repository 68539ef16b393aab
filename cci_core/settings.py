"""The environment as one typed object, read once by each program."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import msgspec

from cci_core.errors import InvalidInput
from cci_core.methodology import METHODOLOGY_1

DEFAULT_DATABASE = "sqlite:///cci.db"
_LOOPBACK = ("127.0.0.1", "::1", "localhost")


class Secret:
    """A text that shows itself to nobody: not in `repr`, not in logs; `reveal` gives it."""

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself, for the one call that needs it."""
        return self._text

    def __repr__(self) -> str:
        return "Secret(…)"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything an operator may set; a wrong value stops the start and names its variable."""

    # Data
    database_url: str = DEFAULT_DATABASE
    """`CCI_DATABASE_URL`: `sqlite:///FILE` or `postgresql://…`."""
    methodology: Path = METHODOLOGY_1
    """`CCI_METHODOLOGY`: another file of categories, weights and tiers."""
    as_of: date | None = None
    """`CCI_AS_OF`: a fixed day for reproducible output; otherwise today, UTC."""

    # Service
    host: str = "127.0.0.1"
    """`CCI_HOST`: the address to listen on."""
    port: int = 8710
    """`CCI_PORT`: the port to listen on, 0 for any free one."""
    public_url: str = "http://127.0.0.1:8710"
    """`CCI_PUBLIC_URL`: what shared links start with."""

    # Discord
    discord_token: Secret | None = None
    """`CCI_DISCORD_TOKEN`, or the content of the file `CCI_DISCORD_TOKEN_FILE`."""
    discord_api_url: str | None = None
    """`CCI_DISCORD_API_URL`: a REST proxy or a loopback server; plain http only to loopback."""
    discord_gateway_url: str | None = None
    """`CCI_DISCORD_GATEWAY_URL`: a gateway proxy or a loopback server; plain ws only to loopback."""

    @classmethod
    def from_env(cls, environ: Mapping[str, str]) -> Self:
        """The settings in the environment; `InvalidInput` names the variable, the value and the cure."""
        host = environ.get("CCI_HOST", "127.0.0.1")
        port = whole_number(environ, "CCI_PORT", 8710, low=0, high=65535)
        return cls(
            database_url=database_url(environ),
            methodology=Path(environ.get("CCI_METHODOLOGY") or METHODOLOGY_1),
            as_of=day(environ, "CCI_AS_OF"),
            host=host,
            port=port,
            public_url=web_address(environ, "CCI_PUBLIC_URL") or f"http://{_in_address(host)}:{port}",
            discord_token=discord_token(environ),
            discord_api_url=private_address(environ, "CCI_DISCORD_API_URL", secure="https", plain="http"),
            discord_gateway_url=private_address(environ, "CCI_DISCORD_GATEWAY_URL", secure="wss", plain="ws"),
        )

    def today(self) -> date:
        """The day that scores are shown for: `CCI_AS_OF`, else the present day in UTC."""
        return self.as_of or datetime.now(UTC).date()


def database_url(environ: Mapping[str, str]) -> str:
    """The database's address, one of the two kinds that are known."""
    url = environ.get("CCI_DATABASE_URL") or DEFAULT_DATABASE
    if not url.startswith(("sqlite:///", "postgresql://")):
        kind = url.split(":", 1)[0]
        raise InvalidInput(f"CCI_DATABASE_URL must start with sqlite:/// or postgresql://, got {kind!r}")
    return url


def whole_number(environ: Mapping[str, str], name: str, default: int, *, low: int, high: int) -> int:
    """The whole number in the variable, within its range."""
    text = environ.get(name) or str(default)
    if not (text.isascii() and text.isdigit() and low <= int(text) <= high):
        raise InvalidInput(f"{name} must be a whole number from {low} to {high}, got {text!r}")
    return int(text)


def day(environ: Mapping[str, str], name: str) -> date | None:
    """The day in the variable, None where it is not set."""
    text = environ.get(name)
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InvalidInput(f"{name} must be a day such as 2025-04-20, got {text!r}") from error


def web_address(environ: Mapping[str, str], name: str) -> str | None:
    """The http(s) address in the variable without a closing slash, None where it is not set."""
    text = environ.get(name)
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise InvalidInput(f"{name} must be an address such as https://cci.example, got {text!r}")
    return text.rstrip("/")


def private_address(environ: Mapping[str, str], name: str, *, secure: str, plain: str) -> str | None:
    """An address that the token is sent to: encrypted, or on this machine."""
    text = environ.get(name)
    if not text:
        return None
    parts = urlsplit(text)
    if parts.scheme == secure and parts.hostname:
        return text.rstrip("/")
    if parts.scheme == plain and parts.hostname in _LOOPBACK:
        return text.rstrip("/")
    raise InvalidInput(
        f"{name} must start with {secure}:// (or {plain}:// on this machine), so that the token stays secret; "
        f"got {parts.scheme}://{parts.hostname}"
    )


def discord_token(environ: Mapping[str, str]) -> Secret | None:
    """The bot's token from the environment or from a file, None where neither is set."""
    token = environ.get("CCI_DISCORD_TOKEN")
    file = environ.get("CCI_DISCORD_TOKEN_FILE")
    if not token and file:
        try:
            token = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise InvalidInput(f"CCI_DISCORD_TOKEN_FILE {file!r} cannot be read; name a readable text file") from error
    return Secret(token) if token else None


def _in_address(host: str) -> str:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 compared, not bound
    return f"[{shown}]" if ":" in shown else shown
