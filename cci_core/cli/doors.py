"""`cci api` and `cci bot`: start one door in this process."""

import sys
from importlib.metadata import entry_points

import click

from cci_core.errors import Unavailable


@click.command()
def api() -> None:
    """Serve the JSON API, the pages and the badge index on CCI_HOST:CCI_PORT."""
    sys.exit(open_door("api"))


@click.command()
def bot() -> None:
    """Run the Discord bot with the token in CCI_DISCORD_TOKEN or CCI_DISCORD_TOKEN_FILE."""
    sys.exit(open_door("bot"))


def open_door(name: str) -> int:
    """Run the program that registered itself under the name; its exit code."""
    found = [door for door in entry_points(group="cci.doors") if door.name == name]
    if not found:
        raise Unavailable(f"the program {name!r} is not installed; install the whole package again")
    code: int = found[0].load()()
    return code
