"""When a place may be told next, and how much it may watch."""

from datetime import UTC, datetime, time, timedelta

MOST_WATCHES = 200
"""How many companies one place may watch."""
MOST_POINTS = 200.0
"""The largest change there can be, from −100 to +100."""
LEAST_BETWEEN_S = 3.0
"""One place gets at most one message in this time; what arises meanwhile comes in the next."""
DIGEST_AT = time(8, tzinfo=UTC)


def next_due(now: float, told_at: float | None, *, daily: bool) -> float:
    """The moment, in seconds since the epoch, at which alerts that arise now are delivered."""
    if daily:
        return next_digest(now)
    return now if told_at is None else max(now, told_at + LEAST_BETWEEN_S)


def next_digest(now: float) -> float:
    """The next 08:00 UTC."""
    moment = datetime.fromtimestamp(now, UTC)
    today = datetime.combine(moment.date(), DIGEST_AT)
    return (today if today > moment else today + timedelta(days=1)).timestamp()
