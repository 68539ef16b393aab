"""What each button, menu and form does."""

from collections.abc import Mapping, Sequence

from bot.asking import reply_about
from bot.client import Pressing
from bot.core import Core, Request
from bot.rendering.keys import Address, Topic, Verb, slug_of
from bot.respond import in_time, send
from cci_core.errors import InvalidInput
from cci_core.messages import choose_language, text


async def answer_privately(core: Core, request: Request, address: Address, _values: Sequence[str]) -> None:
    """Answer on the button's topic, to the one who pressed."""
    await _answer(core, request, address, private=True)


async def share(core: Core, request: Request, address: Address, _values: Sequence[str]) -> None:
    """Give the answer again for everybody to see."""
    await _answer(core, request, address, private=False)


async def delete(_core: Core, request: Request, address: Address, _values: Sequence[str]) -> None:
    """Delete the answer, for the one who asked for it."""
    if address.key != str(request.user.id):
        raise InvalidInput(text("bot.error.not_yours", choose_language([request.locale.value])))
    await request.response.defer()
    await request.delete_original_response()


async def _answer(core: Core, request: Request, address: Address, *, private: bool) -> None:
    stage = await core.stage(request, private=private)
    slug = slug_of(address.key, core.directory.by_slug)
    reply = await in_time(
        request, reply_about(core, slug, Topic(address.topic), stage, address.page), private=stage.private
    )
    await send(request, reply, stage, core)


PRESSES: Mapping[str, Pressing] = {
    Verb.ANSWER: answer_privately,
    Verb.SHARE: share,
    Verb.DELETE: delete,
}
