"""Tell Discord the commands only when they have changed."""

import json
from hashlib import blake2b
from typing import Any

import structlog
from discord import app_commands

from cci_core.storage import Store, facts

log = structlog.get_logger()


async def sync_commands(tree: app_commands.CommandTree[Any], store: Store, application_id: int) -> bool:
    """Send the definitions where they differ from what this application was sent last; whether they did."""
    digest = await definition_digest(tree)
    name = f"commands:{application_id}"
    if await store.read(lambda connection: facts.get(connection, name)) == digest:
        return False
    await tree.sync()
    await store.write(lambda connection: facts.put(connection, name, digest))
    log.info("commands_synced")
    return True


async def definition_digest(tree: app_commands.CommandTree[Any]) -> str:
    """Sixteen bytes in hexadecimal that differ whenever anything of a command differs, translations included."""
    translator = tree.translator
    payloads = [
        await command.get_translated_payload(tree, translator) if translator else command.to_dict(tree)
        for command in tree._get_all_commands(guild=None)
    ]
    return blake2b(json.dumps(payloads, sort_keys=True).encode(), digest_size=16).hexdigest()
