"""Show and change the settings of a server; whoever does so needs the permission Manage Server."""

from collections.abc import Sequence

import discord
import msgspec
from discord import app_commands

from bot.core import Core, Request
from bot.rendering.keys import Address, Verb
from bot.rendering.settings import BRACKETS, PRIVATE, settings_view
from bot.respond import in_time, send_view, turn_page
from cci_core.errors import InvalidInput
from cci_core.messages import LANGUAGES, choose_language, text
from cci_core.storage.guilds import GuildSettings


async def show_settings(core: Core, request: Request) -> None:
    """Show the settings to a moderator."""
    guild = managed_guild(request)
    stage = await core.stage(request, private=True)
    settings = await core.servers.of(guild)
    await send_view(request, settings_view(settings, stage, can_read_messages=_reads(request)), private=True)


async def change_settings(core: Core, request: Request, address: Address, values: Sequence[str]) -> None:
    """Change one setting and show them all in the same message."""
    guild = managed_guild(request)
    changed = changed_settings(await core.servers.of(guild), address, values)
    await in_time(request, core.servers.change(guild, changed), private=True)
    stage = await core.stage(request, private=True)
    await turn_page(request, settings_view(changed, stage, can_read_messages=_reads(request)))


def changed_settings(settings: GuildSettings, address: Address, values: Sequence[str]) -> GuildSettings:
    """The settings after one press or choice."""
    match address.verb, address.key:
        case Verb.LANGUAGE, _:
            chosen = next((each for each in LANGUAGES if each in values), None)
            return msgspec.structs.replace(settings, language=chosen)
        case Verb.CHANNELS, _:
            return msgspec.structs.replace(settings, channels=tuple(values))
        case Verb.SWITCH, str(name) if name == PRIVATE:
            return msgspec.structs.replace(settings, private=not settings.private)
        case Verb.SWITCH, str(name) if name == BRACKETS:
            return msgspec.structs.replace(settings, brackets=not settings.brackets)
    return settings


def managed_guild(request: Request) -> int:
    """The server that the person may manage; otherwise an error that says what is missing."""
    if request.guild_id is None:
        raise InvalidInput(text("bot.settings.only_server", choose_language([request.locale.value])))
    if not request.permissions.manage_guild:
        raise app_commands.MissingPermissions(["manage_guild"])
    return request.guild_id


def _reads(request: Request) -> bool:
    intents: discord.Intents = request.client.intents
    return intents.message_content
