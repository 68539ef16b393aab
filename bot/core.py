"""What commands, buttons and alerts ask: the directory, the evidence, the settings of the server."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord

from bot.evidence import Evidence
from bot.indexes import Indexes, IndexKeeper
from bot.pictures import Pictures
from bot.popular import Popular
from bot.rendering.parts import Stage
from bot.servers import Servers
from cci_core.cards import Card, card_of, stored_logo
from cci_core.directory import Directory, DirectoryKeeper, Entry
from cci_core.errors import NotFound, Unavailable
from cci_core.messages import DEFAULT_LANGUAGE, Language, choose_language, text
from cci_core.records import Company
from cci_core.storage import Store

Request = discord.Interaction[Any]


@dataclass(frozen=True, kw_only=True)
class Core:
    """Everything behind the bot; one object for all its commands."""

    store: Store
    keeper: DirectoryKeeper
    servers: Servers
    popular: Popular
    evidence: Evidence
    pictures: Pictures
    index_keeper: IndexKeeper
    public_url: str
    logos: Path | None = None

    @property
    def directory(self) -> Directory:
        """The present directory; `Unavailable` before the first one."""
        if self.keeper.current is None:
            raise Unavailable(text("bot.error.loading"))
        return self.keeper.current

    @property
    def indexes(self) -> Indexes:
        """The present indexes, a moment behind the directory; `Unavailable` before the first ones."""
        if self.index_keeper.current is None:
            raise Unavailable(text("bot.error.loading"))
        return self.index_keeper.current

    async def company(self, slug: str) -> Company:
        """The company with its evidence; `NotFound` where it has left the catalogue."""
        return await self.evidence.of(slug, self.directory.version.revision)

    def card(self, entry: Entry, directory: Directory, language: Language = DEFAULT_LANGUAGE) -> Card:
        """What the company's card says, with the logo that is stored on this machine."""
        logo = stored_logo(self.logos, entry.slug)
        return card_of(entry, directory, self.public_url, language, logo=logo)

    async def stage(self, request: Request, *, private: bool | None = None, language: Language | None = None) -> Stage:
        """Where the answer will stand; what is asked for, else what the server has set, else what the person uses."""
        settings = await self.servers.of(request.guild_id)
        elsewhere = bool(settings.channels) and not _is_one_of(request.channel, settings.channels)
        hidden = elsewhere or (settings.private if private is None else private)
        spoken = language or (None if hidden else settings.language) or choose_language([request.locale.value])
        return Stage(language=spoken, private=hidden, asker=request.user.id, public_url=self.public_url)


def entry_of(directory: Directory, slug: str | None, language: Language) -> Entry:
    """The company of that slug; `NotFound` where it has left the catalogue."""
    entry = directory.get(slug) if slug else None
    if entry is None:
        raise NotFound(text("bot.error.gone", language))
    return entry


def _is_one_of(channel: object, allowed: tuple[str, ...]) -> bool:
    ids = {str(getattr(channel, "id", "")), str(getattr(channel, "parent_id", ""))}
    return not ids.isdisjoint(allowed)
