"""A real service on a free port, with a small invented catalogue."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
from aiohttp import ClientConnectionError, ClientResponse, ClientSession, web

from cci_core.directory import DirectoryKeeper
from cci_core.methodology import METHODOLOGY_1, load_methodology
from cci_core.records import Company
from cci_core.settings import Settings
from cci_core.storage import Store, companies
from extension_api.app import make_app
from extension_api.server import listening

AS_OF = date(2026, 1, 1)


class Service(NamedTuple):
    """A running service and what it is made of."""

    app: web.Application
    port: int
    session: ClientSession
    store: Store
    keeper: DirectoryKeeper

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def put(self, *changed: Company) -> None:
        """Write the companies and wait until the directory has them."""
        for company in changed:
            await self.store.write(lambda connection, company=company: companies.put(connection, company))
        await self.keeper.refresh()

    async def json(self, path: str, status: int = 200) -> dict:
        """The JSON answer to a GET, which must have that status."""
        async with self.session.get(path) as response:
            assert response.status == status, await response.text()
            return msgspec.json.decode(await response.read())


Start = Callable[..., Awaitable[Service]]


@pytest.fixture
def records() -> tuple[Company, ...]:
    """Four companies of one industry, one of another, and one without evidence."""
    return tuple(
        msgspec.convert(each, Company)
        for each in (
            _company("acme", -40, owner="zorblax"),
            _company("brillo", 60),
            _company("crunch", 30),
            _company("dorf", 10, country="DE", industry="315990"),
            _company("éclair-works", 5, slug="eclair"),
            {"slug": "zorblax", "name": "Zorblax Holding", "industries": [{"code": "336110", "title": "Cars"}]},
        )
    )


@pytest.fixture
async def start(tmp_path: Path) -> AsyncIterator[Start]:
    """Starts services that end with the test; settings are options."""
    async with AsyncExitStack() as stack:

        async def begin(*records: Company, **options: object) -> Service:
            settings = Settings(database_url=f"sqlite:///{tmp_path / 'cci.db'}", port=0, as_of=AS_OF, **options)
            store = await Store.open(settings.database_url)
            stack.push_async_callback(store.close)
            keeper = DirectoryKeeper(store, load_methodology(METHODOLOGY_1), settings.today)
            app = make_app(settings, store, keeper)
            port = await stack.enter_async_context(listening(app, settings))
            session = await stack.enter_async_context(ClientSession(f"http://127.0.0.1:{port}"))
            service = Service(app, port, session, store, keeper)
            await service.put(*sorted(records, key=lambda company: company.owner is not None))
            return service

        yield begin


@pytest.fixture
async def service(start: Start, records: tuple[Company, ...]) -> Service:
    return await start(*records)


class Program:
    """A running `cci api`."""

    def __init__(self, process: Process, port: int) -> None:
        self.process, self.port = process, port
        self.log = asyncio.create_task(process.stderr.read())

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def stop(self) -> str:
        """Send SIGTERM, wait for the end; the rest of the log."""
        with suppress(ProcessLookupError):
            self.process.terminate()
        assert await asyncio.wait_for(self.process.wait(), 15) == 0
        return (await self.log).decode()


Launch = Callable[..., Awaitable[Process]]


@pytest.fixture
async def launch(tmp_path: Path) -> AsyncIterator[Launch]:
    """Starts `cci api` with settings; what still runs at the end of the test is stopped."""
    processes: list[Process] = []

    async def start(**settings: str) -> Process:
        processes.append(await launched(tmp_path, **settings))
        return processes[-1]

    yield start
    for process in processes:
        if process.returncode is None:
            process.terminate()
            await asyncio.wait_for(process.wait(), 15)


@pytest.fixture
async def program(launch: Launch) -> AsyncIterator[Program]:
    """The program with the starter catalogue, ready to answer."""
    process = await launch()
    async for line in process.stderr:
        event = json.loads(line)
        if event["event"] == "listening":
            break
    running = Program(process, event["port"])
    await until_ready(running.url)
    yield running
    if process.returncode is None:
        await running.stop()


@pytest.fixture
def ready() -> Callable[[str], Awaitable[None]]:
    """Waits for the first directory of the service at an address."""
    return until_ready


async def launched(folder: Path, **settings: str) -> Process:
    environment = {"CCI_DATABASE_URL": f"sqlite:///{folder / 'cci.db'}", "CCI_PORT": "0", "PATH": "/usr/bin:/bin"}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "cci_core", "api", env=environment | settings, stderr=PIPE
    )


async def until_ready(url: str) -> None:
    async with ClientSession() as session:
        for _ in range(200):
            with suppress(ClientConnectionError):
                async with session.get(f"{url}/readyz") as response:
                    if response.status == 200:
                        return
            await asyncio.sleep(0.1)
    pytest.fail("not ready within 20 s")


@pytest.fixture
def assert_problem() -> Callable[..., Awaitable[dict]]:
    """The contract of errors: RFC 9457, a stable type, a detail that says something, no banner, no caching."""

    async def check(response: ClientResponse, status: int, name: str) -> dict:
        body = msgspec.json.decode(await response.read())
        assert response.status == status, body
        assert response.headers["Content-Type"] == "application/problem+json"
        assert response.headers["Cache-Control"] == "no-store"
        assert "Server" not in response.headers
        assert body["type"] == f"urn:cci:problem:{name}"
        assert body["status"] == status
        assert body["title"]
        assert len(body["detail"]) > 10
        return body

    return check


def _company(name: str, score: int, *, slug: str = "", owner: str | None = None, **options: str) -> dict:
    return {
        "slug": slug or name,
        "name": f"{name.title()} Widgets",
        "owner": owner,
        "country": options.get("country", "US"),
        "domains": [f"{slug or name}.example"],
        "industries": [{"code": options.get("industry", "336110"), "title": "Cars"}],
        "events": [
            {
                "id": "first",
                "date": "2025-06-01",
                "title": f"What {name} did",
                "sources": [{"title": "A source", "url": "https://source.example/a"}],
                "impacts": [
                    {"category": "market-power", "score": score},
                    {"category": "public-and-political-behavior", "score": score, "source": {"title": "Another"}},
                ],
            },
            {
                "id": "ahead",
                "date": "2027-01-01",
                "title": "Not yet",
                "impacts": [{"category": "market-power", "score": 1}],
            },
        ],
    }
