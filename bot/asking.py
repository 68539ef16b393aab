"""From a question to an answer: find the company, answer on the topic, or ask back."""

from bot.completion import chosen_slug
from bot.core import Core, Request, entry_of
from bot.rendering.choices import none_view, which_view
from bot.rendering.keys import Topic
from bot.rendering.parts import Stage
from bot.respond import Reply, in_time, send
from bot.topics import ABOUT_COMPANY
from cci_core.errors import InvalidInput
from cci_core.messages import Language, text

LONGEST_QUERY = 300


async def answer(
    core: Core,
    request: Request,
    query: str,
    topic: Topic,
    *,
    private: bool | None = None,
    language: Language | None = None,
) -> None:
    """Answer on the company that the query means; where that is not one, say which it may be."""
    stage = await core.stage(request, private=private, language=language)
    reply = await in_time(request, reply_to(core, query, topic, stage, guild=request.guild_id), private=stage.private)
    await send(request, reply, stage, core)


async def reply_to(core: Core, query: str, topic: Topic, stage: Stage, *, guild: int | None) -> Reply:
    """The answer on the topic to a query of any kind: a name, an alias, a ticker, a domain or an address."""
    if len(query) > LONGEST_QUERY:
        raise InvalidInput(text("bot.error.long_query", stage.language, limit=LONGEST_QUERY))
    directory = core.directory
    slug = chosen_slug(directory, query)
    if slug is not None:
        core.popular.note(guild, slug)
        return await reply_about(core, slug, topic, stage)
    found = directory.lookup(query)
    if found.company is not None:
        core.popular.note(guild, found.company.slug)
        return await reply_about(core, found.company.slug, topic, stage)
    view = which_view if found.status == "ambiguous" else none_view
    return Reply(lambda _: view(found, topic, stage))


async def reply_about(core: Core, slug: str | None, topic: Topic, stage: Stage, page: int = 0) -> Reply:
    """The answer on the topic for a company of the catalogue."""
    directory = core.directory
    return await ABOUT_COMPANY[topic](core, directory, entry_of(directory, slug, stage.language), stage, page)
