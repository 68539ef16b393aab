"""Connections that try to hold the service up."""

import asyncio
from contextlib import suppress

import msgspec
import pytest

from extension_api import connections, parameters, server


async def opened(port: int) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", port)


async def sent(port: int, data: bytes) -> bytes:
    """All that is answered to the bytes until the connection ends."""
    reader, writer = await opened(port)
    writer.write(data)
    answer = await asyncio.wait_for(reader.read(), 15)
    writer.close()
    return answer


def told(answer: bytes) -> tuple[int, dict]:
    head, _, body = answer.partition(b"\r\n\r\n")
    assert b"aiohttp" not in head
    assert b"application/problem+json" in head
    return int(head.split()[1]), msgspec.json.decode(body)


async def test_a_head_that_never_ends_is_answered_408_while_others_are_served(service, monkeypatch):
    monkeypatch.setattr(connections, "HEAD_TIMEOUT_S", 0.3)
    slow = [await opened(service.port) for _ in range(50)]
    for _, writer in slow:
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: a\r\nX-Slow: ")
    assert (await service.json("/healthz"))["status"] == "ok"
    for reader, writer in slow:
        status, problem = told(await asyncio.wait_for(reader.read(), 5))
        assert status == 408
        assert problem["type"] == "urn:cci:problem:too-slow"
        writer.close()


async def test_a_drop_at_a_time_does_not_buy_time(service, monkeypatch):
    monkeypatch.setattr(connections, "HEAD_TIMEOUT_S", 0.3)
    reader, writer = await opened(service.port)
    ended = asyncio.create_task(reader.read())
    for _ in range(40):
        with suppress(ConnectionError):
            writer.write(b"G")
        if ended.done():
            break
        await asyncio.sleep(0.05)
    assert ended.done()
    writer.close()


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"OPTIONS * HTTP/1.1", 404),
        (b"CONNECT a:80 HTTP/1.1", 404),
        (b"POST /v1/match HTTP/1.1\r\nExpect: the-unexpected", 417),
    ],
)
async def test_what_no_handler_sees_is_told_as_a_problem_too(service, head, status):
    answer = await sent(service.port, head + b"\r\nHost: a\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    got, problem = told(answer)
    assert (got, problem["status"]) == (status, status)
    assert ";" in problem["detail"]


async def test_a_silent_connection_is_closed(service, monkeypatch):
    monkeypatch.setattr(connections, "HEAD_TIMEOUT_S", 0.2)
    assert told(await sent(service.port, b""))[0] == 408


async def test_a_body_that_does_not_arrive_is_answered_408(service, monkeypatch):
    monkeypatch.setattr(parameters, "BODY_TIMEOUT_S", 0.3)
    head = b"POST /v1/match HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"
    status, problem = told(await sent(service.port, head))
    assert (status, problem["type"]) == (408, "urn:cci:problem:too-slow")


async def test_a_body_that_never_ends_is_cut_off(service):
    reader, writer = await opened(service.port)
    writer.write(
        b"POST /v1/match HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )

    async def pour() -> None:
        with suppress(ConnectionError):
            while True:
                writer.write(b"2000\r\n" + b"x" * 0x2000 + b"\r\n")
                await writer.drain()

    pouring = asyncio.create_task(pour())
    assert b" 413 " in await asyncio.wait_for(reader.readline(), 5)
    assert (await service.json("/healthz"))["status"] == "ok"
    await asyncio.wait_for(pouring, 15)
    writer.close()


async def test_a_body_where_none_is_read_does_not_hold_the_connection(service):
    head = b"GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n"
    assert b" 200 " in await sent(service.port, head)


@pytest.mark.parametrize(
    ("request_bytes", "status", "name"),
    [
        (b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\n\r\n", 431, "headers-too-large"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 100_000 + b"\r\n\r\n", 431, "headers-too-large"),
        (b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: a\r\n" * 1000 + b"\r\n", 431, "headers-too-large"),
        (b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400, "invalid-input"),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n", 400, "invalid-input"),
        (b"GET /\xff HTTP/1.1\r\nHost: a\r\n: x\r\n\r\n", 400, "invalid-input"),
    ],
)
async def test_what_is_no_request_is_a_problem_and_ends_the_connection(service, request_bytes, status, name):
    answered, problem = told(await sent(service.port, request_bytes))
    assert (answered, problem["type"]) == (status, f"urn:cci:problem:{name}")


async def test_a_header_bomb_leaves_others_served(service):
    bombs = [await opened(service.port) for _ in range(20)]
    for _, writer in bombs:
        writer.write(b"GET / HTTP/1.1\r\nHost: a\r\n" + b"X: a\r\n" * 100_000)
    assert (await service.json("/healthz"))["status"] == "ok"
    for reader, writer in bombs:
        # The answer may be lost: the connection ends while the bomb is still arriving.
        with suppress(ConnectionError):
            assert b" 431 " in await asyncio.wait_for(reader.readline(), 5)
        writer.close()


async def test_idle_connections_beyond_the_limit_make_room_for_new_ones(start, records):
    service = await start(*records, max_connections=50)
    idle = [await opened(service.port) for _ in range(300)]
    for _ in range(20):
        reader, writer = await opened(service.port)
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        assert b" 200 " in await asyncio.wait_for(reader.read(), 5)
        writer.close()
    async with service.session.get("/metrics") as response:
        (line,) = [line for line in (await response.text()).splitlines() if line.startswith("cci_connections ")]
        assert float(line.split()[1]) <= 50
    for _, writer in idle:
        writer.close()


async def test_a_client_that_does_not_read_is_cut_off(service, monkeypatch):
    monkeypatch.setattr(connections, "WRITE_TIMEOUT_S", 0.3)
    reader, writer = await opened(service.port)
    reader._transport.pause_reading()
    with suppress(ConnectionError):
        for _ in range(400):
            writer.write(b"GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n" * 10)
            await asyncio.wait_for(writer.drain(), 1)
    await asyncio.sleep(0.6)
    assert (await service.json("/healthz"))["status"] == "ok"
    async with service.session.get("/metrics") as response:
        (line,) = [line for line in (await response.text()).splitlines() if line.startswith("cci_connections ")]
    assert float(line.split()[1]) == 1
    writer.close()


async def test_pipelined_requests_are_answered_in_order(service):
    requests = b"".join(
        b"GET %s HTTP/1.1\r\nHost: a\r\n%s\r\n" % (path, last)
        for path, last in ((b"/v1/companies/acme", b""), (b"/nowhere", b""), (b"/healthz", b"Connection: close\r\n"))
    )
    answer = await sent(service.port, requests)
    assert [part[:3] for part in answer.split(b"HTTP/1.1 ")[1:]] == [b"200", b"404", b"200"]


async def test_old_clients_are_answered_and_parted_with(service):
    answer = await sent(service.port, b"GET /healthz HTTP/1.0\r\n\r\n")
    assert b" 200 OK" in answer
    assert b"Connection: close" in answer


def test_descriptors_are_kept_free_for_the_service_itself(monkeypatch):
    monkeypatch.setattr(server.resource, "getrlimit", lambda _kind: (1024, 1024))
    assert server.room_for_clients(10_000) == 1024 - server.RESERVED_DESCRIPTORS
    assert server.room_for_clients(100) == 100
