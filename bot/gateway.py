"""Point discord.py at the addresses of the settings."""

import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from cci_core.settings import Settings


def point_library_at(settings: Settings) -> None:
    """Use the REST and gateway addresses that are set; both are private to discord.py's classes, so set them there."""
    if settings.discord_api_url:
        Route.BASE = settings.discord_api_url
    if settings.discord_gateway_url:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)
