"""`cci move`."""

import click

from cci_core.cli.session import Session, in_session
from cci_core.errors import InvalidInput
from cci_core.moving import Moved
from cci_core.moving import move as carry
from cci_core.settings import database_url
from cci_core.storage import Store
from cci_core.storage.address import shown


@click.command()
@click.option("--to", "url", required=True, metavar="URL", help="The empty database: postgresql://… or sqlite:///FILE.")
def move(url: str) -> None:
    """Copy everything from the database in CCI_DATABASE_URL to the empty one at URL, and compare both.

    Stop the programs that write first. The old database is only read; afterwards set CCI_DATABASE_URL to URL.
    """
    try:
        address = database_url({"CCI_DATABASE_URL": url})
    except InvalidInput as error:
        raise click.BadParameter(str(error).removeprefix("CCI_DATABASE_URL "), param_hint="--to") from error

    async def work(session: Session) -> Moved:
        target = await Store.open(address)
        try:
            return await carry(session.store, target)
        finally:
            await target.close()

    moved = in_session(work, starter=False)
    for table, rows in moved.rows.items():
        click.echo(f"{table}: {rows} rows")
    click.echo(f"both exports have the SHA-256 {moved.export}")
    click.echo(f"everything has arrived; now set CCI_DATABASE_URL={shown(address)}", err=True)
