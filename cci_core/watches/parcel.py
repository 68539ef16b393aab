"""Pack the alerts of one place into one message."""

from collections.abc import Sequence

import msgspec

from cci_core.methodology import Methodology
from cci_core.records.watch import Alert

LISTED = 12
"""How many alerts one message lists; where there are more, it counts them and lists the largest."""


class Parcel(msgspec.Struct, frozen=True):
    """What one message says: the listed alerts, and how many there are, better or worse."""

    listed: tuple[Alert, ...]
    total: int
    up: int
    down: int

    @property
    def is_summary(self) -> bool:
        """Whether there were too many to list them all."""
        return self.total > len(self.listed)


def parcel_of(alerts: Sequence[Alert], methodology: Methodology, *, digest: bool = False) -> Parcel:
    """The alerts in the order in which they arose, or the largest of them where there are too many.

    A digest, and a parcel with too many alerts, first joins all changes of a company into one from its first state to
    its last, and leaves out companies that are back where they began.
    """
    told = list(alerts)
    if digest or len(told) > LISTED:
        told = joined(told)
    directions = [direction(alert, methodology) for alert in told]
    listed = told if len(told) <= LISTED else sorted(told, key=lambda alert: -abs(alert.points))[:LISTED]
    return Parcel(tuple(listed), len(told), directions.count(1), directions.count(-1))


def joined(alerts: Sequence[Alert]) -> list[Alert]:
    """One alert a company, from its first state to its last; none where these are the same."""
    whole: dict[str, Alert] = {}
    for alert in alerts:
        first = whole.get(alert.company, alert)
        whole[alert.company] = Alert(
            company=alert.company, name=alert.name, before=first.before, after=alert.after, day=alert.day
        )
    return [alert for alert in whole.values() if alert.before != alert.after]


def direction(alert: Alert, methodology: Methodology) -> int:
    """1 for the better, −1 for the worse, 0 where one end is unrated."""
    if alert.before.score is None or alert.after.score is None:
        return 0
    ranks = methodology.ranks
    steps = ranks.get(alert.before.tier, 0) - ranks.get(alert.after.tier, 0)
    return (steps > 0) - (steps < 0) or (alert.points > 0) - (alert.points < 0)
