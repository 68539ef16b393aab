"""A small discord.py client that uses every part of the server."""

import asyncio
import contextlib
import io
from collections.abc import AsyncIterator, Iterator
from typing import Any, cast

import discord
import yarl
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route

from .driver import LoopbackDiscord

# One grey pixel.
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c020000000b4944415478da63fcff1f0003030200"
    "ef3b5c7a0000000049454e44ae426082"
)


def card_view(words: str) -> ui.LayoutView:
    """A message of components with a text, a picture and three buttons."""
    view = ui.LayoutView(timeout=None)
    container: ui.Container[Any] = ui.Container(accent_colour=0x336699)
    container.add_item(ui.TextDisplay(f"## {words}"))
    container.add_item(ui.MediaGallery(discord.MediaGalleryItem("attachment://card.png", description="A card")))
    buttons: ui.ActionRow[Any] = ui.ActionRow()
    for name in ("Again", "Edit", "Delete", "Form", "Later"):
        buttons.add_item(ui.Button(label=name, custom_id=f"sample:{name.lower()}"))
    container.add_item(buttons)
    view.add_item(container)
    return view


def picture() -> discord.File:
    """The file that ``card_view`` shows."""
    return discord.File(io.BytesIO(PIXEL), "card.png", description="A card")


class Form(ui.Modal, title="A form"):
    """Two fields."""

    def __init__(self) -> None:
        super().__init__(custom_id="sample:form")
        self.words: ui.TextInput[Any] = ui.TextInput(custom_id="words", max_length=50)
        kinds = [discord.SelectOption(label="One", value="1"), discord.SelectOption(label="Two", value="2")]
        self.kind: ui.Select[Any] = ui.Select(custom_id="kind", options=kinds)
        self.add_item(ui.Label(text="Words", component=self.words))
        self.add_item(ui.Label(text="Kind", component=self.kind))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        """Repeat what was entered."""
        await interaction.response.send_message(f"{self.words.value} of kind {self.kind.values[0]}")


class SampleClient(discord.AutoShardedClient):
    """Commands, buttons, a form, a menu and replies to messages."""

    def __init__(self, *, intents: discord.Intents | None = None, heartbeat_timeout: float = 60.0) -> None:
        super().__init__(
            intents=intents or discord.Intents(guilds=True, messages=True),
            guild_ready_timeout=0.1,
            heartbeat_timeout=heartbeat_timeout,
        )
        self.tree = app_commands.CommandTree(self)
        self.heard: list[str] = []
        self.errors: list[BaseException] = []
        _add_commands(self.tree)

    async def login(self, token: str) -> None:
        """Log in, on the loopback server only."""
        assert Route.BASE.startswith("http://127.0.0.1:"), "this client is for the loopback server only"
        await super().login(token)

    async def setup_hook(self) -> None:
        """Register the commands."""
        await self.tree.sync()

    async def on_message(self, message: discord.Message) -> None:
        """Answer what mentions the client or comes directly."""
        self.heard.append(message.content)
        addressed = message.guild is None or self.user in message.mentions
        if addressed and message.author != self.user:
            await message.reply("heard you")

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Do what the pressed button says."""
        name = cast("dict[str, Any]", interaction.data or {}).get("custom_id", "")
        if interaction.type is discord.InteractionType.component and isinstance(name, str):
            await _press(interaction, name.removeprefix("sample:"))


async def _press(interaction: discord.Interaction[Any], name: str) -> None:
    response = interaction.response
    if name == "again":
        await response.send_message(view=card_view("Again"), file=picture(), ephemeral=True)
    elif name == "edit":
        await response.edit_message(view=card_view("Edited"))
    elif name == "delete":
        await response.defer()
        await interaction.delete_original_response()
    elif name == "form":
        await response.send_modal(Form())
    elif name == "later":
        await response.defer(ephemeral=True, thinking=True)
        await interaction.followup.send("Later")


def _add_commands(tree: app_commands.CommandTree[Any]) -> None:
    @tree.command(description="Show a card")
    @app_commands.describe(words="What it says", private="Only for you")
    async def card(interaction: discord.Interaction[Any], words: str, private: bool = False) -> None:
        await interaction.response.send_message(view=card_view(words), file=picture(), ephemeral=private)

    @card.autocomplete("words")
    async def complete(_interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{typed}{ending}", value=f"{typed}{ending}") for ending in ("a", "b")]

    @tree.command(description="Answer after a while")
    async def slow(interaction: discord.Interaction[Any], seconds: float) -> None:
        await asyncio.sleep(seconds)
        with contextlib.suppress(discord.NotFound):
            await interaction.response.send_message("at last")

    group = app_commands.Group(
        name="watch", description="Watch things", default_permissions=discord.Permissions(manage_guild=True)
    )

    @group.command(description="Watch one in a channel")
    async def add(interaction: discord.Interaction[Any], name: str, channel: discord.TextChannel) -> None:
        await interaction.response.defer(thinking=True)
        await channel.send(f"watching {name}")
        await interaction.edit_original_response(content=f"{name} in {channel.mention}")

    tree.add_command(group)

    @tree.context_menu(name="Words here")
    async def words_here(interaction: discord.Interaction[Any], message: discord.Message) -> None:
        await interaction.response.send_message(f"{len(message.content.split())} words", ephemeral=True)


@contextlib.contextmanager
def pointed_at(server: LoopbackDiscord) -> Iterator[None]:
    """Let discord.py find the loopback server, and no other, where it looks for Discord."""
    base, gateway = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = server.api_url, yarl.URL(server.gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = base, gateway


@contextlib.asynccontextmanager
async def logged_in(
    server: LoopbackDiscord, client: discord.Client, *, logins: int = 1, within_s: float = 20
) -> AsyncIterator[discord.Client]:
    """The client, pointed at the loopback server and ready."""
    with pointed_at(server):
        running = asyncio.create_task(client.start(server.token))
        try:
            await server.wait_ready(logins=logins, within_s=within_s)
            async with asyncio.timeout(10):
                await client.wait_until_ready()
            yield client
        finally:
            await client.close()
            await asyncio.gather(running, return_exceptions=True)
