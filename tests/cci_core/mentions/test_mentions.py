import doctest
import importlib
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cci_core.mentions import mentions
from cci_core.records import Alias, AliasKind
from cci_core.resolver import Index, Listing, build_index


def listing(slug: str, name: str, *brands: str, ticker: str | None = None, domain: str | None = None) -> Listing:
    aliases = [Alias(name=brand, kind=AliasKind.BRAND) for brand in brands]
    aliases += [Alias(name=ticker, kind=AliasKind.TICKER)] if ticker else []
    return Listing(slug, name, tuple(aliases), (domain,) if domain else ())


INDEX = build_index(
    [
        listing("apple", "Apple", "Apple Inc.", ticker="AAPL", domain="apple.com"),
        listing("ben-and-jerrys", "Ben & Jerry's"),
        listing("best-buy", "Best Buy"),
        listing("bank", "Apple Bank"),
        listing("coca-cola", "Coca-Cola", "The Coca-Cola Company"),
        listing("h-and-m", "H&M"),
        listing("levis", "Levi Strauss", "Levi's"),
        listing("nestle", "Nestlé", "KitKat"),
        listing("shein", "Shein"),
        listing("target", "Target"),
        listing("tesla", "Tesla", "Tesla Motors", ticker="TSLA", domain="tesla.com"),
        listing("twin-a", "Twinson"),
        listing("twin-b", "Twinson"),
    ]
)


@pytest.fixture
def index() -> Index:
    return INDEX


def slugs(index: Index, text: str) -> list[str]:
    return [each.slug for each in mentions(index, text)]


@pytest.mark.parametrize("module", ["questions", "evidence"])
def test_examples_in_the_docstrings_hold(module: str) -> None:
    results = doctest.testmod(importlib.import_module(f"cci_core.mentions.{module}"))
    assert results.attempted and not results.failed


@pytest.mark.parametrize(
    ("question", "slug"),
    [
        ("is shein any good?", "shein"),
        ("score for ben & jerrys pls", "ben-and-jerrys"),
        ("Is Apple ethical?", "apple"),
        ("what about target", "target"),
        ("hey, what's the score of H&M?", "h-and-m"),
        ("how is nestle rated", "nestle"),
        ("tell me about best buy please", "best-buy"),
        ("ist shein gut?", "shein"),
        ("was ist mit Nestlé", "nestle"),
        ("¿qué tal es shein?", "shein"),
        ("puntuación de nestle por favor", "nestle"),
        ("thoughts on tesla.com?", "tesla"),
        ("rate $aapl", "apple"),
    ],
)
def test_a_question_names_its_company_however_it_is_written(index: Index, question: str, slug: str) -> None:
    found = mentions(index, question)
    assert [each.slug for each in found] == [slug]
    assert question[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We drove a Tesla to Best Buy.", ["tesla", "best-buy"]),
        ("Apple Inc. rose, and so did $TSLA.", ["apple", "tesla"]),
        ("Everything at https://www.apple.com/store, they say", ["apple"]),
        ("KitKat is from Nestle", ["nestle", "nestle"]),
        ("tesla's cars and Levi’s jeans", ["tesla", "levis"]),
        ("the Coca-Cola Company, H&M and shein", ["coca-cola", "h-and-m", "shein"]),
        ("Tesla Motors was its name", ["tesla"]),
        ("WE LOVE SHEIN", ["shein"]),
    ],
)
def test_names_in_running_text(index: Index, text: str, expected: list[str]) -> None:
    assert slugs(index, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "I ate an apple and hit the target.",
        "Apple of my eye",
        "the best buy in town",
        "OUR TARGET IS AN APPLE FOR BEST BUY",
        "a sheinish teslar",
        "we met. Apple. Bank holidays are near",
        "Twinson",
        "email me@nowhere.example",
        "",
        "???",
        "h&m",
    ],
)
def test_words_without_evidence_are_no_names(index: Index, text: str) -> None:
    assert slugs(index, text) == []


def test_the_longest_name_wins(index: Index) -> None:
    assert [each.text for each in mentions(index, "He works at Apple Bank today, not there")] == ["Apple Bank"]


def test_a_company_named_twice_is_found_twice_with_its_places(index: Index) -> None:
    text = "Shein, yes, Shein"
    assert [(each.start, each.end) for each in mentions(index, text)] == [(0, 5), (12, 17)]


@given(
    st.text(
        alphabet=st.one_of(st.characters(exclude_categories=()), st.sampled_from("Shein Apple$.,&' ")), max_size=200
    )
)
def test_mentions_of_any_text_are_ordered_and_apart(text: str) -> None:
    found = mentions(INDEX, text)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
