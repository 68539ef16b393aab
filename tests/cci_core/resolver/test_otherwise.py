"""Companies that are shown though their names have few letters of the query."""

import pytest

from cci_core.names.fold import fold_parts
from cci_core.resolver import Listing, build_index, resolve
from cci_core.resolver.otherwise import MOST_NAMES, meant_otherwise


def otherwise(query: str, *listings: Listing) -> list[str]:
    """The slugs of those that the query may mean otherwise."""
    index = build_index([*listings, Listing("bystander", "Bystander Works")])
    return [index.slugs[place] for place in meant_otherwise(index, fold_parts(query).words)]


def named(*names: str) -> list[Listing]:
    return [Listing(f"c{place}", name) for place, name in enumerate(names)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Good Food", "Goodfood Market"),
        ("z&q", "Zebra & Quail"),
        ("z and q", "Zebra & Quail"),
        ("Bank für Kilo und Sierra", "BKS Bank"),
        ("Kilo Liquidators Traps", "KL Flooring Traps"),
    ],
)
def test_a_name_that_is_written_otherwise_is_meant(query: str, name: str) -> None:
    assert otherwise(query, *named(name)) == ["c0"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Good", "Goodfood Market"),
        ("Good Food", "Goodfoods Market"),
        ("zq", "Zebra & Quail"),
        ("Bank für Kilo und Sierra", "BKS Rockets"),
        ("Kilo Liquidators Traps", "KL Flooring"),
    ],
)
def test_less_than_that_is_not(query: str, name: str) -> None:
    assert otherwise(query, *named(name)) == []


def test_initials_of_many_lead_nowhere() -> None:
    names = [f"Zebra{place} & Quail{place}" for place in range(MOST_NAMES + 1)]
    assert otherwise("z&q", *named(*names[1:])) == ["c0", "c1"]
    assert otherwise("z&q", *named(*names)) == []


def test_the_company_at_the_worldwide_site_of_the_first_words_is_meant() -> None:
    sites = {"kilo": "zedbank.de", "sierra": "zedbank.com", "other": "zedbankusa.de"}
    listings = [Listing(slug, f"{slug} Holding", (), (domain,)) for slug, domain in sites.items()]
    assert otherwise("Zedbank Usa", *listings) == ["sierra"]
    assert otherwise("Zedbank", *listings) == []


def test_an_unrated_brand_stands_for_its_owner() -> None:
    brand = Listing("brand", "Goodfood Market", owner="owner", rated=False)
    assert otherwise("Good Food", brand, Listing("owner", "Owner Holding")) == ["owner"]


def test_they_are_among_the_first_five_candidates() -> None:
    branches = named(*(f"Zedbank {word} Usa" for word in ("Retail", "Private", "Direct", "Home", "First", "Second")))
    whole = Listing("whole", "Omega Quux", (), ("zedbank.com",))
    answer = resolve(build_index([*branches, whole]), "Zedbank Usa")
    assert answer.slug is None
    assert [slug for slug, _ in answer.candidates].index("whole") == 4
    chances = [chance for _, chance in answer.candidates]
    assert chances == sorted(chances, reverse=True)


def test_where_nothing_is_alike_nobody_is_shown() -> None:
    answer = resolve(build_index([Listing("whole", "Omega Quux", (), ("zedbank.com",))]), "Zedbank Usa")
    assert (answer.status, answer.candidates) == ("none", ())
