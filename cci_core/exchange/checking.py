"""What deserves a look in a catalogue: broken rules, missing sources, likely duplicates."""

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection

from cci_core.exchange.owners import owner_faults
from cci_core.methodology import Methodology
from cci_core.names import fold_text
from cci_core.records import AliasKind, Company
from cci_core.storage.companies import all_companies


class Finding(NamedTuple):
    """One thing to look at: the company or part, and what about it."""

    place: str
    message: str


def findings(connection: Connection, methodology: Methodology) -> list[Finding]:
    """Everything that deserves a look, in order of slug and then of what is shared."""
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    owners: dict[str, str | None] = {}
    found: list[Finding] = []
    for company in all_companies(connection):
        owners[company.slug] = company.owner
        found += own_findings(company, methodology)
        for key in _identities(company):
            shared[key].append(company.slug)
    found += [Finding(fault.place, f"{fault.key}: {fault.message}") for fault in owner_faults(owners, {})]
    found += [
        Finding(slugs[0], f"shares the {kind} {value!r} with {', '.join(slugs[1:])}; are they the same company?")
        for (kind, value), slugs in shared.items()
        if len(slugs) > 1
    ]
    return found


def own_findings(company: Company, methodology: Methodology) -> Iterator[Finding]:
    """What one company's record alone shows."""
    for event in company.events:
        if not event.sources and not all(impact.source for impact in event.impacts):
            yield Finding(company.slug, f"event {event.id} has no source; add one")
        if not event.sources and not event.impacts:
            yield Finding(company.slug, f"event {event.id} has neither source nor impact; add one")
        for impact in event.impacts:
            if impact.category not in methodology.labels:
                yield Finding(company.slug, f"event {event.id} has the unknown category {impact.category!r}; mend it")


def _identities(company: Company) -> set[tuple[str, str]]:
    names = [company.name, *(alias.name for alias in company.aliases if alias.kind is not AliasKind.TICKER)]
    identities = {("name", fold_text(name)) for name in names} | {("domain", domain) for domain in company.domains}
    return identities | ({("ISIN", company.isin)} if company.isin else set())
