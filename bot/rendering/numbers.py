"""Hundredths that add up."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction


def hundredths_that_add_up(values: Sequence[float], total: float) -> list[int]:
    """The values in hundredths, so that their sum is exactly the total rounded to hundredths.

    Each value is rounded down; the hundredths still missing go to the values that lost most (largest remainder).
    """
    whole = [int((Decimal(value) * 100).to_integral_value(ROUND_FLOOR)) for value in values]
    missing = round(round(total, 2) * 100) - sum(whole)
    by_loss = sorted(range(len(values)), key=lambda at: Fraction(values[at]) * 100 - whole[at], reverse=True)
    for turn in range(abs(missing)):
        whole[by_loss[turn % len(values)] if missing > 0 else by_loss[-1 - turn % len(values)]] += (
            1 if missing > 0 else -1
        )
    return whole
