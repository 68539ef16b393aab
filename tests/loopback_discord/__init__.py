"""A Discord of one machine, that real clients log in to.

It speaks the gateway (plain, zlib-stream, zstd-stream; resume with replay, invalid sessions, reconnects, unanswered
heartbeats) and version 10 of the REST interface; it refuses what Discord refuses, and keeps every broken rule.

    async with LoopbackDiscord() as discord:
        async with BotProcess(discord, folder) as bot:      # the real ``cci bot``, logged in
            answer = await discord.slash("score", company="tesla")
            assert "Tesla" in answer.text
            why = await discord.press(answer, "Why")        # by label or custom_id
            form = await discord.slash("report", company="tesla")
            sent = await discord.submit_modal(form, {"Address": "https://example.com"})
            choices = await discord.autocomplete("score", company="tes")
            question = await discord.say(discord.channel, "what about Tesla?", mentions_bot=True)
            reply = await discord.next_message(discord.channel, after=question)
            await discord.slash("watch add", company="tesla", by=discord.admin)
            await discord.slash("score", company="tesla", at=discord.world.direct_channel(discord.alice))
            discord.drop_gateway()
            await discord.wait_connected()
            await bot.cci("import", "more.toml")            # another command on the same database
            await bot.restart()                             # kill −9, and start again
        assert discord.violations == []

*by* names who acts (``alice`` unless told, ``admin`` may do everything) and *at* names where; everything else is an
option of the command. A person cannot do what Discord's client would not offer: ``NotOffered`` is raised for unknown
options, disabled buttons, foreign private messages, commands without permission. ``NoAnswer`` is raised when nothing
comes within three seconds. The fixture ``discord`` gives a server and fails the test when a rule was broken;
the fixture ``bot_process`` logs the real bot in to it.

What a message holds: ``message.text``, ``message.parts(kind)``, ``message.attachments``, ``message.file(name)``,
``message.ephemeral``, ``message.allowed_mentions``, ``message.payload(cdn)`` as clients get it.
"""

from .answers import Answer, NoAnswer
from .driver import TOKEN, LoopbackDiscord
from .messages import Attachment, Message
from .offers import NotOffered
from .permissions import Permission
from .places import Channel, Guild, User
from .process import BotProcess
from .world import World

__all__ = [
    "TOKEN",
    "Answer",
    "Attachment",
    "BotProcess",
    "Channel",
    "Guild",
    "LoopbackDiscord",
    "Message",
    "NoAnswer",
    "NotOffered",
    "Permission",
    "User",
    "World",
]
