"""Catalogues of invented companies, of any size and always the same for the same size."""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec

from cci_core.records import Alias, AliasKind, Company, Event, Impact, Industry, Source

SYLLABLES = "ka lo ven tri mar os eld ix pra dun sel qui bor ta ne vi rup gal sho wen zy ful mir dac".split()
KINDS = ("Systems", "Foods", "Motors", "Works", "Bank", "Textiles", "Energy", "Labs", "Group", "Stores")
CATEGORIES = (
    "political-contributions-and-lobbying-efforts",
    "supply-chain-ethics",
    "provision-of-repressive-technologies",
    "market-power",
)
SOURCE = Source(title="An invented source", url="https://source.example/a")
DAY = date(2026, 11, 24)
CODES = tuple(f"{311 + 5 * (number % 96)}{number * 37 % 900 + 100}" for number in range(1012))
"""As many industries in as many subsectors as NAICS 2022 has."""
COUNTRIES = ("US", "DE", "MX", "JP", "IN", "BR", "FR", "KE")


def companies(count: int, seed: int = 8) -> Iterator[Company]:
    """That many companies: names of three parts, a domain, an industry, and none to three events each."""
    chance = random.Random(seed)
    for number in range(count):
        name = f"{_word(chance)} {_word(chance)} {chance.choice(KINDS)}"
        yield Company(
            slug=f"{name.lower().replace(' ', '-')}-{number}",
            name=name,
            aliases=(Alias(name=f"{name} {chance.choice(('Inc.', 'GmbH', 'S.A.'))}", kind=AliasKind.LEGAL),),
            country=chance.choice(COUNTRIES),
            domains=(f"{name.split(maxsplit=1)[0].lower()}{number}.example",),
            industries=(Industry(code=chance.choice(CODES), title="Invented makers"),),
            events=tuple(_event(chance, place) for place in range(chance.choice((0, 1, 1, 2, 3)))),
        )


def changed(company: Company) -> Company:
    """The company after one more event."""
    event = _event(random.Random(company.slug), len(company.events))
    return msgspec.structs.replace(company, events=(*company.events, event))


def write_jsonl(file: Path, catalogue: Iterator[Company]) -> None:
    """Write the companies to a file that can be imported."""
    with file.open("wb") as out:
        out.writelines(msgspec.json.encode(company) + b"\n" for company in catalogue)


def queries(count: int, among: int, seed: int = 8) -> list[str]:
    """Names as people type them: exact, with a letter missing, in capitals, or of nobody."""
    chance = random.Random(seed + 1)
    names = [company.name for company in companies(min(among, 20_000), seed)]
    return [_typed(chance, chance.choice(names)) for _ in range(count)]


def _typed(chance: random.Random, name: str) -> str:
    place = chance.randrange(len(name))
    return chance.choice((name, name[:place] + name[place + 1 :], name.upper(), f"{_word(chance)} {_word(chance)} Ltd"))


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(SYLLABLES) for _ in range(chance.choice((2, 3, 3, 4)))).title()


def _event(chance: random.Random, place: int) -> Event:
    return Event(
        id=f"e{place}",
        date=DAY - timedelta(days=chance.randrange(1, 4000)),
        title=f"Invented event {place}",
        summary="What happened is invented, and told in as many words as an event of a real catalogue takes.",
        sources=(SOURCE,),
        impacts=(Impact(category=chance.choice(CATEGORIES), score=chance.randrange(-100, 101), source=SOURCE),),
    )
