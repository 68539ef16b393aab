"""discord.js as a second client of the loopback server."""

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from loopback_discord import LoopbackDiscord

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[2]

NextEvent = Callable[[str], Awaitable[dict[str, Any]]]


@pytest.fixture
async def next_event(discord: LoopbackDiscord) -> AsyncIterator[Callable[[], Awaitable[NextEvent]]]:
    """Logs discord.js in; what it returns waits for the next event of a kind that discord.js has seen."""
    node = shutil.which("node")
    if node is None or not (REPOSITORY / "node_modules" / "discord.js").is_dir():
        pytest.skip("needs Node and discord.js: npm ci")
    env = {
        **os.environ,
        "DISCORD_API": discord.api_url.removesuffix("/v10"),
        "DISCORD_TOKEN": discord.token,
        "DISCORD_CHANNEL": str(discord.channel.id),
    }
    pipe = asyncio.subprocess.PIPE
    running: list[asyncio.subprocess.Process] = []

    async def log_in() -> NextEvent:
        process = await asyncio.create_subprocess_exec(
            node, str(HERE / "read_channel.mjs"), env=env, stdin=pipe, stdout=pipe, cwd=REPOSITORY, limit=2**24
        )
        running.append(process)

        async def next_of(kind: str) -> dict[str, Any]:
            assert process.stdout is not None
            async with asyncio.timeout(30):
                while line := await process.stdout.readline():
                    event: dict[str, Any] = json.loads(line)
                    if event["event"] == kind:
                        return event
            raise AssertionError("discord.js ended")

        return next_of

    yield log_in
    for process in running:
        assert process.stdin is not None
        process.stdin.close()
        async with asyncio.timeout(20):
            assert await process.wait() == 0
