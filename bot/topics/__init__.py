"""What can be asked, by topic: one place for commands, buttons, mentions and messages."""

from bot.core import Core, entry_of
from bot.rendering.keys import Topic, slug_of
from bot.rendering.parts import Stage
from bot.respond import Reply
from bot.topics.company import ABOUT_COMPANY
from bot.topics.index import ABOUT_INDEX

__all__ = ["reply_about", "reply_at"]


async def reply_about(core: Core, slug: str | None, topic: Topic, stage: Stage, page: int = 0) -> Reply:
    """The answer on the topic for a company of the catalogue."""
    directory = core.directory
    return await ABOUT_COMPANY[topic](core, directory, entry_of(directory, slug, stage.language), stage, page)


async def reply_at(core: Core, topic: Topic, key: str, stage: Stage, page: int = 0) -> Reply:
    """The answer that a button's topic, key and page stand for."""
    if topic in ABOUT_INDEX:
        return await ABOUT_INDEX[topic](core, key, stage, page)
    return await reply_about(core, slug_of(key, core.directory.by_slug), topic, stage, page)
