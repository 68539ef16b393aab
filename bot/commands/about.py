"""The commands about the index and the bot: tiers, report, settings, help, privacy."""

from typing import Any

from discord import app_commands

from bot.commands.options import LANGUAGE_CHOICES, described, language_of, said
from bot.completion import chosen_slug, complete_company
from bot.core import Core, Request
from bot.forms import report_form, show
from bot.rendering.keys import Topic
from bot.rendering.pages import help_view, privacy_view
from bot.respond import send, send_view
from bot.server_settings import show_settings
from bot.topics import reply_at


@app_commands.command(name="tiers", description=said("tiers"))
@app_commands.describe(**described("private", "language"))
@app_commands.choices(language=LANGUAGE_CHOICES)
async def tiers(interaction: Request, private: bool | None = None, language: str | None = None) -> None:
    """Show what the tiers mean."""
    core: Core = interaction.client.core
    stage = await core.stage(interaction, private=private, language=language_of(language))
    await send(interaction, await reply_at(core, Topic.TIERS, "", stage), stage, core)


@app_commands.command(name="help", description=said("help"))
async def show_help(interaction: Request) -> None:
    """Show what can be asked."""
    stage = await interaction.client.core.stage(interaction, private=True)
    await send_view(interaction, help_view(stage), private=True)


@app_commands.command(name="privacy", description=said("privacy"))
async def privacy(interaction: Request) -> None:
    """Show what is stored, with a button that deletes what is the person's own."""
    stage = await interaction.client.core.stage(interaction, private=True)
    await send_view(interaction, privacy_view(stage), private=True)


@app_commands.command(name="report", description=said("report"))
@app_commands.describe(**described("company"))
@app_commands.autocomplete(company=complete_company)
async def report(interaction: Request, company: str | None = None) -> None:
    """Open the form that sends in a report."""
    core: Core = interaction.client.core
    stage = await core.stage(interaction, private=True)
    slug = chosen_slug(core.directory, company or "")
    entry = core.directory.get(slug) if slug else None
    await show(interaction, report_form(stage, "evidence", entry.name if entry else company or ""))


@app_commands.command(name="settings", description=said("settings"))
@app_commands.default_permissions(manage_guild=True)
@app_commands.allowed_installs(guilds=True, users=False)
@app_commands.guild_only()
async def settings(interaction: Request) -> None:
    """Show the settings of the server to those who manage it."""
    await show_settings(interaction.client.core, interaction)


COMMANDS: tuple["app_commands.Command[Any, ..., None]", ...] = (tiers, report, settings, show_help, privacy)
