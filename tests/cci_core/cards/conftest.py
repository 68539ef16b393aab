import hashlib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest

from cci_core.cards import Card, card_of
from cci_core.directory import build_directory
from cci_core.messages import Language
from cci_core.methodology import load_methodology
from cci_core.records import Company, Event, Impact

GOLDEN = Path(__file__).with_name("golden")
DAY = date(2025, 4, 20)

EVENTS = (
    Event(
        date=date(2025, 3, 12),
        title="Joint Initiative to Improve Immigration and Border Management",
        impacts=(Impact(category="public-and-political-behavior", score=40),),
    ),
    Event(
        date=date(2023, 5, 4),
        title="Surge in Complaints",
        impacts=(Impact(category="labor-relations-and-human-rights-practices", score=-15),),
    ),
)


@pytest.fixture
def make_card() -> Callable[..., Card]:
    def make(
        company_name: str = "National Migration Institute",
        *,
        events: tuple[Event, ...] = EVENTS,
        language: Language = "en",
        day: date = DAY,
        **changes: object,
    ) -> Card:
        company = Company(slug="acme", name=company_name, events=events)
        directory = build_directory([company], load_methodology(), 1, day)
        card = card_of(directory.entries[0], directory, "https://cci.example", language)
        return msgspec.structs.replace(card, **changes)

    return make


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compare a text with the kept one of that name; `CCI_GOLDEN=write` keeps the new one instead."""

    def check(name: str, text: str) -> None:
        kept = GOLDEN / name
        if os.environ.get("CCI_GOLDEN") == "write":
            GOLDEN.mkdir(exist_ok=True)
            kept.write_text(text, encoding="utf-8")
        assert text == kept.read_text(encoding="utf-8")

    return check


@pytest.fixture
def fingerprint() -> Callable[[bytes], str]:
    def of(picture: bytes) -> str:
        return f"{len(picture)} {hashlib.sha256(picture).hexdigest()}\n"

    return of
