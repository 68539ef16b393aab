"""Every company of the starter catalogue is found by whatever a person may write."""

import random
import re
import string
from collections.abc import Callable, Iterator, Sequence

import pytest

from cci_core.names import fold_text
from cci_core.records import AliasKind
from cci_core.resolver import Index, Listing, resolve


def found(index: Index, query: str, listing: Listing) -> bool:
    answer = resolve(index, query)
    return answer.status == "match" and listing.slug in {answer.slug, answer.via}


def swapped(name: str) -> str:
    """The name with two different neighbours in its middle changed places."""
    for place in range(len(name) // 2, len(name) - 1):
        pair = name[place : place + 2]
        if pair.isalpha() and pair[0].lower() != pair[1].lower():
            return name[:place] + pair[::-1] + name[place + 2 :]
    return name[1] + name[0] + name[2:]


def mistyped(name: str, generator: random.Random) -> Iterator[str]:
    """The name with one letter left out, put in, replaced, and changed places with the next; none equal to the name."""
    place = generator.randrange(len(name))
    before, here, after = name[:place], name[place], name[place + 1 :]
    letter = generator.choice(string.ascii_lowercase)
    typos = (
        before + after,
        before + letter + here + after,
        before + letter + after,
        before + after[:1] + here + after[1:],
    )
    return (typo for typo in typos if typo.lower() != name.lower())


WRITTEN: dict[str, Callable[[str], str]] = {
    "as it is": str,
    "small": str.lower,
    "in capitals": str.upper,
    "without spaces": lambda name: re.sub(r"[^\w&+]", "", name),
    "without spaces and punctuation": lambda name: re.sub(r"[^\w]+", "", name),
    "folded": fold_text,
    "with spaces around": lambda name: f"  {name}\n",
}


@pytest.mark.parametrize("written", WRITTEN, ids=str)
def test_by_its_name(starter: Sequence[Listing], starter_index: Index, written: str) -> None:
    missed = [each.name for each in starter if not found(starter_index, WRITTEN[written](each.name), each)]
    assert not missed


def test_by_every_alias(starter: Sequence[Listing], starter_index: Index) -> None:
    asked = [(each, alias.name) for each in starter for alias in each.aliases]
    assert not [alias for each, alias in asked if not found(starter_index, alias, each)]


@pytest.mark.parametrize("written", WRITTEN, ids=str)
def test_by_every_alias_that_is_a_name(starter: Sequence[Listing], starter_index: Index, written: str) -> None:
    aliases = [(each, a.name) for each in starter for a in each.aliases if a.kind is not AliasKind.TICKER]
    asked = [(each, WRITTEN[written](name)) for each, name in aliases]
    missed = [query for each, query in asked if len(query) > 2 and not found(starter_index, query, each)]
    assert not missed


def test_by_every_ticker_with_a_dollar_sign_in_any_case(starter: Sequence[Listing], starter_index: Index) -> None:
    tickers = [(each, a.name) for each in starter for a in each.aliases if a.kind is AliasKind.TICKER]
    assert tickers
    assert not [ticker for each, ticker in tickers if not found(starter_index, f"${ticker.lower()}", each)]


@pytest.mark.parametrize(
    "address", ["{}", "https://{}", "https://www.{}/a/page?x=1#top", "http://shop.{}", "WWW.{}", "info@{}", "{}:8080/"]
)
def test_by_an_address_under_its_domains(starter: Sequence[Listing], starter_index: Index, address: str) -> None:
    asked = [(each, domain) for each in starter for domain in each.domains if "/" not in domain]
    assert not [domain for each, domain in asked if not found(starter_index, address.format(domain), each)]


def test_by_its_name_with_one_typo(starter: Sequence[Listing], starter_index: Index) -> None:
    long_enough = [each for each in starter if len(each.name) > 4]
    assert not [each.name for each in long_enough if not found(starter_index, swapped(each.name), each)]


def test_by_its_name_with_any_letter_mistyped(starter: Sequence[Listing], starter_index: Index) -> None:
    generator = random.Random(3)
    asked = [(each, typo) for each in starter if len(each.name) > 5 for typo in mistyped(each.name, generator)]
    assert len(asked) > 100
    assert not [typo for each, typo in asked if not found(starter_index, typo, each)]


def test_a_name_of_five_letters_with_any_mistyped_is_offered_first(
    starter: Sequence[Listing], starter_index: Index
) -> None:
    generator = random.Random(4)
    asked = [(each, typo) for each in starter if len(each.name) == 5 for typo in mistyped(each.name, generator)]
    answers = [(each, resolve(starter_index, typo)) for each, typo in asked]
    assert answers
    assert not [each.name for each, answer in answers if answer.candidates[0][0] not in {each.slug, each.owner}]


def test_a_short_name_with_a_typo_is_at_least_offered(starter: Sequence[Listing], starter_index: Index) -> None:
    for each in starter:
        if each.name.isalpha() and len(each.name) == 4:
            answer = resolve(starter_index, swapped(each.name))
            assert each.slug in {answer.slug, *(slug for slug, _ in answer.candidates)}


@pytest.mark.parametrize("name", ["National Migration Institute", "Instituto Nacional de Migración", "INM", "inm"])
def test_the_published_company_by_its_names_in_both_languages(starter_index: Index, name: str) -> None:
    assert resolve(starter_index, name).slug == "national-migration-institute"
