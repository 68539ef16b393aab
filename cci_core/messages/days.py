"""Days in ISO form, for chat and terminal; cards and pages write them in the reader's language."""

from datetime import date

_LENGTHS = {"day": 10, "month": 7, "year": 4}


def iso_day(day: date, precision: str = "day") -> str:
    """The day, no finer than it is known.

    >>> iso_day(date(2021, 3, 1)), iso_day(date(2021, 3, 1), "month"), iso_day(date(2021, 1, 1), "year")
    ('2021-03-01', '2021-03', '2021')
    """
    return day.isoformat()[: _LENGTHS[precision]]
