"""The payload of a badge index file; `docs/badge-index.md` describes every byte."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from cci_core.badges.columns import (
    BRAND_BIT,
    COLUMNS,
    DAY_ZERO,
    LOWEST,
    PROOF_BITS,
    ROLLED_UP,
    Row,
    rows,
    slug_of_name,
    stem_of_slug,
)
from cci_core.badges.model import EPOCH, BadgeCompany, BadgeIndex, BadgeName, Proof
from cci_core.badges.packing import Reader, decoded, packed, packed_bytes, packed_text
from cci_core.errors import InvalidInput


def preamble(index: BadgeIndex) -> bytes:
    """What stands before the columns: day, methodology, tiers, number of companies."""
    tiers = b"".join(map(packed_text, index.tiers))
    day = packed((index.day - EPOCH).days)
    return day + packed_text(index.methodology) + packed(len(index.tiers)) + tiers + packed(len(index.companies))


def write_payload(index: BadgeIndex) -> bytes:
    """The payload of the index; equal indexes give equal bytes."""
    columns = zip(*rows(index), strict=True) if index.companies else [()] * COLUMNS
    return preamble(index) + b"".join(packed_bytes(b"".join(column)) for column in columns)


def read_payload(payload: bytes, version: int) -> BadgeIndex:
    """The index in the payload; `InvalidInput` where it is damaged."""
    try:
        return _read(Reader(payload), version)
    except (OverflowError, ValueError) as error:
        raise InvalidInput(f"the badge index is damaged: {error}") from error


def _read(reader: Reader, version: int) -> BadgeIndex:
    day = EPOCH + timedelta(days=reader.number())
    methodology = reader.text()
    tiers = tuple(reader.text() for _ in range(reader.number()))
    count = reader.number()
    columns = _Columns(*(Reader(reader.block()) for _ in range(COLUMNS)))
    companies = tuple(columns.companies(count, tiers))
    if not (reader.at_end and columns.at_end):
        raise InvalidInput("the badge index is damaged: bytes are left over")
    return BadgeIndex(version, day, methodology, tiers, companies)


class _Columns:
    """Takes the companies out of the columns, one after the other."""

    def __init__(self, *columns: Reader) -> None:
        self._columns = dict(zip(Row._fields, columns, strict=True))

    @property
    def at_end(self) -> bool:
        return all(column.at_end for column in self._columns.values())

    def companies(self, count: int, tiers: Sequence[str]) -> Iterator[BadgeCompany]:
        before = b""
        found: list[BadgeCompany] = []
        owners: dict[int, int] = {}
        for place in range(count):
            tier = self._take("tier", 1)[0]
            if tier == ROLLED_UP:
                owners[place] = self._number("owner")
                standing = BadgeCompany("", ())
            else:
                standing = self._rated(tiers, tier)
            before = self._line("name_shared", "name_rest", before)
            found.append(self._named(standing, before))
        return iter([_owned(company, found, owners.get(place)) for place, company in enumerate(found)])

    def _rated(self, tiers: Sequence[str], tier: int) -> BadgeCompany:
        if tier >= len(tiers):
            raise InvalidInput(f"the badge index is damaged: there is no tier number {tier}")
        score = int.from_bytes(self._planes("score_low", "score_high"), "little") + LOWEST
        latest = int.from_bytes(self._planes("latest_low", "latest_middle", "latest_high"), "little")
        return BadgeCompany("", (), tier=tiers[tier], hundredths=score, latest=DAY_ZERO + timedelta(days=latest))

    def _named(self, standing: BadgeCompany, shown: bytes) -> BadgeCompany:
        slug = self._slug(slug_of_name(decoded(shown)))
        aliases = [self._line("alias_shared", "alias_rest", shown) for _ in range(self._number("alias_count"))]
        names = tuple(_name(text, flags) for text, flags in zip([shown, *aliases], self._flags(aliases), strict=True))
        stem = stem_of_slug(slug)
        domains = [self._line("domain_shared", "domain_rest", stem) for _ in range(self._number("domain_count"))]
        return BadgeCompany(
            slug=slug,
            names=names,
            domains=tuple(map(decoded, domains)),
            tier=standing.tier,
            hundredths=standing.hundredths,
            latest=standing.latest,
        )

    def _slug(self, guess: str) -> str:
        cut = self._number("slug_cut")
        return guess[: max(0, len(guess) - cut)] + decoded(self._columns["slug_rest"].line())

    def _flags(self, aliases: Sequence[bytes]) -> bytes:
        return self._take("flags", 1 + len(aliases))

    def _planes(self, *columns: str) -> bytes:
        return b"".join(self._take(column, 1) for column in columns)

    def _line(self, shared: str, rest: str, stem: bytes) -> bytes:
        return stem[: self._number(shared)] + self._columns[rest].line()

    def _number(self, column: str) -> int:
        return self._columns[column].number()

    def _take(self, column: str, count: int) -> bytes:
        return self._columns[column].take(count)


def _name(text: bytes, flags: int) -> BadgeName:
    return BadgeName(decoded(text), Proof(flags & PROOF_BITS), bool(flags & BRAND_BIT))


def _owned(company: BadgeCompany, companies: Sequence[BadgeCompany], owner: int | None) -> BadgeCompany:
    if owner is None:
        return company
    if owner >= len(companies) or companies[owner].tier is None:
        raise InvalidInput(f"the badge index is damaged: there is no rated owner number {owner}")
    return BadgeCompany(company.slug, company.names, company.domains, owner=companies[owner].slug)
