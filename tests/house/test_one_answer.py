"""Bot, API, page, card and extension say the same tier of every starter company."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from cci_core.messages import score_text
from cci_core.methodology import UNRATED, load_methodology
from cci_core.starter import starter_files
from fixtures.postgres import free_port
from loopback_discord import BotProcess, LoopbackDiscord

SLUGS = [file.stem for file in starter_files()]
HERE = Path(__file__).parent
NAMES = {tier.slug: tier.name for tier in load_methodology().tiers} | {UNRATED: "Unrated"}


class Service:
    """The real service, asked over HTTP."""

    def __init__(self, session: aiohttp.ClientSession, address: str) -> None:
        self._session, self._address = session, address

    async def get(self, path: str) -> bytes:
        async with self._session.get(self._address + path, headers={"Accept-Language": "en"}) as response:
            assert response.status == 200, path
            return await response.read()


@pytest.fixture
async def service(tmp_path: Path) -> AsyncIterator[Service]:
    port = free_port()
    own = {"CCI_DATABASE_URL": f"sqlite:///{tmp_path / 'cci.db'}", "CCI_PORT": str(port)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "cci_core", "api", env=os.environ | own, stderr=asyncio.subprocess.DEVNULL
    )
    async with aiohttp.ClientSession() as session:
        await wait_until_ready(session, f"http://127.0.0.1:{port}/readyz")
        yield Service(session, f"http://127.0.0.1:{port}")
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 15) == 0


async def wait_until_ready(session: aiohttp.ClientSession, address: str) -> None:
    for _ in range(300):
        try:
            async with session.get(address) as response:
                if response.status == 200:
                    return
        except aiohttp.ClientConnectionError:
            pass
        await asyncio.sleep(0.1)
    raise TimeoutError(address)


def extension_answers(index: bytes) -> dict[str, dict[str, object]]:
    """What the extension's reader finds for each slug in the badge index."""
    command = ["node", str(HERE / "extension_answers.js"), *SLUGS]
    answers: dict[str, dict[str, object]] = json.loads(
        subprocess.run(command, input=index, capture_output=True, check=True).stdout
    )
    return answers


@pytest.mark.timeout(600)
async def test_every_door_says_the_same_tier(
    service: Service, discord: LoopbackDiscord, bot_process: BotProcess
) -> None:
    badges = extension_answers(await service.get("/v1/badges"))
    for slug in SLUGS:
        record = json.loads(await service.get(f"/v1/companies/{slug}"))
        tier, shown = record["score"]["tier"], score_text(record["score"]["value"])
        name = NAMES[tier]
        page = (await service.get(f"/companies/{slug}?lang=en")).decode()
        card = (await service.get(f"/cards/{slug}.svg")).decode()
        chat = (await discord.slash("score", company=record["name"])).text
        assert shown in page, slug
        assert f"rated {name}" in page, slug
        assert shown in card, slug
        assert name in card, slug
        assert f"{shown} · {name}" in chat.replace("**", "").replace("\\", ""), slug
        assert badges[slug]["tier"] == tier, slug
        assert badges[slug]["score"] == round(record["score"]["value"], 2), slug
