"""A Chromium with the extension as it is in the store, and a service on this machine that may misbehave."""

import json
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import BrowserContext, Page, async_playwright

from benchmarks.badge_browser import CHROMIUM, extension_copy, rated, worker_of
from cci_core.badges import SecretKey, badge_index, seal
from cci_core.directory import build_directory
from cci_core.methodology import load_methodology

KEY = SecretKey.from_seed(b"s" * 32)
PATIENCE_MS = 15_000


def index_of(*names: str, revision: int = 1, key: SecretKey | None = KEY) -> bytes:
    """A badge index of companies with these names; a higher revision is a newer version."""
    companies = [rated(name.lower(), name) for name in names]
    directory = build_directory(companies, load_methodology(), revision, date(2026, 11, 24))
    return seal(badge_index(directory), key)


class Service:
    """Answers with the bytes that it was given, and notes what was asked."""

    def __init__(self) -> None:
        self.index: bytes = index_of("Firstco")
        self.delta: bytes | None = None
        self.key = KEY.public.text
        self.asked: list[str] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Where the service is."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def stop(self) -> None:
        """Serve no longer."""
        self._server.shutdown()
        self._server.server_close()

    def answer(self, path: str) -> bytes | None:
        """The body for the path."""
        self.asked.append(path)
        if path == "/v1/badges/key":
            return json.dumps({"key": self.key}).encode()
        if path.startswith("/v1/badges"):
            return self.delta if "since=" in path and self.delta is not None else self.index
        return None

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        service = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = service.answer(self.path)
                self._send(404 if body is None else 200, body or b"")

            def do_OPTIONS(self) -> None:
                self._send(204, b"")

            def _send(self, status: int, body: bytes) -> None:
                self.send_response(status)
                self.send_header("Access-Control-Allow-Origin", "*")
                self.send_header("Access-Control-Allow-Headers", "If-None-Match")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                return

        return Handler


class Extension:
    """The extension in a browser: its pages, its worker, its settings."""

    def __init__(self, context: BrowserContext, page: Page, origin: str) -> None:
        self.context, self.page, self.origin = context, page, origin

    async def ask(self, **message: Any) -> Any:
        """What the worker answers."""
        return await self.page.evaluate("message => chrome.runtime.sendMessage(message)", message)

    async def choose(self, **settings: Any) -> None:
        """Store the settings, as another program would."""
        await self.page.evaluate("settings => chrome.storage.local.set({settings})", settings)

    async def names(self, text: str) -> list[str]:
        """The slugs that a search for the text finds."""
        return [entry["slug"] for entry in (await self.ask(type="cci:search", text=text))["results"]]

    async def until(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The state of the index once it is as wanted."""
        state: dict[str, Any] = {}
        for _ in range(PATIENCE_MS // 100):
            state = await self.ask(type="cci:index-state")
            if wanted(state):
                return state
            await self.page.wait_for_timeout(100)
        raise AssertionError(f"the index stayed {state}")

    async def open(self, path: str) -> Page:
        """One of the extension's pages in a tab of its own."""
        page = await self.context.new_page()
        await page.goto(f"{self.origin}/{path}")
        return page


@pytest.fixture
def service() -> Iterator[Service]:
    service = Service()
    yield service
    service.stop()


Launch = Callable[..., Awaitable[Extension]]


@pytest_asyncio.fixture
async def launch(tmp_path: Path) -> AsyncIterator[Launch]:
    """Start Chromium with the extension; `everywhere` grants access to all sites, the rest is for the browser."""
    async with async_playwright() as playwright:
        contexts: list[BrowserContext] = []

        async def start(*, everywhere: bool = True, flags: Sequence[str] = (), **options: Any) -> Extension:
            folder = extension_copy(tmp_path)
            if not everywhere:
                manifest = json.loads((folder / "manifest.json").read_text())
                del manifest["host_permissions"]
                (folder / "manifest.json").write_text(json.dumps(manifest))
            quiet = ["--headless=new", "--no-sandbox", "--disable-background-networking", "--disable-component-update"]
            loaded = [f"--disable-extensions-except={folder}", f"--load-extension={folder}"]
            context = await playwright.chromium.launch_persistent_context(
                str(tmp_path / "profile"),
                executable_path=CHROMIUM,
                headless=False,
                args=[*quiet, *loaded, *flags],
                locale="en-US",
                **options,
            )
            contexts.append(context)
            origin = (await worker_of(context)).url.rsplit("/", 1)[0]
            page = await context.new_page()
            await page.goto(f"{origin}/popup/popup.html")
            return Extension(context, page, origin)

        yield start
        for context in contexts:
            await context.close()
