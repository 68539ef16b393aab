"""The gateway's faults, met by discord.py."""

import asyncio
from collections.abc import Callable

import aiohttp
import discord as library
import pytest

from loopback_discord import TOKEN, LoopbackDiscord
from loopback_discord.sample_client import SampleClient, logged_in, pointed_at


async def test_a_cut_line_is_resumed_and_what_was_missed_is_replayed(
    discord: LoopbackDiscord, client: SampleClient
) -> None:
    discord.take_gateway_down()
    await discord.say(discord.channel, "while you were away", mentions_bot=True)
    discord.bring_gateway_up()
    await discord.wait_connected()
    assert await discord.until(lambda: any("while you were away" in heard for heard in client.heard), 5)
    assert discord.server.gateway.seen["resume"] >= 1
    assert discord.server.gateway.seen["identify"] == 1


async def test_a_requested_reconnect_is_a_resume_at_the_address_of_ready(
    discord: LoopbackDiscord, client: SampleClient
) -> None:
    await discord.request_reconnect()
    await discord.server.gateway.wait_for(lambda: discord.server.gateway.seen["resume"] == 1, 10)
    assert discord.server.gateway.seen["resume_at_wrong_url"] == 0
    assert (await discord.slash("card", words="back")).text == "## back"


async def test_an_invalid_session_begins_a_new_one_after_five_seconds(
    discord: LoopbackDiscord, client: SampleClient
) -> None:
    loop = asyncio.get_running_loop()
    begun = loop.time()
    await discord.invalid_session()
    await discord.wait_ready(logins=2, within_s=15)
    assert loop.time() - begun >= 5
    assert (await discord.slash("card", words="back")).text == "## back"


async def test_unanswered_heartbeats_are_counted_and_a_silent_line_is_given_up(discord: LoopbackDiscord) -> None:
    discord.server.gateway.heartbeat_ms = 300
    impatient = SampleClient(heartbeat_timeout=1.0)
    async with logged_in(discord, impatient):
        discord.stop_acking_heartbeats()
        discord.fall_silent()
        await discord.server.gateway.wait_for(lambda: discord.server.gateway.seen["resume"] == 1, 10)
        assert (await discord.slash("card", words="back")).text == "## back"


@pytest.mark.parametrize("compression", [None, "zlib-stream", "zstd-stream"])
async def test_events_are_compressed_as_the_client_asks(
    discord: LoopbackDiscord,
    decompressor: Callable[[str | None], Callable[[bytes | str], str]],
    compression: str | None,
) -> None:
    query = {"v": "10", "encoding": "json"} | ({"compress": compression} if compression else {})
    decode = decompressor(compression)
    async with aiohttp.ClientSession() as session, session.ws_connect(discord.gateway_url, params=query) as socket:
        assert '"heartbeat_interval"' in decode((await socket.receive()).data)
        await socket.send_json({"op": 2, "d": {"token": TOKEN, "intents": 1, "properties": {}}})
        events = [decode((await socket.receive()).data) for _ in range(2)]
    assert ['"READY"' in events[0], '"GUILD_CREATE"' in events[1]] == [True, True]


async def test_a_wrong_token_is_refused_by_both_doors(discord: LoopbackDiscord) -> None:
    with pointed_at(discord):
        mistaken = SampleClient()
        with pytest.raises(library.LoginFailure):
            await mistaken.login("wrong")
        await mistaken.close()
    async with aiohttp.ClientSession() as session, session.ws_connect(discord.gateway_url) as socket:
        await socket.receive()
        await socket.send_json({"op": 2, "d": {"token": "wrong", "intents": 1, "properties": {}}})
        await socket.receive()
        assert socket.close_code == 4004


async def test_privileged_intents_need_to_be_granted(discord: LoopbackDiscord) -> None:
    curious = SampleClient(intents=library.Intents(guilds=True, messages=True, message_content=True))
    with pytest.raises(TimeoutError):
        async with logged_in(discord, curious, within_s=1):
            pass
    assert discord.server.gateway.seen["close_4014"] == 1
    discord.server.gateway.allowed_privileged = curious.intents.value
    again = SampleClient(intents=curious.intents)
    async with logged_in(discord, again):
        await discord.say(discord.channel, "for all ears")
        assert await discord.until(lambda: "for all ears" in again.heard, 5)


async def test_each_shard_gets_the_events_of_its_servers() -> None:
    async with LoopbackDiscord(shards=2) as discord:
        others = [discord.world.new_guild(f"Server {number}") for number in range(5)]
        client = SampleClient()
        async with logged_in(discord, client, logins=2):
            for guild in others:
                assert (await discord.slash("card", words=guild.name, at=guild.channels[0])).text == f"## {guild.name}"
            direct = await discord.direct_message("hello")
            assert (await discord.next_message(direct.channel)).text == "heard you"
        assert discord.violations == []
