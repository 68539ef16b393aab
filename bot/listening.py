"""Answer what people write to the bot: a mention, a direct message."""

import discord

from bot.core import Core


async def hear(core: Core, message: discord.Message) -> None:
    """Answer a message that mentions the bot or comes directly."""
