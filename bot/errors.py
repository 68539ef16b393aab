"""The one place where something that went wrong becomes words for the person who asked."""

import contextlib
import secrets
from typing import Any

import discord
import structlog
from discord import app_commands

from bot.rendering.pages import note_view
from bot.rendering.plain import plain
from cci_core.errors import CciError
from cci_core.messages import Language, choose_language, text

log = structlog.get_logger()

_UNKNOWN_INTERACTION = 10062


async def apologise(request: discord.Interaction[Any], error: BaseException) -> None:
    """Tell the person privately what went wrong; log what nobody expected once, with the id that the person sees."""
    if isinstance(error, discord.NotFound) and error.code == _UNKNOWN_INTERACTION:
        log.warning("interaction_expired", command=_command(request))
        return
    language = choose_language([request.locale.value])
    view = note_view(_message(request, error, language))
    view.stop()
    # The answer may have arrived meanwhile, or the interaction may be over: there is nobody left to tell then.
    with contextlib.suppress(discord.HTTPException, discord.InteractionResponded):
        if request.response.is_done():
            await request.followup.send(view=view, ephemeral=True)
        else:
            await request.response.send_message(view=view, ephemeral=True)


def _message(request: discord.Interaction[Any], error: BaseException, language: Language) -> str:
    if isinstance(error, CciError):
        return plain(str(error), 500)
    if isinstance(error, app_commands.MissingPermissions):
        return text("bot.error.you_need", language, permissions=permission_names(error.missing_permissions))
    if isinstance(error, app_commands.BotMissingPermissions):
        return text("bot.error.i_need", language, permissions=permission_names(error.missing_permissions))
    if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
        return text("bot.error.old_command", language)
    if isinstance(error, app_commands.TransformerError):
        return text("bot.error.out_of_reach", language)
    short_id = secrets.token_hex(3)
    log.error("interaction_failed", id=short_id, command=_command(request), exc_info=error)
    return text("bot.error.unexpected", language, id=short_id)


def permission_names(names: list[str]) -> str:
    """Permissions as Discord's settings name them, in English."""
    return ", ".join(name.replace("_", " ").replace("guild", "server").title() for name in names)


def _command(request: discord.Interaction[Any]) -> str | None:
    return request.command.qualified_name if request.command else request.type.name
