"""The fixture ``discord`` fails a test in which a rule was broken."""

import asyncio
import sys
from pathlib import Path

import pytest

TEST = """
import aiohttp

async def test_posts(discord):
    address = f"{discord.api_url}/channels/{discord.channel.id}/messages"
    headers = {"Authorization": f"Bot {discord.token}"}
    async with aiohttp.ClientSession(headers=headers) as session:
        async with session.post(address, json={"content": "x" * LENGTH}) as response:
            assert response.status == STATUS
"""


@pytest.mark.parametrize(("length", "status", "outcome"), [(2000, 200, "1 passed"), (2001, 400, "1 error")])
async def test_a_broken_rule_fails_the_test_at_its_end(tmp_path: Path, length: int, status: int, outcome: str) -> None:
    (tmp_path / "test_posts.py").write_text(TEST.replace("LENGTH", str(length)).replace("STATUS", str(status)))
    (tmp_path / "pytest.ini").write_text("[pytest]\nasyncio_mode = auto\n")
    arguments = ["-q", "-p", "no:cacheprovider", "-p", "loopback_discord.fixtures", "--rootdir", str(tmp_path)]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "pytest", *arguments, str(tmp_path)),
        cwd=tmp_path,
        env={"PYTHONPATH": str(Path(__file__).parents[1]), "PATH": "/usr/bin:/bin"},
        stdout=asyncio.subprocess.PIPE,
    )
    printed, _ = await process.communicate()
    assert outcome in printed.decode()
