"""REST routes about the application itself, its commands, its servers and direct messages."""

from typing import Any

from . import refusals
from .calls import Call
from .places import Channel, Guild
from .rules import command_violations
from .server import Handler, Server
from .snowflakes import next_snowflake


async def _me(server: Server, _call: Call) -> Any:
    return server.world.bot.payload() | {"verified": True, "mfa_enabled": False, "email": None, "locale": "en-US"}


async def _application(server: Server, _call: Call) -> Any:
    return {
        "id": str(server.world.application_id),
        "name": "CCI",
        "icon": None,
        "description": "",
        "summary": "",
        "type": None,
        "bot": server.world.bot.payload(),
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": server.world.admin.payload(),
        "team": None,
        "verify_key": "0" * 64,
        "flags": 0,
        "tags": [],
        "rpc_origins": [],
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "integration_types_config": {"0": {}, "1": {}},
    }


async def _gateway(server: Server, _call: Call) -> Any:
    return {"url": f"{server.gateway.base_url}/gateway"}


async def _gateway_bot(server: Server, call: Call) -> Any:
    limit = {"total": 1000, "remaining": 999, "reset_after": 86_400_000, "max_concurrency": 16}
    return {**await _gateway(server, call), "shards": server.shards, "session_start_limit": limit}


def _registered(server: Server, command: dict[str, Any]) -> dict[str, Any]:
    known = {(old.get("type", 1), old["name"]): old["id"] for old in server.commands}
    identifier = known.get((command.get("type", 1), command["name"]), str(next_snowflake()))
    defaults = {
        "type": 1,
        "description": "",
        "default_member_permissions": None,
        "nsfw": False,
        "dm_permission": True,
        "integration_types": [0],
    }
    application = {
        "id": identifier,
        "application_id": str(server.world.application_id),
        "version": str(next_snowflake()),
    }
    given = {name: value for name, value in command.items() if value is not None}
    if "default_member_permissions" in given:
        given["default_member_permissions"] = str(given["default_member_permissions"])
    return defaults | given | application


async def _sync(server: Server, call: Call) -> Any:
    await server.judge(call, command_violations(call.body))
    server.commands = [_registered(server, command) for command in call.body]
    server.syncs += 1
    return server.commands


async def _sync_guild(server: Server, call: Call) -> Any:
    await server.judge(call, command_violations(call.body))
    return [_registered(server, command) for command in call.body]


async def _commands(server: Server, _call: Call) -> Any:
    return server.commands


def _guild(server: Server, call: Call) -> Guild:
    for guild in server.world.joined_guilds:
        if guild.id == call.number("guild_id"):
            return guild
    raise refusals.Refusal(404, 10004, "Unknown Guild")


async def _show_guild(server: Server, call: Call) -> Any:
    return _guild(server, call).payload()


async def _show_member(server: Server, call: Call) -> Any:
    guild = _guild(server, call)
    user = server.world.find_user(call.number("user_id"))
    if user not in guild.members:
        raise refusals.Refusal(404, 10007, "Unknown Member")
    return guild.member_payload(user)


async def _leave_guild(server: Server, call: Call) -> Any:
    server.world.foreign_guilds.add(_guild(server, call))


def find_channel(server: Server, call: Call) -> Channel:
    """The channel that the path names."""
    channel = server.world.find_channel(call.number("channel_id"))
    if channel is None or channel.id in server.gone_channels:
        raise refusals.unknown_channel()
    return channel


async def _show_channel(server: Server, call: Call) -> Any:
    return find_channel(server, call).payload()


async def _show_user(server: Server, call: Call) -> Any:
    user = server.world.find_user(call.number("user_id"))
    if user is None:
        raise refusals.unknown_user()
    return user.payload()


async def _open_direct(server: Server, call: Call) -> Any:
    await server.judge(call, iter(()))
    user = server.world.find_user(int(call.body.get("recipient_id", 0)))
    if user is None or user.bot:
        raise refusals.unknown_user()
    return server.world.direct_channel(user).payload()


ROUTES: dict[tuple[str, str], Handler] = {
    ("GET", "/users/@me"): _me,
    ("GET", "/users/{user_id}"): _show_user,
    ("GET", "/oauth2/applications/@me"): _application,
    ("GET", "/applications/@me"): _application,
    ("GET", "/gateway"): _gateway,
    ("GET", "/gateway/bot"): _gateway_bot,
    ("GET", "/applications/{application_id}/commands"): _commands,
    ("PUT", "/applications/{application_id}/commands"): _sync,
    ("PUT", "/applications/{application_id}/guilds/{guild_id}/commands"): _sync_guild,
    ("GET", "/guilds/{guild_id}"): _show_guild,
    ("GET", "/guilds/{guild_id}/members/{user_id}"): _show_member,
    ("DELETE", "/users/@me/guilds/{guild_id}"): _leave_guild,
    ("GET", "/channels/{channel_id}"): _show_channel,
    ("POST", "/users/@me/channels"): _open_direct,
}
