"""The commands, each three moves: parse, ask the core, render."""

from bot.commands import about, company, many

COMMANDS = (*company.COMMANDS, *many.COMMANDS, *about.COMMANDS)
"""Every command."""
