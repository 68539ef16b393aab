"""Interactions: what a person did, and how the bot answered it."""

import asyncio
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .messages import Message
from .places import DIRECT, Channel, User
from .snowflakes import next_snowflake
from .world import World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL_SUBMIT = 2, 3, 4, 5
ANSWER_WITHIN_S = 3.0
TOKEN_LIVES_S = 900.0


@dataclass(eq=False, repr=False)
class Interaction:
    """One thing that a person did, with all that came back for it."""

    kind: int
    user: User
    channel: Channel
    data: dict[str, Any]
    changed: asyncio.Condition
    source: Message | None = None
    focused_type: int = 3
    id: int = field(default_factory=next_snowflake)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    begun_s: float = field(default_factory=time.monotonic)
    answer_kind: int | None = None
    answered_after_s: float | None = None
    original: Message | None = None
    followups: list[Message] = field(default_factory=list)
    choices: list[dict[str, Any]] = field(default_factory=list)
    modal: dict[str, Any] | None = None
    steps: int = 0

    async def step(self) -> None:
        """Note that the bot did something about it."""
        async with self.changed:
            self.steps += 1
            self.changed.notify_all()

    async def wait_for(self, condition: Callable[[], bool], within_s: float) -> bool:
        """Whether the condition became true in time."""
        try:
            async with asyncio.timeout(within_s), self.changed:
                await self.changed.wait_for(condition)
        except TimeoutError:
            return False
        return True

    @property
    def loading(self) -> bool:
        """Whether the answer so far is only that one is coming."""
        return self.original is not None and self.original.loading

    def metadata(self) -> dict[str, Any]:
        """What a message that answers it tells about where it came from."""
        owners = {"1": str(self.user.id)}
        base = {"id": str(self.id), "type": self.kind, "user": self.user.payload()}
        return base | {"authorizing_integration_owners": owners}

    def payload(self, world: World, cdn: str) -> dict[str, Any]:
        """The event INTERACTION_CREATE."""
        base: dict[str, Any] = {
            "id": str(self.id),
            "application_id": str(world.application_id),
            "type": self.kind,
            "token": self.token,
            "version": 1,
            "data": self.data,
            "channel_id": str(self.channel.id),
            "channel": self.channel.payload() | {"permissions": str(int(self._permissions()))},
            "locale": self.user.locale,
            "entitlements": [],
            "entitlement_sku_ids": [],
            "attachment_size_limit": 10_485_760,
            "app_permissions": str(int(world.bot_may(self.channel))),
        }
        if self.source is not None:
            base["message"] = self.source.payload(cdn)
        return base | self._place(world)

    def _permissions(self) -> int:
        return int(self.channel.guild.permissions_of(self.user, self.channel)) if self.channel.guild else 0

    def _place(self, world: World) -> dict[str, Any]:
        guild = self.channel.guild
        if guild is None:
            owners = {"1": str(self.user.id)} | ({"0": "0"} if self.channel.kind == DIRECT else {})
            context = 1 if self.channel.kind == DIRECT else 2
            return {"user": self.user.payload(), "context": context, "authorizing_integration_owners": owners}
        member = guild.member_payload(self.user) | {"permissions": str(self._permissions())}
        joined = guild in world.joined_guilds
        owners = {"0": str(guild.id)} if joined else {"1": str(self.user.id)}
        return {
            "guild_id": str(guild.id),
            "guild": {"id": str(guild.id), "locale": guild.locale, "features": []},
            "guild_locale": guild.locale,
            "member": member,
            "context": 0,
            "authorizing_integration_owners": owners,
        }
