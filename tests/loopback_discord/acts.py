"""What people do: commands, buttons, menus, forms and messages."""

import asyncio
from collections.abc import Callable
from typing import Any

from .answers import Answer, NoAnswer
from .forms import filled_form, pressed, selected
from .interactions import ANSWER_WITHIN_S, AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, Interaction
from .message_routes import mentioned_users
from .messages import REPLY, Message
from .offers import NotOffered, Scene, find_command, offer
from .places import Channel, Guild, User
from .rules.bodies import DEFERRED_MESSAGE, DEFERRED_UPDATE
from .rules.commands import MESSAGE_MENU
from .server import Server

Shown = Message | Answer


class Acts:
    """The hands of the people on the server: *by* says whose they are, *at* says where."""

    server: Server
    patience_s: float = 15.0
    """How long the end of a deferral may take."""

    async def slash(
        self,
        command: str,
        /,
        *,
        by: User | None = None,
        at: Channel | None = None,
        **options: Any,
    ) -> Answer:
        """Use a slash command, for instance ``slash("watch add", company="tesla")``; waits out a deferral."""
        scene = self._scene(by, at)
        found = offer(self.server.world, self.server.commands, command, scene)
        return await self._perform(self._interaction(COMMAND, scene, found.data(options)))

    async def autocomplete(
        self, command: str, /, *, by: User | None = None, at: Channel | None = None, **options: Any
    ) -> list[dict[str, Any]]:
        """The choices offered while the last of the options is being typed."""
        scene = self._scene(by, at)
        found = offer(self.server.world, self.server.commands, command, scene)
        focused = list(options)[-1]
        interaction = self._interaction(AUTOCOMPLETE, scene, found.data(options, focused=focused))
        interaction.focused_type = found.type_of(focused)
        return (await self._perform(interaction)).choices

    async def press(self, shown: Shown, name: str | None = None, /, *, by: User | None = None) -> Answer:
        """Press the button of this label or ``custom_id``."""
        message = _message(shown)
        return await self._use(message, pressed(message, name), by)

    async def select(self, shown: Shown, name: str | None, /, *values: str, by: User | None = None) -> Answer:
        """Choose options, by label or value, in the menu of this ``custom_id`` or placeholder."""
        message = _message(shown)
        return await self._use(message, selected(message, name, values), by)

    async def submit_modal(self, answer: Answer, values: dict[str, Any], /) -> Answer:
        """Send the form that *answer* opened; fields go by ``custom_id`` or label."""
        asked = answer.interaction
        data = filled_form(answer.modal, values)
        scene = Scene(asked.user, asked.channel)
        return await self._perform(self._interaction(MODAL_SUBMIT, scene, data, asked.source))

    async def message_menu(self, name: str, message: Message, /, *, by: User | None = None) -> Answer:
        """Use a command from the menu of a message."""
        scene = self._scene(by, message.channel)
        command = find_command(self.server.world, self.server.commands, name, scene, kind=MESSAGE_MENU)
        shown = {str(message.id): message.payload(self.server.cdn)}
        data = {"id": command["id"], "name": name, "type": MESSAGE_MENU, "target_id": str(message.id)}
        data["resolved"] = {"messages": shown}
        return await self._perform(self._interaction(COMMAND, scene, data))

    async def say(
        self,
        channel: Channel,
        content: str,
        *,
        by: User | None = None,
        mentions_bot: bool = False,
        reply_to: Message | None = None,
    ) -> Message:
        """Write a message as a person."""
        user = by or self.server.world.alice
        text = f"{self.server.world.bot.mention} {content}" if mentions_bot else content
        message = Message(channel, user, text, kind=REPLY if reply_to else 0, reply_to=reply_to)
        message.mentions = mentioned_users(self.server, text)
        channel.messages[message.id] = message
        await self.server.announce("MESSAGE_CREATE", message)
        return message

    async def direct_message(self, content: str, *, by: User | None = None) -> Message:
        """Write to the bot directly."""
        user = by or self.server.world.alice
        return await self.say(self.server.world.direct_channel(user), content, by=user)

    async def edit(self, message: Message, content: str) -> None:
        """Change what a person wrote."""
        message.content, message.edits = content, message.edits + 1
        message.mentions = mentioned_users(self.server, content)
        await self.server.announce("MESSAGE_UPDATE", message)

    async def delete(self, message: Message) -> None:
        """Take back what a person wrote."""
        message.deleted = True
        await self.server.announce("MESSAGE_DELETE", message)

    async def next_message(self, channel: Channel, *, after: Message | int = 0, within_s: float = 5) -> Message:
        """The bot's first message in a channel after another one (or identifier); waits for it."""
        since = after if isinstance(after, int) else after.id
        found: list[Message] = []

        def arrived() -> bool:
            found[:] = [new for new in self._by_bot(channel) if new.id > since and not new.loading]
            return bool(found)

        if not await self.until(arrived, within_s):
            raise NoAnswer(f"no message in #{channel.name} within {within_s} s")
        return found[0]

    async def until(self, condition: Callable[[], bool], within_s: float) -> bool:
        """Whether something became true while messages and answers came in."""
        try:
            async with asyncio.timeout(within_s), self._changed:
                await self._changed.wait_for(condition)
        except TimeoutError:
            return condition()
        return True

    async def new_channel(self, name: str, *, guild: Guild | None = None) -> Channel:
        """Open a channel that the bot sees."""
        place = guild or self.server.world.guild
        channel = place.open_channel(name)
        await self.server.gateway.tell("CHANNEL_CREATE", channel.payload(), guild_id=place.id)
        return channel

    def messages(self, channel: Channel, *, seen_by: User | None = None) -> list[Message]:
        """What stands in a channel, for everybody or for one person, oldest first."""
        return [message for message in channel.messages.values() if message.visible_to(seen_by)]

    def _by_bot(self, channel: Channel) -> list[Message]:
        return [message for message in self.messages(channel) if message.author is self.server.world.bot]

    @property
    def _changed(self) -> asyncio.Condition:
        return self.server.posted

    def _interaction(self, kind: int, scene: Scene, data: dict[str, Any], source: Message | None = None) -> Interaction:
        return Interaction(kind, scene.user, scene.channel, data, self._changed, source)

    def _scene(self, by: User | None, at: Channel | None) -> Scene:
        return Scene(by or self.server.world.alice, at or self.server.world.channel)

    async def _use(self, message: Message, data: dict[str, Any], by: User | None) -> Answer:
        user = by or message.asked_by or self.server.world.alice
        if not message.visible_to(user):
            raise NotOffered(f"{user.username} does not see this message")
        return await self._perform(self._interaction(COMPONENT, Scene(user, message.channel), data, message))

    async def _perform(self, interaction: Interaction) -> Answer:
        server, guild = self.server, interaction.channel.guild
        server.interactions[interaction.token] = interaction
        edits = interaction.source.edits if interaction.source else 0
        payload = interaction.payload(server.world, server.cdn)
        await server.gateway.tell("INTERACTION_CREATE", payload, guild_id=guild.id if guild else None)
        if not await interaction.wait_for(lambda: interaction.answer_kind is not None, ANSWER_WITHIN_S + 0.5):
            raise NoAnswer(f"no answer to {interaction.data} within {ANSWER_WITHIN_S} s")
        await self._wait_out(interaction, edits)
        return Answer(interaction)

    async def _wait_out(self, interaction: Interaction, edits: int) -> None:
        source = interaction.source

        def ended() -> bool:
            if interaction.answer_kind == DEFERRED_MESSAGE:
                return not interaction.loading or _gone(interaction.original)
            if interaction.answer_kind == DEFERRED_UPDATE and source is not None:
                return interaction.steps > 1 or source.deleted or source.edits > edits
            return interaction.steps > 0

        if not await interaction.wait_for(ended, self.patience_s):
            raise NoAnswer(f"nothing came after the deferral of {interaction.data} within {self.patience_s} s")


def _gone(message: Message | None) -> bool:
    return message is not None and message.deleted


def _message(shown: Shown) -> Message:
    return shown.message if isinstance(shown, Answer) else shown
