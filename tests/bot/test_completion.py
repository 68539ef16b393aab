"""Completing names while they are typed."""

from datetime import date

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from bot.completion import chosen_slug, completions
from bot.indexes import Indexes, indexes_of
from cci_core.directory import build_directory
from cci_core.methodology import load_methodology
from cci_core.records import Alias, AliasKind, Company
from fixtures.catalogue import invented

LONG = "x" * 60 + "-" + "y" * 59


def indexes() -> Indexes:
    """A small catalogue: rated and unrated companies, an alias, a long slug, two of the same name."""
    companies = [
        invented("zorblax", 20),
        Company(slug="zorb", name="Zorb"),
        msgspec.structs.replace(invented("quux"), aliases=(Alias(name="Zorbit", kind=AliasKind.BRAND),)),
        Company(slug=LONG, name="<@1> Long"),
        Company(slug="twin-a", name="Twin"),
        Company(slug="twin-b", name="Twin"),
    ]
    return indexes_of(build_directory(companies, load_methodology(), 1, date(2026, 1, 1)))


INDEXES = indexes()


def test_rated_companies_come_first_and_aliases_say_whose_they_are() -> None:
    names = [choice.name for choice in completions(INDEXES, "zorb", [])]
    assert names[:3] == ["Zorblax Widgets", "Zorb", "Quux Widgets (Zorbit)"]


def test_before_anything_is_typed_what_is_popular_comes_first_and_then_what_is_new() -> None:
    assert [choice.name for choice in completions(INDEXES, " ", ["zorb"])] == ["Zorb", "Zorblax Widgets"]


def test_companies_of_the_same_name_are_told_apart() -> None:
    assert len({choice.name for choice in completions(INDEXES, "twin", [])}) == 2


def test_every_choice_leads_back_to_its_company() -> None:
    for typed in ("zorb", "long", "twin"):
        for choice in completions(INDEXES, typed, []):
            assert chosen_slug(INDEXES.directory, choice.value) is not None


def test_a_typed_name_is_not_taken_for_a_choice() -> None:
    assert chosen_slug(INDEXES.directory, "zorb") is None
    assert chosen_slug(INDEXES.directory, "=nowhere") is None


@given(st.text(max_size=200))
def test_choices_keep_to_discords_limits_whatever_is_typed(typed: str) -> None:
    choices = completions(INDEXES, typed, ["zorb", "gone"])
    assert len(choices) <= 25
    assert all(1 <= len(choice.name) <= 100 and 1 <= len(choice.value) <= 100 for choice in choices)
