"""Everybody and every place that exists on the loopback server."""

from collections.abc import Iterator

from .messages import Message
from .permissions import EVERYONE, Permission
from .places import DIRECT, GROUP, Channel, Guild, User


class World:
    """One bot, one server with an administrator and two members, and room for more."""

    def __init__(self) -> None:
        self.bot = User("cci", bot=True)
        self.application_id = self.bot.id
        self.users: list[User] = [self.bot]
        self.guilds: list[Guild] = []
        self.foreign_guilds: set[Guild] = set()
        self.private_channels: list[Channel] = []
        self.admin, self.alice, self.bob = (self.new_user(name) for name in ("admin", "alice", "bob"))
        self.guild = self.new_guild("Harbour")
        self.channel = self.guild.channels[0]

    @property
    def joined_guilds(self) -> list[Guild]:
        """The servers that the bot is a member of."""
        return [guild for guild in self.guilds if guild not in self.foreign_guilds]

    def new_user(self, name: str, locale: str = "en-US") -> User:
        """A person."""
        user = User(name, locale)
        self.users.append(user)
        return user

    def new_guild(self, name: str, *, joined: bool = True, locale: str = "en-US") -> Guild:
        """A server of the administrator with everybody in it and one channel; not joined, the bot only visits."""
        guild = Guild(name, self.admin, self.bot, locale)
        guild.members |= {user: EVERYONE for user in self.users if user not in guild.members}
        guild.open_channel("general")
        self.guilds.append(guild)
        if not joined:
            self.foreign_guilds.add(guild)
            del guild.members[self.bot]
        return guild

    def new_group(self, *people: User) -> Channel:
        """A group of people who write to each other directly, without the bot."""
        group = Channel("group", GROUP, recipients=list(people))
        self.private_channels.append(group)
        return group

    def direct_channel(self, user: User) -> Channel:
        """Where the bot and one person write to each other."""
        for channel in self.private_channels:
            if channel.kind == DIRECT and channel.recipients == [user]:
                return channel
        channel = Channel("", DIRECT, recipients=[user])
        self.private_channels.append(channel)
        return channel

    def channels(self) -> Iterator[Channel]:
        """Every channel there is."""
        for guild in self.guilds:
            yield from guild.channels
        yield from self.private_channels

    def find_channel(self, identifier: int) -> Channel | None:
        """The channel of this identifier."""
        return next((channel for channel in self.channels() if channel.id == identifier), None)

    def find_user(self, identifier: int) -> User | None:
        """The user of this identifier."""
        return next((user for user in self.users if user.id == identifier), None)

    def all_messages(self) -> Iterator[Message]:
        """Every message ever posted, deleted ones included."""
        for channel in self.channels():
            yield from channel.messages.values()

    def bot_may(self, channel: Channel) -> Permission:
        """What the bot may do in a channel."""
        if channel.guild is None:
            return EVERYONE if channel.kind == DIRECT else Permission(0)
        return channel.guild.permissions_of(self.bot, channel)
