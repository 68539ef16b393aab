"""A message to the company that its reader may change: what is on record, and a question."""

from collections.abc import Iterable
from urllib.parse import quote

from cci_core.cards import day_text
from cci_core.messages import Language, score_text, text
from cci_core.messages.inert import inert
from cci_core.records import Company, Contact, Event


def voice_message(company: Company, score: float | None, tier: str, page: str, language: Language) -> str:
    """The draft, built from the newest evidence."""
    name = inert(company.name)
    key = "neutral" if not score else "negative" if score < 0 else "positive"
    paragraphs = [
        _say(language, "hello", company=name),
        " ".join([_rated(score, tier, language), *_newest(company.events, language)]),
        _say(language, key),
        _say(language, "page", page=page),
        _say(language, "bye"),
    ]
    return "\n\n".join(paragraphs)


def mail_address(contacts: Iterable[Contact], message: str, language: Language) -> str:
    """A `mailto:` address with the message, to the company's public address where one is on record."""
    to = next((contact.value for contact in contacts if contact.kind == "email"), "")
    subject = _say(language, "subject")
    return f"mailto:{quote(to, safe='@')}?subject={quote(subject)}&body={quote(message, safe='')}"


def _rated(score: float | None, tier: str, language: Language) -> str:
    if score is None:
        return _say(language, "unrated")
    return _say(language, "rated", score=score_text(score), tier=tier)


def _newest(events: Iterable[Event], language: Language) -> list[str]:
    newest = max((event for event in events if event.impacts), key=lambda event: event.date, default=None)
    if newest is None:
        return []
    day = day_text(newest.date, language, newest.date_precision)
    said = [_say(language, "event", day=day, title=inert(newest.title))]
    source = next((source.url or source.title for source in newest.sources), None)
    return said if source is None else [*said, _say(language, "source", source=inert(source, limit=300))]


def _say(language: Language, key: str, **values: object) -> str:
    return text(f"pages.voice.{key}", language, **values)
