"""Numbers as people read them: two decimals, a real minus sign, a plus where it is a change."""


def score_text(value: float | None) -> str:
    """The score with two decimals; a dash for a company that is not rated.

    >>> score_text(-3.214), score_text(-0.001), score_text(None)
    ('−3.21', '0.00', '–')
    """
    if value is None:
        return "–"
    text = f"{value:.2f}"
    return "0.00" if text == "-0.00" else text.replace("-", "−")


def signed_text(value: float | None) -> str:
    """Points with their sign; a dash where they are not known.

    >>> signed_text(0.4), signed_text(-0.012), signed_text(0.001)
    ('+0.40', '−0.01', '0.00')
    """
    text = score_text(value)
    return text if text in ("–", "0.00") or text.startswith("−") else f"+{text}"
