"""The table of commands; each is loaded when it is asked for, so that `cci` starts fast."""

import sys
from importlib import import_module
from typing import NamedTuple

import click

from cci_core import __version__
from cci_core.cli.output import drop_unwritten, write_what_can_be_shown
from cci_core.errors import CciError


class Place(NamedTuple):
    """Where a command stands, and its line in the list of commands."""

    module: str
    name: str
    line: str


COMMANDS = {
    "run": Place("run", "run", "Start everything on this machine."),
    "api": Place("doors", "api", "Serve the JSON API, the pages and the badge index."),
    "bot": Place("doors", "bot", "Run the Discord bot."),
    "import": Place("exchange", "import_files", "Bring companies and their evidence in, from files."),
    "export": Place("exchange", "export", "Write the whole catalogue to a file or a folder."),
    "lookup": Place("lookup", "lookup", "Find a company by name, address, ticker or ISIN."),
    "score": Place("score", "score", "Show a score and what each finding adds to it."),
    "card": Place("card", "card", "Write a score card to a file."),
    "badges": Place("badges", "badges", "Build the extension's index, and show its key."),
    "publish": Place("publish", "publish", "Write the whole read side as files for any host."),
    "backup": Place("backup", "backup", "Copy the database while everything goes on running."),
    "restore": Place("backup", "restore", "Bring the database back to the state of a backup."),
    "move": Place("move", "move", "Copy everything to another, empty database."),
    "reports": Place("reports", "reports", "Read what readers sent in, and accept or decline it."),
    "check": Place("check", "check", "Check the database and the catalogue."),
}
"""The commands in the order in which help lists them."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are needed, which help does not."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None where there is none."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            return None
        command: click.Command = getattr(import_module(f"cci_core.cli.{place.module}"), place.name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their lines."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.line) for name, place in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cci")
def cci() -> None:
    """Look up, score and serve companies by their documented conduct.

    \b
    cci run                       start everything on this machine
    cci lookup "procter gamble"   find a company and see its score
    cci score tesla               see the reasons behind a score
    cci import company.toml       bring evidence in

    Settings come from the environment, such as CCI_DATABASE_URL=sqlite:///cci.db.
    """


def main() -> int:
    """Run the command line; 0 done, 1 ran and found something wrong, 2 wrong usage."""
    write_what_can_be_shown()
    try:
        return _run(sys.argv[1:])
    except click.ClickException as error:
        error.show()
        return 2
    except BrokenPipeError:
        drop_unwritten()
        return 0
    except (click.Abort, KeyboardInterrupt):
        said = "stopped"
    except CciError as error:
        said = f"cci: {error}"
    except OSError as error:
        drop_unwritten()
        said = f"cci: {error}"
    click.echo(said, err=True)
    return 1


def _run(arguments: list[str]) -> int:
    """The command's exit code. Not by `cci.main`, which ends with 1, as for something wrong, where nobody reads on."""
    try:
        with cci.make_context("cci", arguments) as context:
            code = cci.invoke(context)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    return code if isinstance(code, int) else 0
