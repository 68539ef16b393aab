"""`cci badges`: the badge index as files, and the key that signs it."""

import asyncio
import os
from pathlib import Path

import click

from cci_core.badges import load_or_make_key
from cci_core.badges.publish import write_badges
from cci_core.cli.session import Session, in_session
from cci_core.settings import Settings


@click.group()
def badges() -> None:
    """Build the signed index from which the browser extension works, and show its key."""


@badges.command()
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True, metavar="DIR")
def build(*, output: Path) -> None:
    """Write the badge index, compressed and signed, into the folder DIR for a static host.

    The address of DIR is what the extension takes as its service. Where DIR holds indexes from before, deltas from the
    last ones are written too.
    """

    async def work(session: Session) -> list[Path]:
        directory = await session.directory()
        key = load_or_make_key(session.settings.badge_key)
        return await asyncio.to_thread(write_badges, output, directory, key)

    for file in in_session(work):
        click.echo(f"{file}  {file.stat().st_size:,} bytes", err=True)


@badges.command()
def keys() -> None:
    """Print the public key that signs badge indexes; makes the pair where there is none.

    The secret key stays in the file CCI_BADGE_KEY_FILE, readable by its owner alone. Keep a copy: extensions that know
    the public key refuse an index signed with another.
    """
    file = Settings.from_env(os.environ).badge_key
    public = load_or_make_key(file).public
    click.echo(public.text)
    click.echo(f"fingerprint {public.fingerprint}, secret key in {file}", err=True)
