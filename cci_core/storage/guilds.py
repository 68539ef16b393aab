"""Statements about Discord servers: their settings, and what is asked for there."""

from collections.abc import Mapping

import msgspec
from sqlalchemy import Connection, delete, insert, select, update

from cci_core.messages import Language
from cci_core.storage.tables import asked, guilds, watch_places


class GuildSettings(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a server's moderators have set; a language of None follows the person who asks."""

    language: Language | None = None
    private: bool = False
    brackets: bool = False
    channels: tuple[str, ...] = ()
    """The channels where answers may be public; everywhere where there are none."""


_decoder = msgspec.json.Decoder(GuildSettings)


def get(connection: Connection, guild: str) -> GuildSettings:
    """The server's settings, the defaults where it has set nothing."""
    record = connection.execute(select(guilds.c.record).where(guilds.c.id == guild)).scalar()
    return GuildSettings() if record is None else _decoder.decode(record)


def put(connection: Connection, guild: str, settings: GuildSettings) -> None:
    """Keep the server's settings."""
    connection.execute(delete(guilds).where(guilds.c.id == guild))
    connection.execute(insert(guilds).values(id=guild, record=msgspec.json.encode(settings).decode()))


def forget(connection: Connection, guild: str) -> None:
    """Delete everything that is kept about a server."""
    connection.execute(delete(guilds).where(guilds.c.id == guild))
    connection.execute(delete(asked).where(asked.c.guild == guild))
    connection.execute(delete(watch_places).where(watch_places.c.guild == guild))


def count_asked(connection: Connection, times: Mapping[tuple[str, str], int]) -> None:
    """Add to how often each (server, company) was asked for."""
    for (guild, company), more in sorted(times.items()):
        here = (asked.c.guild == guild) & (asked.c.company == company)
        if not connection.execute(update(asked).where(here).values(times=asked.c.times + more)).rowcount:
            connection.execute(insert(asked).values(guild=guild, company=company, times=more))


def most_asked(connection: Connection, guild: str, limit: int) -> list[str]:
    """The slugs asked for most in the server, the most asked first."""
    rows = select(asked.c.company).where(asked.c.guild == guild).order_by(asked.c.times.desc(), asked.c.company)
    return list(connection.execute(rows.limit(limit)).scalars())
