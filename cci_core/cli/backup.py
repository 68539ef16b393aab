"""`cci backup` and `cci restore`."""

from pathlib import Path

import click

from cci_core.cli.session import Session, in_session
from cci_core.storage.backup import back_up, restore_from


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Copy the database to FILE while everything goes on running; FILE is checked before it is there."""

    async def work(session: Session) -> None:
        await back_up(session.store, file)

    in_session(work)
    click.echo(f"backup written to {file}", err=True)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def restore(file: Path) -> None:
    """Bring the database back to the state in FILE; a damaged FILE is refused and the present state kept.

    Running programs see the restored catalogue within seconds.
    """

    async def work(session: Session) -> None:
        await restore_from(session.store, file)

    in_session(work, starter=False)
    click.echo(f"restored from {file}", err=True)
