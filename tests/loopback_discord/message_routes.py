"""REST routes about messages in channels."""

from typing import Any

from . import refusals
from .account_routes import find_channel
from .calls import Call
from .messages import REPLY, Message
from .permissions import Permission
from .places import Channel, User
from .rules import edit_violations, message_violations
from .server import Handler, Server


def _need(server: Server, channel: Channel, call: Call) -> None:
    """Refuse what the bot may not do where it wants to post."""
    permissions = server.world.bot_may(channel)
    if Permission.VIEW_CHANNEL not in permissions:
        raise refusals.missing_access()
    if Permission.SEND_MESSAGES not in permissions or (call.files and Permission.ATTACH_FILES not in permissions):
        raise refusals.missing_permissions()


def is_empty(body: dict[str, Any], call: Call) -> bool:
    """Whether a new message would show nothing."""
    return not (
        call.files or any(body.get(name) for name in ("content", "components", "embeds", "poll", "sticker_ids"))
    )


def mentioned_users(server: Server, text: str) -> list[User]:
    """The users that a text mentions."""
    return [user for user in server.world.users if user.mention in text or f"<@!{user.id}>" in text]


def _replied(channel: Channel, reference: dict[str, Any] | None) -> Message | None:
    if not reference:
        return None
    message = channel.messages.get(int(reference["message_id"]))
    if (message is None or message.deleted) and reference.get("fail_if_not_exists", True):
        raise refusals.Refusal(400, 50035, "Invalid Form Body: message_reference: Unknown message")
    return message


async def _post(server: Server, call: Call) -> Any:
    channel = find_channel(server, call)
    await server.judge(call, message_violations(call.body, call.filenames))
    _need(server, channel, call)
    if is_empty(call.body, call):
        raise refusals.empty_message()
    again = _same_nonce(channel, call.body)
    if again is not None:
        return again.payload(server.cdn)
    replied = _replied(channel, call.body.get("message_reference"))
    message = Message(channel, server.world.bot, kind=REPLY if replied else 0, reply_to=replied)
    message.nonce = call.body.get("nonce")
    message.apply(call.body, call.attachments(call.body))
    message.mentions = mentioned_users(server, message.content)
    channel.messages[message.id] = message
    await server.announce("MESSAGE_CREATE", message)
    return message.payload(server.cdn)


def _same_nonce(channel: Channel, body: dict[str, Any]) -> Message | None:
    """Discord keeps an enforced nonce for some minutes and answers a repetition with the first message."""
    if not body.get("enforce_nonce"):
        return None
    return next((old for old in channel.messages.values() if old.nonce == body["nonce"] and not old.deleted), None)


def _find(server: Server, call: Call) -> Message:
    channel = find_channel(server, call)
    if Permission.VIEW_CHANNEL not in server.world.bot_may(channel):
        raise refusals.missing_access()
    message = channel.messages.get(call.number("message_id"))
    if message is None or not message.visible_to(None):
        raise refusals.unknown_message()
    return message


async def edit(server: Server, call: Call, message: Message) -> Any:
    """Change a message as the request says."""
    kept = {str(attachment.id): attachment.filename for attachment in message.attachments}
    await server.judge(call, edit_violations(call.body, call.filenames, flags=message.flags, kept=kept))
    message.apply(call.body, call.attachments(call.body))
    message.edits += 1
    await server.announce("MESSAGE_UPDATE", message)
    return message.payload(server.cdn)


async def delete(server: Server, message: Message) -> None:
    """Take a message away."""
    message.deleted = True
    await server.announce("MESSAGE_DELETE", message)


async def _edit(server: Server, call: Call) -> Any:
    message = _find(server, call)
    if message.author is not server.world.bot:
        raise refusals.not_the_author()
    return await edit(server, call, message)


async def _delete(server: Server, call: Call) -> None:
    message = _find(server, call)
    may_manage = Permission.MANAGE_MESSAGES in server.world.bot_may(message.channel)
    if message.author is not server.world.bot and not may_manage:
        raise refusals.missing_permissions()
    await delete(server, message)


async def _show(server: Server, call: Call) -> Any:
    message = _find(server, call)
    if Permission.READ_MESSAGE_HISTORY not in server.world.bot_may(message.channel):
        raise refusals.missing_permissions()
    return message.payload(server.cdn)


async def _history(server: Server, call: Call) -> Any:
    channel = find_channel(server, call)
    if Permission.READ_MESSAGE_HISTORY not in server.world.bot_may(channel):
        raise refusals.missing_access()
    shown = [message for message in channel.messages.values() if message.visible_to(None)]
    limit = int(call.query.get("limit", 50))
    return [message.payload(server.cdn) for message in reversed(shown[-limit:])]


async def _type(server: Server, call: Call) -> None:
    _need(server, find_channel(server, call), call)


ROUTES: dict[tuple[str, str], Handler] = {
    ("POST", "/channels/{channel_id}/messages"): _post,
    ("GET", "/channels/{channel_id}/messages"): _history,
    ("GET", "/channels/{channel_id}/messages/{message_id}"): _show,
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"): _edit,
    ("DELETE", "/channels/{channel_id}/messages/{message_id}"): _delete,
    ("POST", "/channels/{channel_id}/typing"): _type,
}
