"""The commands, each three moves: parse, ask the core, render."""

from bot.commands import company

COMMANDS = (*company.COMMANDS,)
"""Every command, in the order of `/help`."""
