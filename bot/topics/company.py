"""What can be asked about a company, by topic; commands and buttons come here alike."""

from collections.abc import Awaitable, Callable, Mapping

from bot.core import Core
from bot.rendering.events import events_view
from bot.rendering.keys import Topic, key_of
from bot.rendering.lists import alternatives_view
from bot.rendering.parts import Stage, corner_button, framed, gallery, open_button, row, tier_colour
from bot.rendering.score import counted, score_view
from bot.rendering.voice import voice_message, voice_view
from bot.rendering.why import why_view
from bot.respond import Reply
from cci_core.alternatives import choose_alternatives
from cci_core.directory import Directory, Entry
from cci_core.scoring import contributions, findings_of

Answering = Callable[[Core, Directory, Entry, Stage, int], Awaitable[Reply]]


async def score(core: Core, directory: Directory, entry: Entry, stage: Stage, _page: int) -> Reply:
    """The score with its card."""
    company = await core.company(entry.slug)
    card = core.card(entry, directory, stage.language)
    return Reply(lambda picture: score_view(directory, entry, company, stage, picture), [card])


async def why(core: Core, directory: Directory, entry: Entry, stage: Stage, _page: int) -> Reply:
    """The contributions behind the score."""
    company = await core.company(entry.slug)
    methodology = directory.methodology
    parts = contributions(findings_of(company.events, methodology), directory.version.day, methodology)
    return Reply(lambda _: why_view(directory, entry, company.events, parts, stage))


async def events(core: Core, directory: Directory, entry: Entry, stage: Stage, page: int) -> Reply:
    """The events behind the score."""
    company = await core.company(entry.slug)
    found = counted(company.events, directory.version.day)
    return Reply(lambda _: events_view(directory, entry, found, stage, page))


async def alternatives(core: Core, _directory: Directory, entry: Entry, stage: Stage, _page: int) -> Reply:
    """Better companies of the same industry."""
    indexes = core.indexes
    found = choose_alternatives(indexes.industries, entry.slug)
    return Reply(lambda _: alternatives_view(indexes.directory, found, stage))


async def card(core: Core, directory: Directory, entry: Entry, stage: Stage, _page: int) -> Reply:
    """The score card alone."""
    drawn = core.card(entry, directory, stage.language)
    key = key_of(entry.slug)
    buttons = row([open_button(stage, Topic.SCORE, key), corner_button(stage, Topic.CARD, key)])
    colour = tier_colour(directory.methodology, entry.tier)
    return Reply(lambda picture: framed(colour, gallery(picture), buttons), [drawn], needs_picture=True)


async def voice(core: Core, directory: Directory, entry: Entry, stage: Stage, _page: int) -> Reply:
    """A message to the company."""
    company = await core.company(entry.slug)
    message = voice_message(directory, entry, stage)
    return Reply(lambda _: voice_view(entry, company.contacts, message, stage))


ABOUT_COMPANY: Mapping[Topic, Answering] = {
    Topic.SCORE: score,
    Topic.WHY: why,
    Topic.EVENTS: events,
    Topic.ALTERNATIVES: alternatives,
    Topic.CARD: card,
    Topic.VOICE: voice,
}
