"""Statements about watches: who is told of which company, and what they were last told."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from cci_core.messages import Language
from cci_core.records.watch import Alert, Seen, Standing, Watch
from cci_core.storage import alerts as alert_rows
from cci_core.storage.tables import alerts, watch_places, watches

DueAt = Callable[[float | None, bool], float]
"""When a place is due that was last written to at that moment and that wants a digest, or not."""


def put_place(connection: Connection, place: str, guild: str | None, language: Language, *, daily: bool | None) -> bool:
    """Keep how alerts for the place are written; whether they come as a daily digest, which None leaves as it is."""
    here = watch_places.c.place == place
    daily = is_daily(connection, place) if daily is None else daily
    kept = {"guild": guild, "language": language, "daily": daily, "note": None}
    if not connection.execute(update(watch_places).where(here).values(kept)).rowcount:
        connection.execute(insert(watch_places).values(place=place, failures=0, **kept))
    return daily


def is_daily(connection: Connection, place: str) -> bool:
    """Whether alerts for the place come as a daily digest."""
    return bool(connection.execute(select(watch_places.c.daily).where(watch_places.c.place == place)).scalar())


def put(connection: Connection, watch: Watch, made_by: str) -> None:
    """Watch a company in a place that is there already, from the given standing on."""
    remove(connection, watch.place, watch.company)
    connection.execute(insert(watches).values(made_by=made_by, **_row(watch)))


def remove(connection: Connection, place: str, company: str) -> bool:
    """Stop watching; whether the company was watched there."""
    gone = delete(watches).where(watches.c.place == place, watches.c.company == company)
    return bool(connection.execute(gone).rowcount)


def of_place(connection: Connection, place: str) -> list[Watch]:
    """What is watched in the place, in order of slug."""
    rows = connection.execute(select(watches).where(watches.c.place == place).order_by(watches.c.company))
    return [_watch(row) for row in rows]


def count(connection: Connection, place: str) -> int:
    """How many companies are watched in the place."""
    counted = select(func.count()).select_from(watches).where(watches.c.place == place)
    return connection.execute(counted).scalar_one()


def everything(connection: Connection) -> Iterator[Watch]:
    """Every watch, streamed."""
    rows = connection.execution_options(yield_per=2000).execute(select(watches))
    return (_watch(row) for row in rows)


def tell(connection: Connection, found: Sequence[tuple[Watch, Alert]], seen: Seen, due_at: DueAt) -> int:
    """Put alerts into the queues of their places, and note that the places know; how many were new.

    A watch that has changed since it was read is passed over: another process has told its place.
    """
    told = [(watch, alert) for watch, alert in found if _advance(connection, watch, alert, seen)]
    for place in sorted({watch.place for watch, _ in told}):
        queued = [alert for watch, alert in told if watch.place == place]
        _make_due(connection, place, due_at)
        alert_rows.queue(connection, place, queued)
    return len(told)


def forget_user(connection: Connection, user: str) -> int:
    """Delete what is kept about a person: their own watches go, those of channels lose the name; how many went."""
    gone = connection.execute(delete(watches).where(watches.c.place == f"user:{user}")).rowcount
    connection.execute(delete(alerts).where(alerts.c.place == f"user:{user}"))
    connection.execute(delete(watch_places).where(watch_places.c.place == f"user:{user}"))
    connection.execute(update(watches).where(watches.c.made_by == user).values(made_by=None))
    return gone


def notes(connection: Connection, guild: str) -> list[tuple[str, str]]:
    """The places of a server that alerts no longer reach, each with the reason."""
    told = select(watch_places.c.place, watch_places.c.note)
    rows = connection.execute(told.where(watch_places.c.guild == guild, watch_places.c.note.is_not(None)))
    return [(place, note) for place, note in rows]


def _advance(connection: Connection, watch: Watch, alert: Alert, seen: Seen) -> bool:
    unchanged = (
        (watches.c.place == watch.place)
        & (watches.c.company == watch.company)
        & (watches.c.tier == watch.told.tier)
        & (watches.c.revision == watch.seen.revision)
        & (watches.c.day == watch.seen.day)
    )
    now = {"tier": alert.after.tier, "score": alert.after.score, "revision": seen.revision, "day": seen.day}
    return bool(connection.execute(update(watches).where(unchanged).values(now)).rowcount)


def _make_due(connection: Connection, place: str, due_at: DueAt) -> None:
    """Also locks the place's row, so that a delivery that ends at this moment sees what is queued after it."""
    here = watch_places.c.place == place
    row = connection.execute(select(watch_places).where(here).with_for_update()).one()
    due = due_at(row.sent_at, row.daily)
    earliest = due if row.due_at is None else min(due, row.due_at)
    connection.execute(update(watch_places).where(here).values(due_at=earliest))


def _watch(row: Row[Any]) -> Watch:
    fields = row._mapping
    return Watch(
        place=fields["place"],
        company=fields["company"],
        points=fields["points"],
        told=Standing(fields["tier"], fields["score"]),
        seen=Seen(fields["revision"], fields["day"]),
    )


def _row(watch: Watch) -> dict[str, object]:
    return {
        "place": watch.place,
        "company": watch.company,
        "points": watch.points,
        "tier": watch.told.tier,
        "score": watch.told.score,
        "revision": watch.seen.revision,
        "day": watch.seen.day,
    }
