"""REST routes that answer interactions: the callback, and the webhook behind it."""

from typing import Any

from . import message_routes, refusals
from .calls import Call
from .interactions import ANSWER_WITHIN_S, AUTOCOMPLETE, COMMAND, COMPONENT, MODAL_SUBMIT, TOKEN_LIVES_S, Interaction
from .messages import EPHEMERAL, LOADING, MENU_ANSWER, REPLY, SLASH_ANSWER, Message
from .rules import callback_violations, execute_violations
from .rules.bodies import CHOICES, DEFERRED_MESSAGE, DEFERRED_UPDATE, MESSAGE, MODAL, UPDATE
from .server import Handler, Server

_ALLOWED = {
    COMMAND: {MESSAGE, DEFERRED_MESSAGE, MODAL},
    AUTOCOMPLETE: {CHOICES},
    COMPONENT: {MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE, MODAL},
    MODAL_SUBMIT: {MESSAGE, DEFERRED_MESSAGE, DEFERRED_UPDATE, UPDATE},
}


async def _callback(server: Server, call: Call) -> Any:
    interaction = server.interactions.get(call.parameters["interaction_token"])
    if interaction is None or interaction.id != call.number("interaction_id"):
        raise refusals.unknown_interaction()
    if call.arrived_s - interaction.begun_s > ANSWER_WITHIN_S:
        raise refusals.unknown_interaction()
    if interaction.answer_kind is not None:
        raise refusals.already_answered()
    await _judge(server, call, interaction)
    if interaction.answer_kind is not None:
        raise refusals.already_answered()
    interaction.answer_kind = call.body["type"]
    interaction.answered_after_s = call.arrived_s - interaction.begun_s
    await _carry_out(server, call, interaction)
    await interaction.step()
    return _result(server, interaction) if call.query.get("with_response") in ("1", "true") else None


async def _judge(server: Server, call: Call, interaction: Interaction) -> None:
    source = interaction.source
    await server.judge(
        call,
        callback_violations(
            call.body,
            call.filenames,
            focused_type=interaction.focused_type,
            flags=source.flags if source else 0,
            kept={str(file.id): file.filename for file in source.attachments} if source else {},
        ),
    )
    updates_nothing = call.body["type"] in (DEFERRED_UPDATE, UPDATE) and source is None
    if call.body["type"] not in _ALLOWED[interaction.kind] or updates_nothing:
        raise refusals.Refusal(400, 50035, f"Type {call.body['type']} does not answer this interaction")


async def _carry_out(server: Server, call: Call, interaction: Interaction) -> None:
    data = call.body.get("data") or {}
    match call.body["type"]:
        case 4:
            if message_routes.is_empty(data, call):
                raise refusals.empty_message()
            interaction.original = await _answer(server, call, interaction, data)
        case 5:
            flags = (data.get("flags") or 0) & EPHEMERAL | LOADING
            interaction.original = _new(server, interaction, flags)
            await server.announce("MESSAGE_CREATE", interaction.original)
        case 6:
            interaction.original = interaction.source
        case 7:
            interaction.original = interaction.source
            await _update(server, call, interaction, data)
        case 8:
            interaction.choices = data["choices"]
        case 9:
            interaction.modal = data


async def _update(server: Server, call: Call, interaction: Interaction, data: dict[str, Any]) -> None:
    source = interaction.source
    assert source is not None
    source.apply(data, call.attachments(data))
    source.edits += 1
    await server.announce("MESSAGE_UPDATE", source)


async def _answer(server: Server, call: Call, interaction: Interaction, body: dict[str, Any]) -> Message:
    message = _new(server, interaction, (body.get("flags") or 0) & EPHEMERAL)
    message.apply(body, call.attachments(body))
    await server.announce("MESSAGE_CREATE", message)
    return message


def _new(server: Server, interaction: Interaction, flags: int) -> Message:
    kind = SLASH_ANSWER
    if interaction.source is not None:
        kind = REPLY
    elif interaction.data.get("type", 1) != 1:
        kind = MENU_ANSWER
    message = Message(interaction.channel, server.world.bot, flags=flags, kind=kind, asked_by=interaction.user)
    message.asked_with = _command_words(interaction)
    message.webhook_id = server.world.application_id
    message.interaction = interaction.metadata()
    message.reply_to = interaction.source
    interaction.channel.messages[message.id] = message
    return message


def _command_words(interaction: Interaction) -> str:
    """The command as the client names it above its answer; nothing for a button or a form."""
    if interaction.kind != COMMAND:
        return ""
    if interaction.data.get("type", 1) != 1:
        return str(interaction.data["name"])
    words, options = [interaction.data["name"]], interaction.data.get("options", [])
    while options and options[0]["type"] <= 2:
        words.append(options[0]["name"])
        options = options[0].get("options", [])
    return "/" + " ".join(words)


def _result(server: Server, interaction: Interaction) -> dict[str, Any]:
    about: dict[str, Any] = {"id": str(interaction.id), "type": interaction.kind}
    result: dict[str, Any] = {"interaction": about}
    message = interaction.original
    if message is not None:
        about |= {
            "response_message_id": str(message.id),
            "response_message_loading": message.loading,
            "response_message_ephemeral": message.ephemeral,
        }
        if interaction.answer_kind in (MESSAGE, UPDATE):
            result["resource"] = {"type": interaction.answer_kind, "message": message.payload(server.cdn)}
    return result


def _behind(server: Server, call: Call) -> Interaction:
    """The interaction whose webhook this is."""
    interaction = server.interactions.get(call.parameters["webhook_token"])
    if interaction is None or call.number("webhook_id") != server.world.application_id:
        raise refusals.unknown_webhook()
    if interaction.answer_kind is None:
        raise refusals.unknown_webhook()
    if call.arrived_s - interaction.begun_s > TOKEN_LIVES_S:
        raise refusals.Refusal(401, 50027, "Invalid Webhook Token")
    return interaction


async def _follow_up(server: Server, call: Call) -> Any:
    interaction = _behind(server, call)
    await server.judge(call, execute_violations(call.body, call.filenames))
    if message_routes.is_empty(call.body, call):
        raise refusals.empty_message()
    if interaction.original is not None and interaction.loading and interaction.answer_kind == DEFERRED_MESSAGE:
        message = await _fill(server, call, interaction)
    else:
        message = await _answer(server, call, interaction, call.body)
        interaction.followups.append(message)
    await interaction.step()
    return message.payload(server.cdn)


async def _fill(server: Server, call: Call, interaction: Interaction) -> Message:
    """The first follow-up to a deferral becomes the message that was promised, with its visibility."""
    message = interaction.original
    assert message is not None
    message.flags &= ~LOADING
    message.apply(call.body, call.attachments(call.body))
    await server.announce("MESSAGE_UPDATE", message)
    return message


def _target(interaction: Interaction, call: Call) -> Message:
    if "message_id" not in call.parameters:
        message = interaction.original
    else:
        mine = [*interaction.followups, *([interaction.original] if interaction.original else [])]
        message = next((known for known in mine if known.id == call.number("message_id")), None)
    if message is None or message.deleted:
        raise refusals.unknown_message()
    return message


async def _show(server: Server, call: Call) -> Any:
    return _target(_behind(server, call), call).payload(server.cdn)


async def _edit(server: Server, call: Call) -> Any:
    interaction = _behind(server, call)
    message = _target(interaction, call)
    loading, message.flags = message.flags & LOADING, message.flags & ~LOADING
    try:
        answer = await message_routes.edit(server, call, message)
    except refusals.Refusal:
        message.flags |= loading
        raise
    await interaction.step()
    return answer


async def _delete(server: Server, call: Call) -> None:
    interaction = _behind(server, call)
    await message_routes.delete(server, _target(interaction, call))
    await interaction.step()


_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"
ROUTES: dict[tuple[str, str], Handler] = {
    ("POST", "/interactions/{interaction_id}/{interaction_token}/callback"): _callback,
    ("POST", _WEBHOOK): _follow_up,
    ("GET", f"{_WEBHOOK}/messages/@original"): _show,
    ("PATCH", f"{_WEBHOOK}/messages/@original"): _edit,
    ("DELETE", f"{_WEBHOOK}/messages/@original"): _delete,
    ("GET", f"{_WEBHOOK}/messages/{{message_id}}"): _show,
    ("PATCH", f"{_WEBHOOK}/messages/{{message_id}}"): _edit,
    ("DELETE", f"{_WEBHOOK}/messages/{{message_id}}"): _delete,
}
