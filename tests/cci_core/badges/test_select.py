from collections.abc import Callable
from typing import Any

import pytest

from cci_core.badges import BadgeCompany, Proof, badge_index

Build = Callable[..., Any]


@pytest.fixture
def chosen(directory_of: Build) -> Callable[..., dict[str, BadgeCompany]]:
    return lambda *companies: {each.slug: each for each in badge_index(directory_of(*companies)).companies}


def names_of(company: BadgeCompany, *proofs: Proof) -> list[str]:
    return [name.text for name in company.names if name.proof in (proofs or (Proof.PLAIN, Proof.NEEDS_STRUCTURE))]


def test_an_unrated_company_without_a_rated_owner_is_left_out(chosen: Build) -> None:
    assert chosen({"slug": "acme", "name": "Acme"}) == {}


def test_an_unrated_brand_is_shown_as_its_nearest_rated_owner(chosen: Build, rated: Build) -> None:
    found = chosen(
        rated("Umbrella Group"),
        {"slug": "middle", "name": "Middle Holding", "owner": "umbrella-group"},
        {"slug": "brando", "name": "Brando", "owner": "middle", "domains": ["brando.com"]},
    )
    assert found["brando"].owner == "umbrella-group"
    assert found["brando"].tier is None
    assert found["brando"].domains == ("brando.com",)


def test_a_rated_brand_keeps_its_own_tier(chosen: Build, rated: Build) -> None:
    found = chosen(rated("Umbrella"), rated("Brando", score=70, owner="umbrella"))
    assert found["brando"].owner is None
    assert found["brando"].tier != found["umbrella"].tier


def test_a_name_of_two_companies_proves_neither(chosen: Build, rated: Build) -> None:
    found = chosen(rated("Deltora"), rated("Deltora Faucets", aliases=[{"name": "DELTORA", "kind": "short"}]))
    assert names_of(found["deltora"]) == []
    assert names_of(found["deltora"], Proof.NEVER) == ["Deltora"]
    assert "DELTORA" not in names_of(found["deltora-faucets"])


def test_a_name_shared_with_an_unrated_company_proves_nothing(chosen: Build, rated: Build) -> None:
    found = chosen(rated("Deltora"), {"slug": "other", "name": "Deltora"})
    assert names_of(found["deltora"]) == []


def test_an_owner_steps_back_for_what_it_owns(chosen: Build, rated: Build) -> None:
    owner = rated("Umbrella", aliases=[{"name": "Brando", "kind": "brand"}], domains=["brando.com"])
    found = chosen(owner, rated("Brando", owner="umbrella", domains=["brando.com"]))
    assert names_of(found["umbrella"]) == ["Umbrella"]
    assert found["umbrella"].domains == ()
    assert names_of(found["brando"]) == ["Brando"]
    assert found["brando"].domains == ("brando.com",)


def test_a_domain_of_two_companies_proves_neither(chosen: Build, rated: Build) -> None:
    found = chosen(rated("Acme One", domains=["acme.com"]), rated("Acme Two", domains=["www.acme.com"]))
    assert found["acme-one"].domains == found["acme-two"].domains == ()


def test_a_public_suffix_is_nobodys_domain(chosen: Build, rated: Build) -> None:
    found = chosen(rated("Acme", domains=["github.io", "acme.github.io", "www.acme.com", "shared.com/acme"]))
    assert found["acme"].domains == ("acme.github.io", "acme.com", "shared.com/acme")


def test_tickers_are_no_names_for_pages(chosen: Build, rated: Build) -> None:
    found = chosen(rated("Palantir", aliases=[{"name": "PLTR", "kind": "ticker"}]))
    assert names_of(found["palantir"]) == ["Palantir"]


def test_a_name_without_its_legal_form_is_added(chosen: Build, rated: Build) -> None:
    found = chosen(rated("Acmetron Inc"))
    assert names_of(found["acmetron-inc"]) == ["Acmetron Inc", "Acmetron"]


def test_brands_are_marked_as_such(chosen: Build, rated: Build) -> None:
    found = chosen(rated("Umbrella", aliases=[{"name": "Brando", "kind": "brand"}]))
    assert {name.text: name.brand for name in found["umbrella"].names} == {"Umbrella": False, "Brando": True}


def test_an_alias_overrides_the_rule(chosen: Build, rated: Build) -> None:
    aliases = [
        {"name": "Target Stores", "kind": "brand", "badge": "plain"},
        {"name": "Palantir", "kind": "short", "badge": "needs-structure"},
    ]
    names = {name.text: name.proof for name in chosen(rated("Target", aliases=aliases))["target"].names}
    assert names == {
        "Target": Proof.NEEDS_STRUCTURE,
        "Target Stores": Proof.PLAIN,
        "Palantir": Proof.NEEDS_STRUCTURE,
    }


def test_owners_that_own_each_other_do_not_stop_the_build(chosen: Build, rated: Build) -> None:
    assert chosen(rated("Ouro", owner="boros"), rated("Boros", owner="ouro"))
