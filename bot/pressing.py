"""What each button, menu and form does."""

from collections.abc import Mapping, Sequence

from bot.client import Pressing
from bot.core import Core, Request
from bot.rendering.keys import Address, Topic, Verb
from bot.rendering.pages import note_view
from bot.rendering.parts import Stage
from bot.reporting import open_report, open_voice, take_form
from bot.respond import Reply, in_time, send, send_view, turn_page
from bot.server_settings import change_settings
from bot.topics import reply_at
from cci_core.errors import InvalidInput
from cci_core.messages import choose_language, text
from cci_core.storage import watches


async def answer_privately(core: Core, request: Request, address: Address, _values: Sequence[str]) -> None:
    """Answer on the button's topic, to the one who pressed."""
    await _answer(core, request, address, private=True)


async def answer_chosen(core: Core, request: Request, address: Address, values: Sequence[str]) -> None:
    """Answer on what was chosen from a menu, to the one who chose."""
    await _answer(core, request, Address(Verb.ANSWER, address.topic, values[0]), private=True)


async def share(core: Core, request: Request, address: Address, _values: Sequence[str]) -> None:
    """Give the answer again for everybody to see."""
    await _answer(core, request, address, private=False)


async def turn(core: Core, request: Request, address: Address, _values: Sequence[str]) -> None:
    """Show another page: in place to the one who asked, as an answer of their own to anybody else."""
    message = request.message
    asked_by = message.interaction_metadata.user.id if message and message.interaction_metadata else None
    if asked_by != request.user.id or message is None:
        await answer_privately(core, request, address, ())
        return
    stage = await core.stage(request, private=message.flags.ephemeral)
    reply = await _reply(core, address, stage)
    await turn_page(request, reply.draw(None))


async def delete(_core: Core, request: Request, address: Address, _values: Sequence[str]) -> None:
    """Delete the answer, for the one who asked for it."""
    if address.key != str(request.user.id):
        raise InvalidInput(text("bot.error.not_yours", choose_language([request.locale.value])))
    await request.response.defer()
    await request.delete_original_response()


async def forget(core: Core, request: Request, _address: Address, _values: Sequence[str]) -> None:
    """Delete what is kept about the one who presses."""
    stage = await core.stage(request, private=True)
    user = str(request.user.id)
    forgetting = core.store.write(lambda connection: watches.forget_user(connection, user))
    count = await in_time(request, forgetting, private=True)
    await send_view(request, note_view(stage.say("privacy.gone", count=count)), private=True)


async def _answer(core: Core, request: Request, address: Address, *, private: bool) -> None:
    stage = await core.stage(request, private=private)
    await send(request, await in_time(request, _reply(core, address, stage), private=stage.private), stage, core)


async def _reply(core: Core, address: Address, stage: Stage) -> Reply:
    return await reply_at(core, Topic(address.topic), address.key, stage, address.page)


PRESSES: Mapping[str, Pressing] = {
    Verb.ANSWER: answer_privately,
    Verb.CHOOSE: answer_chosen,
    Verb.SHARE: share,
    Verb.TURN: turn,
    Verb.DELETE: delete,
    Verb.FORGET: forget,
    Verb.REPORT: open_report,
    Verb.EDIT: open_voice,
    Verb.FORM: take_form,
    Verb.SWITCH: change_settings,
    Verb.LANGUAGE: change_settings,
    Verb.CHANNELS: change_settings,
}
