"""The commands, each three moves: parse, ask the core, render."""

from bot.client import AnyCommand
from bot.commands import about, company, many, named, watch

COMMANDS: tuple[AnyCommand, ...] = (
    *company.COMMANDS,
    *many.COMMANDS,
    *watch.COMMANDS,
    *about.COMMANDS,
    *named.COMMANDS,
)
"""Every command."""
