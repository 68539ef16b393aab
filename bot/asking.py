"""From a question to an answer: find the company, answer on the topic, or ask back."""

from bot.completion import chosen_slug
from bot.core import Core, Request
from bot.rendering.choices import none_view, which_view
from bot.rendering.keys import Topic
from bot.rendering.parts import Stage
from bot.respond import Reply, in_time, send
from bot.topics import reply_about
from cci_core.directory import Answer, Directory
from cci_core.messages import Language


async def answer(
    request: Request, query: str, topic: Topic, *, private: bool | None = None, language: Language | None = None
) -> None:
    """Answer on the company that the query means; where that is not one, say which it may be."""
    core: Core = request.client.core
    stage = await core.stage(request, private=private, language=language)
    reply = await in_time(request, reply_to(core, query, topic, stage, guild=request.guild_id), private=stage.private)
    await send(request, reply, stage, core)


async def reply_to(core: Core, query: str, topic: Topic, stage: Stage, *, guild: int | None) -> Reply:
    """The answer on the topic to a query of any kind: a name, an alias, a ticker, a domain or an address."""
    found = find(core.directory, query)
    if isinstance(found, str):
        core.popular.note(guild, found)
        return await reply_about(core, found, topic, stage)
    view = which_view if found.status == "ambiguous" else none_view
    return Reply(lambda _: view(found, topic, stage), private=True)


def find(directory: Directory, query: str) -> str | Answer:
    """The slug of the one company that the query means, else the resolver's whole answer."""
    slug = chosen_slug(directory, query)
    if slug is not None:
        return slug
    found = directory.lookup(query)
    return found if found.company is None else found.company.slug
