"""How the process begins, and how it ends."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest

from loopback_discord import BotProcess, LoopbackDiscord

Launch = Callable[..., BotProcess]


@pytest.fixture
def prepared(discord: LoopbackDiscord, tmp_path: Path) -> Launch:
    """A bot that is not started yet, with more variables in its environment."""

    def prepare(**env: str) -> BotProcess:
        return BotProcess(discord, tmp_path, env)

    return prepare


async def ending_of(process: BotProcess) -> tuple[int, str]:
    """The exit code and the last line of a process that should give up by itself."""
    await process.launch()
    code = await asyncio.wait_for(process.wait(), 30)
    return code, process.log.splitlines()[-1]


async def test_a_bot_without_a_catalogue_starts_with_the_one_that_comes_along(
    discord: LoopbackDiscord, bot_process: BotProcess
) -> None:
    assert "Tesla" in (await discord.slash("score", company="tesla")).text


async def test_commands_are_registered_once_and_again_only_when_they_change(
    discord: LoopbackDiscord, bot_process: BotProcess
) -> None:
    assert discord.server.syncs == 1
    await bot_process.restart()
    assert (await discord.slash("score", company="tesla")).text
    assert discord.server.syncs == 1


async def test_sigterm_ends_it_cleanly(discord: LoopbackDiscord, bot_process: BotProcess) -> None:
    assert await bot_process.stop() == 0
    assert "Traceback" not in bot_process.log


async def test_a_wrong_token_is_explained_and_not_repeated(discord: LoopbackDiscord, prepared: Launch) -> None:
    wrong = "MTIzNDU2.wrong.token-that-must-not-be-printed"
    process = prepared(CCI_DISCORD_TOKEN=wrong)
    code, said = await ending_of(process)
    assert code == 1
    assert "CCI_DISCORD_TOKEN" in said
    assert wrong not in process.log
    assert "Traceback" not in process.log


async def test_without_a_token_it_says_which_variable_to_set(prepared: Launch) -> None:
    process = prepared(CCI_DISCORD_TOKEN="")
    code, said = await ending_of(process)
    assert code == 1
    assert "CCI_DISCORD_TOKEN" in said


@pytest.mark.parametrize("variable", ["CCI_DISCORD_API_URL", "CCI_DISCORD_GATEWAY_URL"])
async def test_the_token_is_not_sent_in_the_clear_to_other_machines(prepared: Launch, variable: str) -> None:
    scheme = "http" if "API" in variable else "ws"
    process = prepared(**{variable: f"{scheme}://discord.example/api/v10"})
    code, said = await ending_of(process)
    assert code != 0
    assert variable in said


async def test_message_content_that_is_not_granted_is_explained(prepared: Launch) -> None:
    code, said = await ending_of(prepared(CCI_BOT_MESSAGE_CONTENT="1"))
    assert code == 1
    assert "CCI_BOT_MESSAGE_CONTENT" in said


async def test_an_outage_at_the_start_is_waited_out(discord: LoopbackDiscord, prepared: Launch) -> None:
    discord.break_next("GET /users/@me", status=503, times=1)
    async with prepared():
        assert (await discord.slash("score", company="tesla")).text


async def test_two_processes_share_the_shards(discord: LoopbackDiscord, tmp_path: Path) -> None:
    guilds = [discord.guild, *(discord.world.new_guild(f"Server {number}") for number in range(4))]
    folders = [tmp_path / name for name in ("first", "second")]
    processes = []
    for shard, folder in enumerate(folders):
        folder.mkdir()
        env = {"CCI_SHARD_COUNT": "2", "CCI_SHARD_IDS": str(shard)}
        processes.append(BotProcess(discord, folder, env))
    async with processes[0], processes[1]:
        assert discord.server.gateway.sessions.shards == {(0, 2), (1, 2)}
        for guild in guilds:
            assert (await discord.slash("score", company="tesla", at=guild.channels[0])).text
