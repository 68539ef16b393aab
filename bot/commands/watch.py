"""The commands that watch companies."""

import discord
from discord import app_commands

from bot.commands.options import described, said
from bot.completion import complete_company
from bot.core import Core, Request
from bot.watching import Wish, add_watch, list_watches, remove_watch
from cci_core.messages import text

NOW, DAILY = "now", "daily"

watch = app_commands.Group(name="watch", description=said("watch"))

Place = discord.TextChannel | discord.Thread


@watch.command(name="add", description=said("watch_add"))
@app_commands.describe(**described("company", "channel", "points", "pace"))
@app_commands.choices(pace=[app_commands.Choice(name=text(f"bot.choice.{each}"), value=each) for each in (NOW, DAILY)])
@app_commands.autocomplete(company=complete_company)
async def add(
    interaction: Request,
    company: str,
    channel: Place | None = None,
    points: float | None = None,
    pace: str | None = None,
) -> None:
    """Watch a company."""
    core: Core = interaction.client.core
    daily = None if pace is None else pace == DAILY
    await add_watch(core, interaction, Wish(company, channel, points, daily))


@watch.command(name="remove", description=said("watch_remove"))
@app_commands.describe(**described("company", "channel"))
@app_commands.autocomplete(company=complete_company)
async def remove(interaction: Request, company: str, channel: Place | None = None) -> None:
    """Stop watching a company."""
    await remove_watch(interaction.client.core, interaction, company, channel)


@watch.command(name="list", description=said("watch_list"))
@app_commands.describe(**described("channel"))
async def show(interaction: Request, channel: Place | None = None) -> None:
    """Show what is watched."""
    await list_watches(interaction.client.core, interaction, channel)


COMMANDS = (watch,)
