"""Statements about alerts that wait for delivery.

A place is delivered to by one process at a time: the one that holds its lease. A parcel is the set of alerts that one
message carries; it is fixed, with the nonce of the message, before the message is sent, so that whoever sends it again
after a crash sends the same, and Discord can tell.
"""

import secrets
from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Row, Select, delete, func, insert, select, update

from cci_core.messages import Language
from cci_core.records.watch import Alert
from cci_core.storage.tables import alerts, watch_places, watches

LEASE_S = 12.0
"""How long a process that claims a place has for one message; then another one may take over."""

_decoder = msgspec.json.Decoder(Alert)


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One parcel that the caller alone delivers now; `nonce` stays the same for the same alerts."""

    place: str
    language: Language
    daily: bool
    nonce: str
    failures: int
    alerts: tuple[Alert, ...]


def queue(connection: Connection, place: str, found: Sequence[Alert]) -> None:
    """Append alerts to the place's queue."""
    rows = [{"place": place, "record": msgspec.json.encode(alert).decode()} for alert in found]
    if rows:
        connection.execute(insert(alerts), rows)


def is_due(connection: Connection, now: float) -> bool:
    """Whether there is a parcel that is due and that nobody delivers."""
    return connection.execute(_due(now).limit(1)).first() is not None


def claim(connection: Connection, owner: str, now: float, *, limit: int) -> list[Claim]:
    """Parcels that are due longest and that nobody delivers, now leased to the owner."""
    rows = connection.execute(_due(now).limit(limit).with_for_update(skip_locked=True)).all()
    return [_leased(connection, row, owner, now) for row in rows]


def delivered(connection: Connection, claimed: Claim, now: float, due_at: float) -> None:
    """Take the parcel out of the queue; what has been queued meanwhile becomes due at that moment."""
    here = watch_places.c.place == claimed.place
    over = {"lease_owner": None, "lease_until": None, "parcel": None, "failures": 0, "sent_at": now, "due_at": None}
    if not connection.execute(
        update(watch_places).where(here, watch_places.c.parcel == claimed.nonce).values(over)
    ).rowcount:
        return
    connection.execute(delete(alerts).where(alerts.c.place == claimed.place, alerts.c.parcel == claimed.nonce))
    if connection.execute(select(func.count()).select_from(alerts).where(alerts.c.place == claimed.place)).scalar():
        connection.execute(update(watch_places).where(here).values(due_at=due_at))


def postpone(connection: Connection, claimed: Claim, due_at: float) -> None:
    """Give the parcel back, to be tried again at that moment."""
    here = (watch_places.c.place == claimed.place) & (watch_places.c.parcel == claimed.nonce)
    later = {"lease_owner": None, "lease_until": None, "due_at": due_at, "failures": claimed.failures + 1}
    connection.execute(update(watch_places).where(here).values(later))


def drop_place(connection: Connection, place: str, note: str) -> None:
    """End all watches of a place that cannot be reached, and keep the reason for those who ask."""
    connection.execute(delete(alerts).where(alerts.c.place == place))
    connection.execute(delete(watches).where(watches.c.place == place))
    over = {"lease_owner": None, "lease_until": None, "parcel": None, "failures": 0, "due_at": None, "note": note}
    connection.execute(update(watch_places).where(watch_places.c.place == place).values(over))


def waiting(connection: Connection) -> int:
    """How many alerts wait."""
    return connection.execute(select(func.count()).select_from(alerts)).scalar_one()


def _due(now: float) -> Select[Any]:
    free = watch_places.c.lease_until.is_(None) | (watch_places.c.lease_until < now)
    return select(watch_places).where(watch_places.c.due_at <= now, free).order_by(watch_places.c.due_at)


def _leased(connection: Connection, row: Row[Any], owner: str, now: float) -> Claim:
    nonce = row.parcel or _new_parcel(connection, row.place)
    lease = {"lease_owner": owner, "lease_until": now + LEASE_S, "parcel": nonce}
    connection.execute(update(watch_places).where(watch_places.c.place == row.place).values(lease))
    return Claim(
        place=row.place,
        language=row.language,
        daily=row.daily,
        nonce=nonce,
        failures=row.failures,
        alerts=_of_parcel(connection, row.place, nonce),
    )


def _new_parcel(connection: Connection, place: str) -> str:
    nonce = str(secrets.randbits(63))
    open_ones = (alerts.c.place == place) & alerts.c.parcel.is_(None)
    connection.execute(update(alerts).where(open_ones).values(parcel=nonce))
    return nonce


def _of_parcel(connection: Connection, place: str, nonce: str) -> tuple[Alert, ...]:
    rows = select(alerts.c.record).where(alerts.c.place == place, alerts.c.parcel == nonce).order_by(alerts.c.id)
    return tuple(_decoder.decode(record) for record in connection.execute(rows).scalars())
