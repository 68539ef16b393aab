"""Buttons and menus that outlive a restart: all they know stands in their `custom_id`."""

import re
from collections.abc import Sequence
from typing import Any, Protocol, Self

import discord
from discord import ui

from bot.rendering.keys import Address


class Presses(Protocol):
    """What a client does when one of its buttons or menus is used."""

    async def pressed(self, interaction: Any, address: Address, values: Sequence[str]) -> None:
        """Answer the press; `values` holds what was chosen in a menu."""


class Press(ui.DynamicItem["ui.Button[Any]"], template=r"[0-9a-z][a-m][a-z]:[^:]{0,80}:\d{1,5}"):
    """A button with an address; its verb is a letter from a to m."""

    def __init__(
        self,
        address: Address,
        label: str = "·",
        *,
        style: discord.ButtonStyle = discord.ButtonStyle.secondary,
        disabled: bool = False,
    ) -> None:
        self.address = address
        super().__init__(ui.Button(custom_id=str(address), label=label[:80], style=style, disabled=disabled))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The button that was pressed."""
        return cls(Address.parse(match[0]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the press to the client."""
        await interaction.client.pressed(interaction, self.address, ())


class Pick(ui.DynamicItem["ui.Select[Any]"], template=r"[0-9a-z][n-z][a-z]:[^:]{0,80}:\d{1,5}"):
    """A menu of texts with an address; its verb is a letter from n to z."""

    def __init__(self, address: Address, options: Sequence[discord.SelectOption], placeholder: str = "") -> None:
        self.address = address
        menu: ui.Select[Any] = ui.Select(custom_id=str(address), options=list(options), placeholder=placeholder[:150])
        super().__init__(menu)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used."""
        return cls(Address.parse(match[0]), getattr(item, "options", ()))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the choice to the client."""
        await interaction.client.pressed(interaction, self.address, chosen(interaction))


class PickChannels(ui.DynamicItem["ui.ChannelSelect[Any]"], template=r"[0-9a-z]C[a-z]:[^:]{0,80}:\d{1,5}"):
    """A menu of the server's channels."""

    def __init__(self, address: Address, chosen: Sequence[int] = (), placeholder: str = "") -> None:
        self.address = address
        menu: ui.ChannelSelect[Any] = ui.ChannelSelect(
            custom_id=str(address),
            channel_types=[discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum],
            default_values=[
                discord.SelectDefaultValue(id=each, type=discord.SelectDefaultValueType.channel) for each in chosen
            ],
            min_values=0,
            max_values=25,
            placeholder=placeholder[:150],
        )
        super().__init__(menu)

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        """The menu that was used."""
        return cls(Address.parse(match[0]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Hand the chosen channels' ids to the client."""
        await interaction.client.pressed(interaction, self.address, chosen(interaction))


def chosen(interaction: discord.Interaction[Any]) -> list[str]:
    """What was chosen in a menu, as Discord sent it: values, or ids of channels."""
    data: Any = interaction.data
    return [str(value) for value in data.get("values", ())]
