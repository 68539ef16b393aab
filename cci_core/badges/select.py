"""Which names and domains of the directory may wear a badge, and whose."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from publicsuffixlist import PublicSuffixList

from cci_core.badges.claims import Arbiter, claimed
from cci_core.badges.model import EPOCH, BadgeCompany, BadgeIndex, BadgeName, Proof, version_of
from cci_core.badges.proof import proof_of
from cci_core.badges.spellings import Spelling, spellings
from cci_core.directory import Directory, Entry

Bears = Callable[[str, str], bool]
"""Whether the company of that slug is meant by the name or domain."""


def badge_index(directory: Directory) -> BadgeIndex:
    """The badge index of the directory: rated companies, and unrated ones whose owner is rated."""
    shown_as = {entry.slug: _shown_as(entry, directory) for entry in directory.entries}
    names = {entry.slug: spellings(entry) for entry in directory.entries}
    domains = {entry.slug: tuple(_domains(entry)) for entry in directory.entries}
    arbiter = Arbiter(
        {entry.slug: directory.owners_of(entry.slug) for entry in directory.entries if entry.owner}, shown_as
    )
    bears_name = _bears(arbiter, {slug: [each.key for each in named] for slug, named in names.items()})
    bears_domain = _bears(arbiter, domains)
    return BadgeIndex(
        version=version_of(directory.version.day, directory.version.revision),
        day=directory.version.day,
        methodology=directory.version.methodology,
        tiers=tuple(tier.slug for tier in directory.methodology.tiers),
        companies=tuple(
            _company(
                entry,
                shown_as[entry.slug],
                tuple(_names(entry.slug, names[entry.slug], bears_name)),
                tuple(domain for domain in domains[entry.slug] if bears_domain(entry.slug, domain)),
            )
            for entry in directory.entries
            if shown_as[entry.slug]
        ),
    )


def _shown_as(entry: Entry, directory: Directory) -> str | None:
    """The slug of the rated company that the entry is shown as: itself, or its nearest rated owner."""
    if entry.score is not None:
        return entry.slug
    above = (directory.by_slug.get(owner) for owner in directory.owners_of(entry.slug))
    return next((owner.slug for owner in above if owner is not None and owner.score is not None), None)


def _bears(arbiter: Arbiter, things: Mapping[str, Sequence[str]]) -> Bears:
    claimants = claimed((thing, slug) for slug, own in things.items() for thing in own)
    return lambda slug, thing: slug in arbiter.holders(claimants[thing])


def _names(slug: str, named: Sequence[Spelling], bears: Bears) -> Iterator[BadgeName]:
    for place, spelling in enumerate(named):
        if bears(slug, spelling.key) and spelling.key:
            yield BadgeName(spelling.text, proof_of(spelling.text, spelling.override), spelling.brand)
        elif place == 0:
            yield BadgeName(spelling.text, Proof.NEVER)


def _domains(entry: Entry) -> Iterator[str]:
    for domain in dict.fromkeys(domain.removeprefix("www.") for domain in entry.domains):
        if _suffixes().privatesuffix(domain.split("/")[0]):
            yield domain


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def _company(
    entry: Entry, shown_as: str | None, names: tuple[BadgeName, ...], domains: tuple[str, ...]
) -> BadgeCompany:
    if entry.score is None:
        return BadgeCompany(entry.slug, names, domains, owner=shown_as)
    return BadgeCompany(
        slug=entry.slug,
        names=names,
        domains=domains,
        tier=entry.tier,
        hundredths=round(entry.score * 100),
        latest=entry.evidence.latest or EPOCH,
    )
