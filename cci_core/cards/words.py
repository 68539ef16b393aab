"""What a card says in words, for the picture and for those who do not see it."""

from datetime import date

from cci_core.cards.card import Card, Latest
from cci_core.messages import Language, score_text, signed_text, text
from cci_core.messages.inert import inert
from cci_core.methodology import Tier
from cci_core.records import DatePrecision

_ALT_LENGTH = 1024  # as much as chat programs take


def day_text(day: date, language: Language, precision: DatePrecision = "day") -> str:
    """The day as people write it, no finer than it is known.

    >>> day_text(date(2025, 3, 12), "en"), day_text(date(2025, 3, 12), "de", "month")
    ('12 March 2025', 'März 2025')
    """
    month = text(f"card.month.{day.month}", language)
    return text(f"card.date.{precision}", language, day=day.day, month=month, year=day.year)


def month_text(latest: Latest, language: Language) -> str:
    """The month of the newest event, its year alone where no more is known."""
    return day_text(latest.day, language, "year" if latest.precision == "year" else "month")


def change_text(card: Card) -> str:
    """The change over 30 days; what stands in its place where there was no score then; nothing for the unrated."""
    if card.score is None:
        return ""
    if card.change is None:
        return text("card.change_unknown", card.language)
    return text("card.change", card.language, points=signed_text(card.change))


def evidence_text(card: Card) -> str:
    """How much evidence counts."""
    return text(
        "card.evidence",
        card.language,
        findings=text("card.findings", card.language, count=card.evidence.impacts),
        events=text("card.events", card.language, count=card.evidence.events),
    )


def band_text(tier: Tier | None, language: Language) -> str:
    """The scores that the tier holds, nothing for the unrated."""
    if tier is None:
        return ""
    return text("tiers.range", language, low=bound_text(tier.floor), high=bound_text(tier.ceiling))


def bound_text(bound: float) -> str:
    """An end of a band as people read it.

    >>> bound_text(-5.0), bound_text(10.0), bound_text(0)
    ('−5', '+10', '0')
    """
    return "0" if bound == 0 else f"{bound:+g}".replace("-", "−")


def as_of_text(card: Card) -> str:
    """The day that the card is true for."""
    return text("card.as_of", card.language, day=day_text(card.day, card.language))


def alt_text(card: Card) -> str:
    """The card in sentences, for those who do not see it."""
    language = card.language
    if card.score is None:
        parts = [text("card.alt_unrated", language, name=card.name)]
    else:
        score = score_text(card.score)
        parts = [text("card.alt_score", language, name=card.name, score=score, tier=card.tier_name)]
        parts.append(f"{change_text(card)}.")
        parts.append(f"{evidence_text(card)}.")
    if card.latest is not None:
        day = day_text(card.latest.day, language, card.latest.precision)
        parts.append(text("card.alt_latest", language, day=day, title=card.latest.title))
    parts.append(f"{as_of_text(card)}.")
    return inert(" ".join(parts), limit=_ALT_LENGTH)
