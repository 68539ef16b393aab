"""What the starter catalogue calls its companies, and where it finds them."""

from collections import defaultdict
from collections.abc import Iterable

import pytest

from cci_core.names import fold_text
from cci_core.records import AliasKind, Company

SHARED_ON_PURPOSE: dict[str, str] = {}
"""A folded name or a domain that several companies bear, and why."""


def shared(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    bearers = defaultdict(set)
    for name, slug in pairs:
        bearers[name].add(slug)
    return {name: sorted(slugs) for name, slugs in bearers.items() if len(slugs) > 1}


def names_of(company: Company) -> list[str]:
    return [company.name, *(alias.name for alias in company.aliases)]


def test_file_names_are_slugs(companies: dict[str, Company]) -> None:
    assert [(stem, company.slug) for stem, company in companies.items() if stem != company.slug] == []


def test_catalogue_holds_49_companies(companies: dict[str, Company]) -> None:
    assert len(companies) == 49


def test_no_two_companies_share_a_folded_name_unsaid(companies: dict[str, Company]) -> None:
    pairs = [(fold_text(name), slug) for slug, company in companies.items() for name in names_of(company)]
    assert shared(pairs).keys() == SHARED_ON_PURPOSE.keys() & {name for name, _ in pairs}


def test_no_two_companies_share_a_domain_unsaid(companies: dict[str, Company]) -> None:
    pairs = [(domain, slug) for slug, company in companies.items() for domain in company.domains]
    assert shared(pairs).keys() == SHARED_ON_PURPOSE.keys() & {domain for domain, _ in pairs}


def test_every_allowance_is_still_needed(companies: dict[str, Company]) -> None:
    names = [(fold_text(name), slug) for slug, company in companies.items() for name in names_of(company)]
    domains = [(domain, slug) for slug, company in companies.items() for domain in company.domains]
    assert SHARED_ON_PURPOSE.keys() == shared([*names, *domains]).keys()


def test_no_domain_lies_under_another_company(companies: dict[str, Company]) -> None:
    owners = {domain: slug for slug, company in companies.items() for domain in company.domains}
    strays = [
        (domain, parent)
        for domain, slug in owners.items()
        for parent, other in owners.items()
        if slug != other and domain.endswith(f".{parent}")
    ]
    assert strays == []


def test_no_company_repeats_a_name_or_domain(companies: dict[str, Company]) -> None:
    for company in companies.values():
        names = names_of(company)
        assert len(set(names)) == len(names), company.slug
        assert len(set(company.domains)) == len(company.domains), company.slug


def test_owners_are_companies_of_the_catalogue(companies: dict[str, Company]) -> None:
    assert {company.owner for company in companies.values() if company.owner} <= companies.keys()


@pytest.mark.parametrize(
    ("slug", "name", "kind"),
    [
        ("apple", "AAPL", AliasKind.TICKER),
        ("apple", "Apple Inc.", AliasKind.LEGAL),
        ("danone", "BN", AliasKind.TICKER),
        ("google", "YouTube", AliasKind.BRAND),
        ("national-migration-institute", "INM", AliasKind.SHORT),
        ("national-migration-institute", "Instituto Nacional de Migración", AliasKind.LEGAL),
        ("philip-morris-international", "PM", AliasKind.TICKER),
        ("philip-morris-international", "PMI", AliasKind.SHORT),
        ("temu", "Pinduoduo", AliasKind.BRAND),
        ("temu", "PDD", AliasKind.TICKER),
        ("tesla", "Tesla Motors", AliasKind.FORMER),
        ("toyota", "7203", AliasKind.TICKER),
        ("volkswagen", "VW", AliasKind.SHORT),
    ],
)
def test_aliases_have_the_right_kind(companies: dict[str, Company], slug: str, name: str, kind: AliasKind) -> None:
    assert {alias.name: alias.kind for alias in companies[slug].aliases}[name] is kind
