"""The bot as discord.py knows it: a sharded client with its commands, buttons, forms and messages."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, NamedTuple

import discord
import structlog
import yarl
from discord import app_commands

from bot.core import Core
from bot.errors import apologise
from bot.lines import Lines
from bot.press import Pick, PickChannels, Press
from bot.rendering.keys import Address
from bot.sync import sync_commands
from bot.translator import CatalogueTranslator
from cci_core.errors import CciError, InvalidInput
from cci_core.messages import choose_language, text
from cci_core.settings import Settings

log = structlog.get_logger()

Request = discord.Interaction[Any]
Pressing = Callable[[Core, Request, Address, Sequence[str]], Awaitable[None]]
Hearing = Callable[[Core, discord.Message, discord.abc.User], Awaitable[None]]
AnyCommand = app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu


class Acts(NamedTuple):
    """What the bot does: its commands, what buttons do by verb, how it hears messages, how it notes what is asked."""

    commands: Sequence[AnyCommand]
    presses: Mapping[str, Pressing]
    hear: Hearing
    note: Callable[[str], None]


class Tree(app_commands.CommandTree[Any]):
    """The commands; whatever goes wrong in one ends in the one error handler."""

    async def on_error(self, request: Request, error: app_commands.AppCommandError, /) -> None:
        """Tell the person privately, and the log once."""
        await apologise(request, error.original if isinstance(error, app_commands.CommandInvokeError) else error)


class CciBot(discord.AutoShardedClient):
    """Hands everything that people do to the functions it was given."""

    def __init__(self, core: Core, settings: Settings, acts: Acts) -> None:
        intents = discord.Intents(guilds=True, messages=True, message_content=settings.message_content)
        super().__init__(
            intents=intents,
            shard_count=settings.shard_count,
            allowed_mentions=discord.AllowedMentions.none(),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            enable_debug_events=False,
        )
        self.shard_ids = list(settings.shard_ids) if settings.shard_ids else None
        self.core = core
        self.lines = Lines()
        self._settings = settings
        self._acts = acts
        self.tree = Tree(
            self,
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
        )
        for command in acts.commands:
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        """Know the buttons, and tell Discord the commands where they have changed."""
        self.add_dynamic_items(Press, Pick, PickChannels)
        await self.tree.set_translator(CatalogueTranslator())
        assert self.application_id is not None
        if self._settings.shard_ids is None or 0 in self._settings.shard_ids:
            await sync_commands(self.tree, self.core.store, self.application_id)

    async def launch_shard(self, gateway: yarl.URL, shard_id: int, *, initial: bool = False) -> None:
        """Connect a shard to the gateway of the settings, whatever address Discord's REST interface names."""
        chosen = self._settings.discord_gateway_url
        await super().launch_shard(yarl.URL(chosen) if chosen else gateway, shard_id, initial=initial)

    async def pressed(self, request: Request, address: Address, values: Sequence[str]) -> None:
        """Answer a press of a button or a choice in a menu."""
        try:
            act = self._acts.presses.get(address.verb) if address.version == "1" else None
            if act is None:
                raise InvalidInput(text("bot.error.old_button", choose_language([request.locale.value])))
            await act(self.core, request, address, values)
        except Exception as error:
            await apologise(request, error)

    async def on_interaction(self, request: Request) -> None:
        """Count, and take forms: discord.py would know only those that this very process has shown."""
        self._acts.note(request.type.name)
        if request.type is not discord.InteractionType.modal_submit:
            return
        data: Any = request.data
        await self.pressed(request, Address.parse(data["custom_id"]), ())

    async def on_shard_connect(self, shard_id: int) -> None:
        """Note that a shard has a new session."""
        self.lines.up(shard_id)

    async def on_shard_resumed(self, shard_id: int) -> None:
        """Note that a shard goes on with its session."""
        self.lines.up(shard_id)

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """Note that a shard is without a line."""
        self.lines.down(shard_id)

    async def on_message(self, message: discord.Message) -> None:
        """Answer what is written to the bot."""
        if message.author.bot or self.user is None:
            return
        try:
            await self._acts.hear(self.core, message, self.user)
        except discord.Forbidden as error:
            log.warning("message_not_answered", code=error.code)
        except (CciError, discord.HTTPException) as error:
            log.warning("message_not_answered", reason=type(error).__name__)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Delete what is kept about a server that the bot has left."""
        await self.core.servers.forget(guild.id)

    async def on_error(self, event_method: str, /, *args: Any, **kwargs: Any) -> None:
        """Log what nobody expected once, without what people wrote."""
        log.exception("event_failed", kind=event_method)
