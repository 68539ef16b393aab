"""Answer what people write: a mention of the bot, a direct message, `[[Name]]` where a server wants it."""

import io
from collections.abc import Sequence

import discord

from bot.asking import find
from bot.cooldowns import Cooldowns
from bot.core import Core
from bot.prose import MOST_NAMED, bracketed, meant_by, said
from bot.rendering.choices import none_view, which_view
from bot.rendering.keys import Topic
from bot.rendering.lists import named_view
from bot.rendering.pages import help_view
from bot.rendering.parts import PICTURE, Stage
from bot.respond import Reply
from bot.topics import reply_about
from cci_core.directory import Entry
from cci_core.messages import choose_language

_ANSWERS_A_MINUTE = 20
_MOST_BRACKETS = 5


class Listener:
    """Hears messages; one person is answered at most twenty times a minute."""

    def __init__(self) -> None:
        self._cooldowns = Cooldowns()

    async def hear(self, core: Core, message: discord.Message, me: discord.abc.User) -> None:
        """Answer the message where it is meant for the bot."""
        names = await self._bracketed(core, message)
        if not names and not _is_for(message, me):
            return
        if not may_answer(message) or not await _is_allowed(core, message):
            return
        if self._cooldowns.wait_s({f"user {message.author.id}": _ANSWERS_A_MINUTE}) > 0:
            return
        stage = await _stage(core, message)
        reply = await (_reply_to_brackets(core, names, stage) if names else _reply_to(core, message, stage))
        if reply is not None:
            await _post(core, message, reply)

    async def _bracketed(self, core: Core, message: discord.Message) -> list[str]:
        if message.guild is None or "[[" not in message.content:
            return []
        wanted = (await core.servers.of(message.guild.id)).brackets
        return bracketed(message.content)[:_MOST_BRACKETS] if wanted else []


def may_answer(message: discord.Message) -> bool:
    """Whether the bot may write where the message stands."""
    if message.guild is None:
        return True
    granted = message.channel.permissions_for(message.guild.me)
    in_thread = isinstance(message.channel, discord.Thread)
    return granted.view_channel and (granted.send_messages_in_threads if in_thread else granted.send_messages)


async def _reply_to(core: Core, message: discord.Message, stage: Stage) -> Reply | None:
    text = said(message.content)
    if not text:
        return Reply(lambda _: help_view(stage))
    found = meant_by(core.directory, text)
    if isinstance(found, list):
        return await _reply_about(core, found, stage)
    view = which_view if found.status == "ambiguous" else none_view
    return Reply(lambda _: view(found, Topic.SCORE, stage))


async def _reply_to_brackets(core: Core, names: Sequence[str], stage: Stage) -> Reply | None:
    """Names that mean no company are passed over: double brackets have other uses too."""
    directory = core.directory
    slugs = [found for name in names if isinstance(found := find(directory, name), str)]
    entries = [directory.by_slug[slug] for slug in dict.fromkeys(slugs)]
    return await _reply_about(core, entries, stage) if entries else None


async def _reply_about(core: Core, entries: Sequence[Entry], stage: Stage) -> Reply:
    if len(entries) == 1:
        return await reply_about(core, entries[0].slug, Topic.SCORE, stage)
    directory = core.directory
    more = max(0, len(entries) - MOST_NAMED)
    return Reply(lambda _: named_view(directory, entries[:MOST_NAMED], more, stage))


async def _post(core: Core, message: discord.Message, reply: Reply) -> None:
    guild = message.guild
    may_attach = guild is None or message.channel.permissions_for(guild.me).attach_files
    cards = reply.cards if may_attach else ()
    drawing = await core.pictures.draw(cards, user=message.author.id, guild=guild.id if guild else None)
    view = reply.draw(drawing.picture)
    view.stop()
    files = [] if drawing.png is None else [discord.File(io.BytesIO(drawing.png), PICTURE)]
    may_refer = guild is None or message.channel.permissions_for(guild.me).read_message_history
    reference = message.to_reference(fail_if_not_exists=False) if may_refer else None
    if reference is None:
        await message.channel.send(view=view, files=files)
    else:
        await message.channel.send(view=view, files=files, reference=reference, mention_author=False)


async def _stage(core: Core, message: discord.Message) -> Stage:
    settings = await core.servers.of(message.guild.id if message.guild else None)
    locale = message.guild.preferred_locale.value if message.guild else "en"
    language = settings.language or choose_language([locale])
    return Stage(language=language, private=False, asker=message.author.id, public_url=core.public_url)


async def _is_allowed(core: Core, message: discord.Message) -> bool:
    settings = await core.servers.of(message.guild.id if message.guild else None)
    ids = {str(message.channel.id), str(getattr(message.channel, "parent_id", ""))}
    return not settings.channels or not ids.isdisjoint(settings.channels)


def _is_for(message: discord.Message, me: discord.abc.User) -> bool:
    """A direct message, or one that mentions the bot in so many words: a mere reply to it does not ask anything."""
    return message.guild is None or f"<@{me.id}>" in message.content or f"<@!{me.id}>" in message.content
