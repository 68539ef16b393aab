"""The columns of a badge index: what each company puts into each of them."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cci_core.badges.model import BadgeCompany, BadgeIndex
from cci_core.badges.packing import END, packed, shared_length
from cci_core.names import fold_text

ROLLED_UP = 255
"""Stands in the column of tiers for a company that is shown as its owner."""

DAY_ZERO = date(1800, 1, 1)
LOWEST = -10_000
PROOF_BITS, BRAND_BIT = 0b011, 0b100


class Row(NamedTuple):
    """The bytes of one company, a part for each column, in the order of the file."""

    tier: bytes
    score_low: bytes = b""
    score_high: bytes = b""
    latest_low: bytes = b""
    latest_middle: bytes = b""
    latest_high: bytes = b""
    owner: bytes = b""
    name_shared: bytes = b""
    name_rest: bytes = b""
    slug_cut: bytes = b""
    slug_rest: bytes = b""
    alias_count: bytes = b""
    alias_shared: bytes = b""
    alias_rest: bytes = b""
    flags: bytes = b""
    domain_count: bytes = b""
    domain_shared: bytes = b""
    domain_rest: bytes = b""


COLUMNS = len(Row._fields)


def rows(index: BadgeIndex) -> Iterator[Row]:
    """The row of each company, in order of slug."""
    places = {company.slug: place for place, company in enumerate(index.companies)}
    tiers = {tier: bytes([place]) for place, tier in enumerate(index.tiers)}
    before = b""
    for company in index.companies:
        shown = company.names[0].text.encode()
        row = _rolled_up(places[company.owner]) if company.owner else _rated(company, tiers[company.tier or ""])
        yield _with_domains(_with_names(row, company, shown, before), company)
        before = shown


def slug_of_name(name: str) -> str:
    """The slug that a name most often has, empty where folding it might differ from reader to reader.

    >>> slug_of_name("Ben & Jerry's"), slug_of_name("Nestlé"), slug_of_name("索尼")
    ('ben-and-jerrys', 'nestle', '')
    """
    return fold_text(name).replace(" ", "-") if all(ord(sign) < 0x250 for sign in name) else ""


def stem_of_slug(slug: str) -> bytes:
    """What the domain of a company most often starts with."""
    return slug.replace("-", "").encode()


def _rolled_up(owner: int) -> Row:
    return Row(tier=bytes([ROLLED_UP]), owner=packed(owner))


def _rated(company: BadgeCompany, tier: bytes) -> Row:
    score = (company.hundredths - LOWEST).to_bytes(2, "little")
    latest = (company.latest - DAY_ZERO).days.to_bytes(3, "little")
    return Row(tier, score[:1], score[1:], latest[:1], latest[1:2], latest[2:])


def _with_names(row: Row, company: BadgeCompany, shown: bytes, before: bytes) -> Row:
    shared, rest = _front_coded(before, shown)
    aliases = [_front_coded(shown, alias.text.encode()) for alias in company.names[1:]]
    guess, slug = slug_of_name(company.names[0].text), company.slug
    kept = shared_length(guess.encode(), slug.encode())  # slugs are ASCII, so these are letters too
    return row._replace(
        name_shared=shared,
        name_rest=rest,
        slug_cut=packed(len(guess) - kept),
        slug_rest=slug[kept:].encode() + END,
        alias_count=packed(len(aliases)),
        alias_shared=b"".join(length for length, _ in aliases),
        alias_rest=b"".join(end for _, end in aliases),
        flags=bytes(name.proof | name.brand * BRAND_BIT for name in company.names),
    )


def _with_domains(row: Row, company: BadgeCompany) -> Row:
    stem = stem_of_slug(company.slug)
    domains = [_front_coded(stem, domain.encode()) for domain in company.domains]
    return row._replace(
        domain_count=packed(len(domains)),
        domain_shared=b"".join(length for length, _ in domains),
        domain_rest=b"".join(end for _, end in domains),
    )


def _front_coded(stem: bytes, text: bytes) -> tuple[bytes, bytes]:
    shared = shared_length(stem, text)
    return packed(shared), text[shared:] + END
