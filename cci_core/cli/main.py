"""The table of commands; each is loaded when it is asked for, so that `cci` starts fast."""

import sys
from importlib import import_module

import click

from cci_core import __version__
from cci_core.errors import CciError

COMMANDS = {
    "run": "cci_core.cli.run:run",
    "api": "cci_core.cli.doors:api",
    "bot": "cci_core.cli.doors:bot",
    "import": "cci_core.cli.exchange:import_files",
    "export": "cci_core.cli.exchange:export",
    "lookup": "cci_core.cli.lookup:lookup",
    "score": "cci_core.cli.score:score",
    "card": "cci_core.cli.card:card",
    "badges": "cci_core.cli.badges:badges",
    "publish": "cci_core.cli.publish:publish",
    "backup": "cci_core.cli.backup:backup",
    "restore": "cci_core.cli.backup:restore",
    "move": "cci_core.cli.move:move",
    "reports": "cci_core.cli.reports:reports",
    "check": "cci_core.cli.check:check",
}
"""Each command's name and where it stands, in the order in which help lists them."""


class LazyGroup(click.Group):
    """A group whose commands are imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the table's order."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, None where there is none."""
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


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
    try:
        code = cci.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return 2
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return 1
    except CciError as error:
        click.echo(f"cci: {error}", err=True)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return code if isinstance(code, int) else 0
