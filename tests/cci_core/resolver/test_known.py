"""Names and addresses that are known as they stand, in odd spellings."""

import pytest

from cci_core.records import Alias, AliasKind
from cci_core.resolver import Listing, build_index, resolve

INDEX = build_index(
    [
        Listing("zorblax", "Zorblax", domains=("zorblax.example.com",)),
        Listing("quuxel", "Quux Ell", aliases=(Alias(name="The Quux Ell Company", kind=AliasKind.LEGAL),)),
    ]
)


@pytest.mark.parametrize(("query", "slug"), [("ZorblaxInc", "zorblax"), ("TheQuuxEllCompany", "quuxel")])
def test_legal_form_written_in_one_with_the_name_is_seen(query: str, slug: str) -> None:
    assert resolve(INDEX, query).slug == slug


def test_what_follows_a_backslash_is_no_host() -> None:
    assert resolve(INDEX, "https://evil.example\\@zorblax.example.com").status == "none"
    assert resolve(INDEX, "https://zorblax.example.com\\x").slug == "zorblax"
