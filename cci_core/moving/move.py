"""Copy all tables in one transaction of the target, and compare what both then hold."""

from collections.abc import Iterator, Mapping
from hashlib import sha256

import msgspec
from sqlalchemy import Connection

from cci_core.errors import InvalidInput, Unavailable
from cci_core.storage import Store, whole
from cci_core.storage.address import shown
from cci_core.storage.companies import all_companies
from cci_core.storage.revisions import raise_revision, revision


class Moved(msgspec.Struct, frozen=True):
    """What has arrived: rows by table, and the SHA-256 that the exports of both sides have."""

    rows: Mapping[str, int]
    export: str


async def move(source: Store, target: Store) -> Moved:
    """Copy everything; `InvalidInput` for a target that holds something, `Unavailable` where the sides differ.

    Whatever fails, the target is left as it was.
    """
    return await target.write(lambda tx: _move(source, tx, shown(target.url)))


def _move(source: Store, target: Connection, address: str) -> Moved:
    filled = whole.filled_tables(target)
    if filled:
        raise InvalidInput(f"{address} holds something already ({', '.join(filled)}); name an empty database")
    rows = source.scan_here(lambda origin: _copy(origin, target))
    # Read anew: what was written to the source meanwhile would be missing in the target.
    before = source.scan_here(_state)
    after = _state(target)
    differing = [name for name in before if before[name] != after[name]]
    if differing:
        raise Unavailable(
            f"the two databases differ in {', '.join(differing)}; stop every program that writes and move again. "
            "The new database was left empty"
        )
    return Moved(rows, after["export"])


def _copy(origin: Connection, target: Connection) -> dict[str, int]:
    counts = {}
    for table in whole.moving_tables():
        counts[table.name] = 0
        for rows in whole.batches(origin, table):
            whole.write(target, table, rows)
            counts[table.name] += len(rows)
        whole.go_on_counting(target, table)
    whole.check_references(target)
    whole.lift_revision(target, revision(origin))
    raise_revision(target)
    return counts


def _state(connection: Connection) -> dict[str, str]:
    """A checksum of the export and one of every table."""
    tables = {table.name: whole.checksum(connection, table) for table in whole.moving_tables()}
    return {"export": _export_checksum(connection), **tables}


def _export_checksum(connection: Connection) -> str:
    total = sha256()
    for line in export_lines(connection):
        total.update(line)
    return total.hexdigest()


def export_lines(connection: Connection) -> Iterator[bytes]:
    """The catalogue as `cci export` writes it to a file of JSON Lines."""
    return (msgspec.json.encode(each) + b"\n" for each in all_companies(connection))
