"""The real program, from its start to its end."""

import asyncio
import json
import signal
import sys
from asyncio.subprocess import PIPE
from socket import create_server, socket
from urllib.request import urlopen

import pytest
from aiohttp import ClientConnectionError, ClientSession, TCPConnector


async def test_no_accepted_request_fails_when_the_program_is_stopped_under_load(program):
    answered, refused, stopping = 0, 0, False

    async def ask(session: ClientSession) -> None:
        nonlocal answered, refused
        while True:
            try:
                async with session.get(f"{program.url}/v1/companies/tesla") as response:
                    assert response.status == 200
                    assert (await response.json())["slug"] == "tesla"
                    answered += 1
            except ClientConnectionError as error:
                # Only a connection that was never made may fail, and only after the signal.
                assert stopping
                assert isinstance(error.__cause__ or error, ConnectionRefusedError | OSError), error
                assert "Cannot connect" in str(error), error
                refused += 1
                return

    async with ClientSession(connector=TCPConnector(limit=0)) as session:
        clients = [asyncio.create_task(ask(session)) for _ in range(16)]
        await asyncio.sleep(1)
        stopping = True
        log = await program.stop()
        await asyncio.wait_for(asyncio.gather(*clients), 10)
    assert answered > 50
    assert refused == 16
    assert '"event": "stopped"' in log


async def test_a_running_upload_is_finished_before_the_program_ends(program):
    reader, writer = await asyncio.open_connection("127.0.0.1", program.port)
    body = b'{"names": ["tesla"]}'
    head = (
        f"POST /v1/match HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    writer.write(head.encode() + body[:5])
    await asyncio.sleep(0.3)
    program.process.send_signal(signal.SIGTERM)
    await asyncio.sleep(2.5)
    writer.write(body[5:])
    answer = await asyncio.wait_for(reader.read(), 10)
    assert b" 200 OK" in answer
    assert b"Connection: close" in answer
    writer.close()
    assert await program.process.wait() == 0


async def test_the_log_is_one_json_event_a_line_and_says_nothing_about_clients(program):
    def ask() -> None:
        with urlopen(f"{program.url}/v1/match?name=my+secret+name") as answer:
            answer.read()

    await asyncio.to_thread(ask)
    log = await program.stop()
    assert all(json.loads(line)["event"] for line in log.splitlines())
    assert "secret" not in log
    assert "127.0.0.1" not in log


async def test_several_processes_share_one_port_and_end_together(launch, ready):
    with socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = await launch(CCI_PORT=str(port), CCI_WORKERS="2")
    lines = asyncio.create_task(process.stderr.read())
    await ready(f"http://127.0.0.1:{port}")
    await asyncio.sleep(1)
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 20) == 0
    events = [json.loads(line)["event"] for line in (await lines).splitlines()]
    assert events.count("listening") == events.count("stopped") == 2


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ({"CCI_READS_PER_SECOND": "0"}, b"CCI_READS_PER_SECOND must be a whole number"),
        ({"CCI_TRUSTED_PROXIES": "everyone"}, b"CCI_TRUSTED_PROXIES must be addresses or networks"),
        ({"CCI_WORKERS": "2"}, b"CCI_PORT must name a port"),
        ({"CCI_HOST": "192.0.2.1", "CCI_PORT": "8710"}, b"cannot listen on 192.0.2.1:8710"),
    ],
)
async def test_a_wrong_setting_stops_the_start_and_is_named(launch, settings, told):
    process = await launch(**settings)
    _, log = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 1
    assert told in log
    assert b"Traceback" not in log


async def test_a_port_that_is_taken_is_said_once(launch):
    with create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        process = await launch(CCI_PORT=port)
        _, log = await asyncio.wait_for(process.communicate(), 30)
    assert process.returncode == 1
    assert f"cannot listen on 127.0.0.1:{port} (Address already in use); stop".encode() in log


STUCK = """
import asyncio, sys, time
from cci_core.directory import DirectoryKeeper
from extension_api.app import main

async def run(self):
    await asyncio.to_thread(time.sleep, 60)

DirectoryKeeper.run = run
sys.exit(main())
"""


async def test_a_thread_that_still_computes_does_not_hold_the_end_up(tmp_path):
    environment = {"CCI_DATABASE_URL": f"sqlite:///{tmp_path / 'cci.db'}", "CCI_PORT": "0"}
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", STUCK, env=environment, stderr=PIPE)
    async for line in process.stderr:
        if json.loads(line)["event"] == "listening":
            break
    await asyncio.sleep(0.5)
    process.terminate()
    assert await asyncio.wait_for(process.wait(), 10) == 0
