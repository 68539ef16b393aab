"""Which alerts arise from what a place was last told and how things stand now, and how they are packed; pure."""

from cci_core.records.watch import Alert, Seen, Standing, Watch
from cci_core.watches.pace import MOST_POINTS, MOST_WATCHES, next_due
from cci_core.watches.parcel import LISTED, Parcel, parcel_of
from cci_core.watches.rise import alert_of, seen, stands

__all__ = [
    "LISTED",
    "MOST_POINTS",
    "MOST_WATCHES",
    "Alert",
    "Parcel",
    "Seen",
    "Standing",
    "Watch",
    "alert_of",
    "next_due",
    "parcel_of",
    "seen",
    "stands",
]
