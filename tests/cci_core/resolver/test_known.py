"""Names and addresses that are known as they stand, in odd spellings."""

import pytest

from cci_core.records import Alias, AliasKind
from cci_core.resolver import Listing, build_index, resolve

INDEX = build_index(
    [
        Listing("zorblax", "Zorblax", domains=("zorblax.example.com",)),
        Listing("northwind", "Northwind & Co., Inc.", domains=("zephyrite.example",)),
        Listing("northwind-kgaa", "Northwind KGaA"),
        Listing("quuxel", "Quux Ell", aliases=(Alias(name="The Quux Ell Company", kind=AliasKind.LEGAL),)),
    ]
)


@pytest.mark.parametrize(("query", "slug"), [("ZorblaxInc", "zorblax"), ("TheQuuxEllCompany", "quuxel")])
def test_legal_form_written_in_one_with_the_name_is_seen(query: str, slug: str) -> None:
    assert resolve(INDEX, query).slug == slug


@pytest.mark.parametrize("query", ["Northwind & Co.", "Northwind & Company, Inc.", "Northwind Corporation"])
def test_a_legal_form_that_is_used_like_another_tells_companies_apart(query: str) -> None:
    assert resolve(INDEX, query).slug == "northwind"
    assert resolve(INDEX, "Northwind").status == "ambiguous"


def test_what_a_domain_is_called_leads_to_its_company() -> None:
    answer = resolve(INDEX, "Zephyrite")
    assert (answer.status, answer.slug, answer.candidates[0][0]) == ("ambiguous", None, "northwind")


def test_what_follows_a_backslash_is_no_host() -> None:
    assert resolve(INDEX, "https://evil.example\\@zorblax.example.com").status == "none"
    assert resolve(INDEX, "https://zorblax.example.com\\x").slug == "zorblax"
