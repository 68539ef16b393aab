"""The check digit of an International Securities Identification Number (ISO 6166)."""


def has_valid_check_digit(isin: str) -> bool:
    """Whether the last digit fits the others by the Luhn rule over letters read as 10 to 35.

    >>> has_valid_check_digit("US0378331005"), has_valid_check_digit("US0378331004")
    (True, False)
    """
    digits = "".join(str(int(char, 36)) for char in isin)
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return sum(value // 10 + value % 10 for value in doubled) % 10 == 0
