"""Begin and end watches, and show them."""

from typing import NamedTuple

import discord
from discord import app_commands
from sqlalchemy import Connection

from bot.asking import find
from bot.core import Core, Request, entry_of
from bot.rendering.pages import note_view
from bot.rendering.parts import Stage
from bot.rendering.plain import plain
from bot.rendering.watches import WatchedPlace, watches_view
from bot.respond import in_time, send_view
from cci_core.directory import Entry
from cci_core.errors import InvalidInput
from cci_core.records.watch import Watch
from cci_core.storage import watches
from cci_core.watches import MOST_POINTS, MOST_WATCHES, seen, stands

Place = discord.TextChannel | discord.Thread
NEEDED = ("view_channel", "send_messages")
_THREAD_NEEDED = ("view_channel", "send_messages_in_threads")


class Wish(NamedTuple):
    """What somebody wants to watch; `daily` of None leaves the place's pace as it is."""

    company: str
    channel: Place | None
    points: float | None
    daily: bool | None


async def add_watch(core: Core, request: Request, wish: Wish) -> None:
    """Watch a company from its present standing on."""
    stage = await core.stage(request, private=True)
    if wish.points is not None and not 0 < wish.points <= MOST_POINTS:
        raise InvalidInput(stage.say("watch.points_range", points=f"{wish.points:g}"))
    check_channel(request, wish.channel, stage, writes=True)
    entry = _company(core, wish.company, stage)
    place, guild = place_of(request, wish.channel)
    settings = await core.servers.of(request.guild_id)
    language = (settings.language if wish.channel else None) or stage.language
    now = Watch(place=place, company=entry.slug, points=wish.points, told=stands(entry), seen=seen(core.directory))

    def change(connection: Connection) -> bool:
        if watches.count(connection, place) >= MOST_WATCHES:
            raise InvalidInput(stage.say("watch.too_many", limit=MOST_WATCHES))
        daily = watches.put_place(connection, place, guild, language, daily=wish.daily)
        watches.put(connection, now, str(request.user.id))
        return daily

    daily = await in_time(request, core.store.write(change), private=True)
    pace = stage.say("watch.daily" if daily else "watch.at_once")
    said = stage.say("watch.added", company=plain(entry.name), place=_shown(wish.channel, stage), pace=pace)
    await send_view(request, note_view(said), private=True)


async def remove_watch(core: Core, request: Request, company: str, channel: Place | None) -> None:
    """End a watch."""
    stage = await core.stage(request, private=True)
    check_channel(request, channel, stage, writes=False)
    place, _ = place_of(request, channel)
    slug = await _watched_slug(core, place, company, stage)
    entry = core.directory.get(slug) if slug else None
    name = plain(entry.name if entry else company[:100])
    removing = core.store.write(lambda tx: watches.remove(tx, place, slug or ""))
    gone = await in_time(request, removing, private=True)
    said = stage.say("watch.removed" if gone else "watch.was_not", company=name, place=_shown(channel, stage))
    await send_view(request, note_view(said), private=True)


async def list_watches(core: Core, request: Request, channel: Place | None) -> None:
    """Show what the person watches, or what is watched in a channel, and where alerts have ended."""
    stage = await core.stage(request, private=True)
    check_channel(request, channel, stage, writes=False)
    place, guild = place_of(request, channel)
    found = await core.store.read(lambda tx: watches.of_place(tx, place))
    daily = await core.store.read(lambda tx: watches.is_daily(tx, place))
    notes = await core.store.read(lambda tx: watches.notes(tx, guild)) if guild else []
    shown = WatchedPlace(_shown(channel, stage), daily, found, notes)
    await send_view(request, watches_view(core.directory, shown, stage), private=True)


def place_of(request: Request, channel: Place | None) -> tuple[str, str | None]:
    """The place's key and its server, none for a person."""
    if channel is None:
        return f"user:{request.user.id}", None
    return f"channel:{channel.id}", str(request.guild_id)


def check_channel(request: Request, channel: Place | None, stage: Stage, *, writes: bool) -> None:
    """Refuse a channel that the person may not choose, or that the bot cannot write to, and say what is missing."""
    if channel is None:
        return
    if not request.permissions.manage_guild:
        raise InvalidInput(stage.say("watch.need_manage"))
    if channel.guild.me is None or request.client.get_guild(channel.guild.id) is None:
        raise InvalidInput(stage.say("watch.only_server"))
    granted = channel.permissions_for(channel.guild.me)
    needed = _THREAD_NEEDED if isinstance(channel, discord.Thread) else NEEDED
    missing = [name for name in needed if not getattr(granted, name)]
    if writes and missing:
        raise app_commands.BotMissingPermissions(missing)


def _company(core: Core, query: str, stage: Stage) -> Entry:
    """The company that is meant; `InvalidInput` says what is unclear."""
    found = find(core.directory, query)
    if isinstance(found, str):
        return entry_of(core.directory, found, stage.language)
    names = ", ".join(each.name for each in found.candidates[:5])
    key = "watch.unclear" if names else "compare.unknown"
    raise InvalidInput(stage.say(key, query=query[:80], names=names))


async def _watched_slug(core: Core, place: str, query: str, stage: Stage) -> str | None:
    """The watched company that is meant; one that has left the catalogue goes by its slug."""
    known = {watch.company for watch in await core.store.read(lambda tx: watches.of_place(tx, place))}
    if query in known:
        return query
    found = find(core.directory, query)
    if isinstance(found, str):
        return found
    return next((each.slug for each in found.candidates if each.slug in known), None)


def _shown(channel: Place | None, stage: Stage) -> str:
    return stage.say("watch.you") if channel is None else f"<#{channel.id}>"
