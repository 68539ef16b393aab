"""`cci check`: is everything in order?"""

import sys

import click

from cci_core.cli.output import counted, terminal
from cci_core.cli.session import Session, in_session
from cci_core.exchange.checking import Finding, findings
from cci_core.storage.address import sqlite_file
from cci_core.storage.opening import integrity_fault


@click.command()
def check() -> None:
    """Check the database's integrity and the catalogue; exit code 1 where there is something to look at.

    Reports damage, unknown categories, owners in a circle, events without a source, and companies that may be the
    same: shared names, domains, ISINs.
    """

    async def work(session: Session) -> list[Finding]:
        file = sqlite_file(session.settings.database_url)
        damage = integrity_fault(file) if file else None
        broken = [Finding("database", damage)] if damage else []
        return broken + await session.store.scan(lambda connection: findings(connection, session.methodology))

    found = in_session(work)
    console = terminal()
    for finding in found:
        console.print(f"{finding.place}: {finding.message}", markup=False, soft_wrap=True)
    click.echo(counted(len(found), "finding", "findings") if found else "everything is in order", err=True)
    sys.exit(1 if found else 0)
