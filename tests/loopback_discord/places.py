"""People, servers and channels, and how the gateway describes them."""

from dataclasses import dataclass, field
from typing import Any

from .messages import Message
from .permissions import EVERYONE, EVERYTHING, NOTHING, Permission
from .snowflakes import moment_of, next_snowflake

TEXT, DIRECT, GROUP = 0, 1, 3


@dataclass(eq=False, repr=False)
class User:
    """Somebody with an account, a person or a bot."""

    username: str
    locale: str = "en-US"
    bot: bool = False
    id: int = field(default_factory=next_snowflake)

    @property
    def mention(self) -> str:
        """What a message contains to mention this user."""
        return f"<@{self.id}>"

    def payload(self) -> dict[str, Any]:
        """The user object of the API."""
        return {
            "id": str(self.id),
            "username": self.username,
            "discriminator": "0000" if self.bot else "0",
            "global_name": None if self.bot else self.username.title(),
            **dict.fromkeys(
                ("avatar", "banner", "accent_color", "avatar_decoration_data", "collectibles", "primary_guild")
            ),
            "bot": self.bot,
            "flags": 0,
            "public_flags": 0,
        }


@dataclass(eq=False, repr=False)
class Channel:
    """A place for messages: in a server, with one person, or with a group."""

    name: str
    kind: int = TEXT
    guild: "Guild | None" = None
    recipients: list[User] = field(default_factory=list)
    id: int = field(default_factory=next_snowflake)
    messages: dict[int, Message] = field(default_factory=dict)
    denied_to_bot: Permission = NOTHING

    def payload(self) -> dict[str, Any]:
        """The channel object of the API."""
        base: dict[str, Any] = {"id": str(self.id), "type": self.kind, "flags": 0, "last_message_id": None}
        if self.kind == TEXT and self.guild is not None:
            place = {"guild_id": str(self.guild.id), "name": self.name, "position": 0, "parent_id": None}
            look: dict[str, Any] = {
                "topic": None,
                "nsfw": False,
                "rate_limit_per_user": 0,
                "permission_overwrites": self._overwrites(),
            }
            return base | place | look
        base["recipients"] = [user.payload() for user in self.recipients]
        if self.kind == GROUP:
            base |= {"name": self.name, "icon": None, "owner_id": str(self.recipients[0].id)}
        return base

    def _overwrites(self) -> list[dict[str, Any]]:
        if self.guild is None or not self.denied_to_bot:
            return []
        return [{"id": str(self.guild.bot_user.id), "type": 1, "allow": "0", "deny": str(int(self.denied_to_bot))}]


@dataclass(eq=False, repr=False)
class Guild:
    """A server with its members, what each may do, and its channels."""

    name: str
    owner: User
    bot_user: User
    locale: str = "en-US"
    bot_permissions: Permission = EVERYONE
    id: int = field(default_factory=next_snowflake)
    members: dict[User, Permission] = field(default_factory=dict)
    channels: list[Channel] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.members |= {self.owner: EVERYTHING, self.bot_user: self.bot_permissions}

    def open_channel(self, name: str) -> Channel:
        """A new text channel."""
        channel = Channel(name, guild=self)
        self.channels.append(channel)
        return channel

    def permissions_of(self, user: User, channel: Channel | None = None) -> Permission:
        """What a member may do, in a channel when one is named."""
        permissions = self.members.get(user, Permission(0))
        if user is self.bot_user and channel is not None:
            permissions &= ~channel.denied_to_bot
        return permissions

    def _role_id(self, user: User) -> str:
        """Every member has a role of their own, which keeps the permissions readable."""
        return str(user.id ^ (1 << 21))

    def member_payload(self, user: User) -> dict[str, Any]:
        """The member object of the API."""
        return {
            "user": user.payload(),
            "nick": None,
            "avatar": None,
            "banner": None,
            "roles": [self._role_id(user)],
            "joined_at": moment_of(self.id),
            "premium_since": None,
            "deaf": False,
            "mute": False,
            "pending": False,
            "flags": 0,
            "communication_disabled_until": None,
        }

    def _role_payload(self, identifier: str, name: str, permissions: Permission, position: int) -> dict[str, Any]:
        colours = {"primary_color": 0, "secondary_color": None, "tertiary_color": None}
        return {
            "id": identifier,
            "name": name,
            "color": 0,
            "colors": colours,
            "hoist": False,
            "icon": None,
            "unicode_emoji": None,
            "position": position,
            "permissions": str(int(permissions)),
            "managed": False,
            "mentionable": False,
            "flags": 0,
        }

    def payload(self) -> dict[str, Any]:
        """The guild object that GUILD_CREATE carries."""
        roles = [self._role_payload(str(self.id), "@everyone", Permission(0), 0)]
        for position, (user, permissions) in enumerate(self.members.items(), start=1):
            roles.append(self._role_payload(self._role_id(user), user.username, permissions, position))
        return self._fixed() | {
            "id": str(self.id),
            "name": self.name,
            "owner_id": str(self.owner.id),
            "preferred_locale": self.locale,
            "roles": roles,
            "channels": [channel.payload() for channel in self.channels],
            "members": [self.member_payload(self.bot_user)],
            "member_count": len(self.members),
            "joined_at": moment_of(self.id),
        }

    def _fixed(self) -> dict[str, Any]:
        nothing = ("icon", "splash", "discovery_splash", "banner", "description", "afk_channel_id", "application_id")
        channels = ("system_channel_id", "rules_channel_id", "public_updates_channel_id", "safety_alerts_channel_id")
        lists = ("emojis", "stickers", "features", "voice_states", "threads", "presences", "stage_instances")
        more = ("guild_scheduled_events", "soundboard_sounds")
        numbers = ("default_message_notifications", "explicit_content_filter", "verification_level", "mfa_level")
        others = ("nsfw_level", "premium_tier", "system_channel_flags", "premium_subscription_count")
        return {
            **dict.fromkeys((*nothing, *channels, "vanity_url_code")),
            **{name: [] for name in (*lists, *more)},
            **dict.fromkeys((*numbers, *others), 0),
            "afk_timeout": 300,
            "large": False,
            "unavailable": False,
            "nsfw": False,
            "premium_progress_bar_enabled": False,
        }
