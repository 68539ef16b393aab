"""The entry in the menu of a message."""

import discord
from discord import app_commands

from bot.core import Core, Request
from bot.prose import MOST_NAMED, named_in, said_without_links
from bot.rendering.lists import named_view
from bot.rendering.pages import note_view
from bot.respond import Reply, send
from cci_core.messages import text


@app_commands.context_menu(name=text("bot.command.scores_for_companies_named_here.name"))
async def scores_for_companies_named_here(interaction: Request, message: discord.Message) -> None:
    """Show the scores of the companies that the message names, to the one who asks."""
    core: Core = interaction.client.core
    stage = await core.stage(interaction, private=True)
    directory = core.directory
    found = named_in(directory, said_without_links(message.content))
    if not found:
        await send(interaction, Reply(lambda _: note_view(stage.say("named.none"))), stage, core)
        return
    more = max(0, len(found) - MOST_NAMED)
    await send(interaction, Reply(lambda _: named_view(directory, found[:MOST_NAMED], more, stage)), stage, core)


COMMANDS = (scores_for_companies_named_here,)
