"""Statements about companies and their evidence."""

from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

import msgspec
from sqlalchemy import (
    BindParameter,
    Column,
    ColumnElement,
    Connection,
    CursorResult,
    Row,
    Select,
    bindparam,
    collate,
    delete,
    func,
    select,
    update,
)

from cci_core.records import Company, Event
from cci_core.storage.bulk import insert_rows
from cci_core.storage.revisions import raise_revision
from cci_core.storage.tables import companies, events

_events_decoder = msgspec.json.Decoder(Event)
_company_decoder = msgspec.json.Decoder(Company)
_NOBODY: tuple[str | None, Iterator[Row[str, str]]] = (None, iter(()))


class Packed(NamedTuple):
    """A company ready to be written: its record without events, and the digest of the whole with them."""

    company: Company
    record: str
    digest: bytes


def pack(company: Company) -> Packed:
    """The company with its record and digest; the digest differs whenever anything of the company differs."""
    whole = msgspec.json.encode(company)
    bare = msgspec.json.encode(msgspec.structs.replace(company, events=())) if company.events else whole
    return Packed(company, bare.decode(), blake2b(whole, digest_size=16).digest())


def digests(connection: Connection) -> dict[str, bytes]:
    """The digest of every company by slug."""
    rows = connection.execute(select(companies.c.slug, companies.c.digest))
    return {slug: bytes(value) for slug, value in rows}


def owners(connection: Connection) -> dict[str, str | None]:
    """The owner of every company by slug."""
    rows = connection.execute(select(companies.c.slug, companies.c.owner))
    return {slug: owner for slug, owner in rows}  # noqa: C416 rows are no pairs to `dict`


def count(connection: Connection) -> int:
    """How many companies there are."""
    return connection.execute(select(func.count()).select_from(companies)).scalar_one()


def exists(connection: Connection, slug: str) -> bool:
    """Whether there is a company of that slug."""
    return connection.execute(select(companies.c.slug).where(companies.c.slug == slug)).first() is not None


def get(connection: Connection, slug: str) -> Company | None:
    """The company with its evidence."""
    record = connection.execute(select(companies.c.record).where(companies.c.slug == slug)).scalar()
    if record is None:
        return None
    rows = connection.execute(select(events.c.record).where(events.c.company == slug).order_by(events.c.place))
    return _whole(record, [row for (row,) in rows])


def some(connection: Connection, slugs: Sequence[str]) -> dict[str, Company]:
    """Those of the companies that there are, with their evidence, by slug; for some hundred at once."""
    records = connection.execute(select(companies.c.slug, companies.c.record).where(companies.c.slug.in_(slugs)))
    evidence: dict[str, list[str]] = defaultdict(list)
    wanted = select(events.c.company, events.c.record).where(events.c.company.in_(slugs))
    for slug, record in connection.execute(wanted.order_by(events.c.company, events.c.place)):
        evidence[slug].append(record)
    return {slug: _whole(record, evidence[slug]) for slug, record in records}


def all_companies(connection: Connection) -> Generator[Company, None, None]:
    """Every company with its evidence, in order of slug, streamed."""
    by_slug = select(companies.c.slug, companies.c.record).order_by(_in_bytes(connection, companies.c.slug))
    by_company = select(events.c.company, events.c.record).order_by(
        _in_bytes(connection, events.c.company), events.c.place
    )
    with _streamed(connection, by_slug) as rows, _streamed(connection, by_company) as event_rows:
        evidence = groupby(event_rows, itemgetter(0))
        bearer, group = next(evidence, _NOBODY)
        for slug, record in rows:
            if slug != bearer:
                yield _whole(record, ())
                continue
            yield _whole(record, [event for _, event in group])
            bearer, group = next(evidence, _NOBODY)


def add(connection: Connection, added: Sequence[Packed]) -> None:
    """Write companies that are new."""
    insert_rows(connection, companies, [_company_row(each) for each in added])
    _add_events(connection, added)


def change(connection: Connection, changed: Sequence[Packed]) -> None:
    """Write companies anew that are there already, their evidence included."""
    if not changed:
        return
    named = update(companies).where(companies.c.slug == bindparam("key"))
    rows = [_company_row(each) for each in changed]
    written = [{"key": row.pop("slug")} | {f"new_{column}": value for column, value in row.items()} for row in rows]
    columns: dict[str, BindParameter[object]] = {
        column: bindparam(f"new_{column}") for column in ("owner", "digest", "record")
    }
    connection.execute(named.values(columns), written)
    keys = [{"key": row["key"]} for row in written]
    connection.execute(delete(events).where(events.c.company == bindparam("key")), keys)
    _add_events(connection, changed)


def remove(connection: Connection, slugs: Iterable[str]) -> None:
    """Take companies and their evidence out."""
    rows = [{"key": slug} for slug in slugs]
    if rows:
        connection.execute(delete(events).where(events.c.company == bindparam("key")), rows)
        connection.execute(delete(companies).where(companies.c.slug == bindparam("key")), rows)


def put(connection: Connection, company: Company) -> int:
    """Add or change one company; the new revision of the catalogue."""
    known = connection.execute(select(companies.c.slug).where(companies.c.slug == company.slug)).scalar()
    write = add if known is None else change
    write(connection, [pack(company)])
    return raise_revision(connection)


def _streamed(connection: Connection, query: Select[str, str]) -> CursorResult[str, str]:
    return connection.execute(query.execution_options(yield_per=2000))


def _in_bytes(connection: Connection, slug: Column[str]) -> ColumnElement[str]:
    """The slug in the order of its bytes, which SQLite uses and PostgreSQL only when told to."""
    return collate(slug, "C") if connection.dialect.name == "postgresql" else slug


def _whole(record: str, evidence: Sequence[str]) -> Company:
    company = _company_decoder.decode(record)
    if not evidence:
        return company
    return msgspec.structs.replace(company, events=tuple(map(_events_decoder.decode, evidence)))


def _company_row(packed: Packed) -> dict[str, object]:
    return {
        "slug": packed.company.slug,
        "owner": packed.company.owner,
        "digest": packed.digest,
        "record": packed.record,
    }


def _add_events(connection: Connection, added: Iterable[Packed]) -> None:
    rows = [
        {
            "company": company.slug,
            "id": event.id,
            "place": place,
            "day": event.date,
            "record": msgspec.json.encode(event).decode(),
        }
        for company, _, _ in added
        for place, event in enumerate(company.events)
    ]
    insert_rows(connection, events, rows)
