"""The environment as one typed object, read once by each program."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

import msgspec

from cci_core.errors import InvalidInput
from cci_core.methodology import METHODOLOGY_1
from cci_core.records.fields import EARLIEST, LATEST, check_day

DEFAULT_DATABASE = "sqlite:///cci.db"
Network = IPv4Network | IPv6Network
_LOOPBACK = ("127.0.0.1", "::1", "localhost")
_LONGEST_NUMBER = 20


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
    workers: int = 1
    """`CCI_WORKERS`: processes that share the port."""
    trusted_proxies: tuple[Network, ...] = ()
    """`CCI_TRUSTED_PROXIES`: addresses or networks whose X-Forwarded-For is believed."""
    reads_per_second: int = 50
    """`CCI_READS_PER_SECOND`: requests that one client may make in the long run; four seconds' worth at once."""
    reports_per_hour: int = 30
    """`CCI_REPORTS_PER_HOUR`: reports that one client may send in."""
    max_connections: int = 10_000
    """`CCI_MAX_CONNECTIONS`: open connections of a process; beyond it the oldest idle one is closed."""
    access_log: bool = False
    """`CCI_ACCESS_LOG`: `1` for one log line a request, without addresses."""

    # Cards
    card_fonts: Path | None = None
    """`CCI_CARD_FONTS`: a folder of fonts for names in scripts that the shipped fonts lack."""
    card_cache: Path | None = None
    """`CCI_CARD_CACHE`: a folder that keeps drawn cards between runs."""
    logos: Path | None = None
    """`CCI_LOGOS`: a folder of logos, SLUG.png or SLUG.jpg."""

    # Badges
    badge_key_file: Path | None = None
    """`CCI_BADGE_KEY_FILE`: the secret key that signs badge indexes; made where there is none."""

    # Discord
    discord_token: Secret | None = None
    """`CCI_DISCORD_TOKEN`, or the content of the file `CCI_DISCORD_TOKEN_FILE`."""
    discord_api_url: str | None = None
    """`CCI_DISCORD_API_URL`: a REST proxy or a loopback server; plain http only to loopback."""
    discord_gateway_url: str | None = None
    """`CCI_DISCORD_GATEWAY_URL`: a gateway proxy or a loopback server; plain ws only to loopback."""
    shard_count: int | None = None
    """`CCI_SHARD_COUNT`: how many shards the bot has over all its processes; Discord's advice where not set."""
    shard_ids: tuple[int, ...] | None = None
    """`CCI_SHARD_IDS`: which of them this process runs, such as `0,1` or `0-3`; all where not set."""
    message_content: bool = False
    """`CCI_BOT_MESSAGE_CONTENT`: 1 asks for the privileged intent that `[[Name]]` in messages needs."""
    bot_metrics_port: int | None = None
    """`CCI_BOT_METRICS_PORT`: where the bot serves `/metrics` and `/healthz` on `CCI_HOST`; nowhere where not set."""

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
            workers=whole_number(environ, "CCI_WORKERS", 1, low=1, high=64),
            trusted_proxies=networks(environ, "CCI_TRUSTED_PROXIES"),
            reads_per_second=whole_number(environ, "CCI_READS_PER_SECOND", 50, low=1, high=1_000_000),
            reports_per_hour=whole_number(environ, "CCI_REPORTS_PER_HOUR", 30, low=1, high=1_000_000),
            max_connections=whole_number(environ, "CCI_MAX_CONNECTIONS", 10_000, low=16, high=1_000_000),
            access_log=whole_number(environ, "CCI_ACCESS_LOG", 0, low=0, high=1) == 1,
            card_fonts=folder(environ, "CCI_CARD_FONTS"),
            card_cache=folder(environ, "CCI_CARD_CACHE", must_exist=False),
            logos=folder(environ, "CCI_LOGOS"),
            badge_key_file=Path(file) if (file := environ.get("CCI_BADGE_KEY_FILE")) else None,
            discord_token=discord_token(environ),
            discord_api_url=private_address(environ, "CCI_DISCORD_API_URL", secure="https", plain="http"),
            discord_gateway_url=private_address(environ, "CCI_DISCORD_GATEWAY_URL", secure="wss", plain="ws"),
            shard_count=(count := whole_number(environ, "CCI_SHARD_COUNT", 0, low=0, high=100_000) or None),
            shard_ids=shard_ids(environ, count),
            message_content=bool(whole_number(environ, "CCI_BOT_MESSAGE_CONTENT", 0, low=0, high=1)),
            bot_metrics_port=optional_port(environ, "CCI_BOT_METRICS_PORT"),
        )

    def today(self) -> date:
        """The day that scores are shown for: `CCI_AS_OF`, else the present day in UTC."""
        return self.as_of or datetime.now(UTC).date()

    @property
    def badge_key(self) -> Path:
        """The file of the key that signs badge indexes: by default beside the SQLite database."""
        kind, _, place = self.database_url.partition(":///")
        beside = Path(place).parent if kind == "sqlite" else Path()
        return self.badge_key_file or beside / "cci-badges.key"


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
    short = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    if not (short and low <= int(text) <= high):
        raise InvalidInput(f"{name} must be a whole number from {low} to {high}, got {text[:100]!r}")
    return int(text)


def day(environ: Mapping[str, str], name: str) -> date | None:
    """The day in the variable, None where it is not set."""
    text = environ.get(name)
    if not text:
        return None
    try:
        chosen = date.fromisoformat(text)
        check_day(name, chosen)
    except ValueError as error:
        raise InvalidInput(
            f"{name} must be a day such as 2025-04-20, from {EARLIEST} to {LATEST}, got {text[:100]!r}"
        ) from error
    return chosen


def folder(environ: Mapping[str, str], name: str, *, must_exist: bool = True) -> Path | None:
    """The folder in the variable, None where it is not set."""
    text = environ.get(name)
    if not text:
        return None
    path = Path(text)
    if (must_exist and not path.is_dir()) or (path.exists() and not path.is_dir()):
        raise InvalidInput(f"{name} must be a folder, got {text!r}")
    return path


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


def networks(environ: Mapping[str, str], name: str) -> tuple[Network, ...]:
    """The addresses and networks in the variable, with commas between."""
    texts = [text for text in (part.strip() for part in environ.get(name, "").split(",")) if text]
    return tuple(_network(name, text) for text in texts)


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


def shard_ids(environ: Mapping[str, str], count: int | None) -> tuple[int, ...] | None:
    """The shards in the variable, in order and each once; None where it is not set."""
    value = environ.get("CCI_SHARD_IDS")
    if not value:
        return None
    if count is None:
        raise InvalidInput("CCI_SHARD_IDS needs CCI_SHARD_COUNT, the number of all shards; set it too")
    spans = [part.strip().partition("-") for part in value.split(",")]
    if not all(first.isdecimal() and (last or first).isdecimal() for first, _, last in spans):
        raise InvalidInput(f"CCI_SHARD_IDS must be numbers and spans such as 0,1 or 0-3, got {value!r}")
    ids = sorted({each for first, _, last in spans for each in range(int(first), min(int(last or first), count) + 1)})
    if not ids or ids[-1] >= count:
        raise InvalidInput(f"CCI_SHARD_IDS must lie from 0 to {count - 1}, below CCI_SHARD_COUNT, got {value!r}")
    return tuple(ids)


def optional_port(environ: Mapping[str, str], name: str) -> int | None:
    """The port in the variable, 0 for any free one; None where it is not set."""
    return whole_number(environ, name, 0, low=0, high=65535) if environ.get(name) else None


def _network(name: str, text: str) -> Network:
    try:
        return ip_network(text, strict=False)
    except ValueError as error:
        raise InvalidInput(f"{name} must be addresses or networks such as 10.0.0.0/8, got {text!r}") from error


def _in_address(host: str) -> str:
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host  # noqa: S104 compared, not bound
    return f"[{shown}]" if ":" in shown else shown
