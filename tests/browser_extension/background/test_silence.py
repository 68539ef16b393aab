"""Everything that the whole browser sends, worker included, seen by the proxy that it must go through."""

import json
import threading
from collections.abc import Awaitable, Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.async_api import Page

from browser_extension.background.conftest import KEY, Extension, index_of
from browser_extension.content.markup import PRODUCT, cards, page, titled

pytestmark = pytest.mark.browser
Launch = Callable[..., Awaitable[Extension]]
SERVICE = "http://127.0.0.1:8710"
ICON = '<link rel="icon" href="data:,">'
ARTICLE = page("<h1>Bosch and Sony</h1><p>Bosch, Sony and others.</p>", '<meta property="og:type" content="article">')
KINDS = (titled("Bosch drill", head=PRODUCT), cards("<h3>Sony headphones</h3>", "<h3>Bosch saw</h3>"), ARTICLE)
VISITS = 60
CHROMIUMS_OWN = {"accounts.google.com", "update.googleapis.com"}
"""Hosts that Chromium asks by itself when it starts, without any extension too."""


class Proxy:
    """Answers for every address, and notes all that it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.pages: dict[str, bytes] = {}
        proxy = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                proxy.note(self.path)
                body = proxy.body_of(self.path)
                self.send_response(404 if body is None else 200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Length", str(len(body or b"")))
                self.end_headers()
                self.wfile.write(body or b"")

            def do_CONNECT(self) -> None:
                proxy.note(f"https://{self.path}")
                self.send_error(403)

            def do_POST(self) -> None:
                self.do_GET()

            def do_OPTIONS(self) -> None:
                self.do_GET()

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        self.flags = (
            f"--proxy-server=http://127.0.0.1:{self._server.server_port}",
            "--proxy-bypass-list=<-loopback>",
        )

    def note(self, address: str) -> None:
        """Remember what was asked, but for what the browser asks by itself."""
        if urlsplit(address).hostname not in CHROMIUMS_OWN:
            self.asked.append(address)

    def body_of(self, address: str) -> bytes | None:
        """A page, or what the service says."""
        path = urlsplit(address).path
        if path == "/v1/badges/key":
            return json.dumps({"key": KEY.public.text}).encode()
        if path == "/v1/badges":
            return index_of("Bosch", "Sony")
        if path == "/v1/companies/bosch":
            return json.dumps({"slug": "bosch", "name": "Bosch"}).encode()
        if path == "/v1/companies/bosch/alternatives":
            return json.dumps({"alternatives": []}).encode()
        return self.pages.get(address)

    def stop(self) -> None:
        """Answer no longer."""
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    proxy = Proxy()
    yield proxy
    proxy.stop()


async def test_sixty_pages_make_the_browser_ask_for_nothing_but_themselves(launch: Launch, proxy: Proxy) -> None:
    extension = await launch(flags=proxy.flags)
    await extension.until(lambda state: state["source"] == SERVICE)
    assert {f"{SERVICE}/v1/badges", f"{SERVICE}/v1/badges/key"} <= set(proxy.asked)
    proxy.asked.clear()
    addresses = [f"http://shop-{number}.example/p/{number}?q=secret" for number in range(VISITS)]
    for number, address in enumerate(addresses):
        proxy.pages[address] = KINDS[number % len(KINDS)].replace("<head>", f"<head>{ICON}").encode()
        await visited(extension, address, badges=KINDS[number % len(KINDS)] is not ARTICLE)
    await extension.ask(type="cci:update")
    own = [address for address in proxy.asked if address not in proxy.pages and not address.endswith(".jpg")]
    assert [urlsplit(address)._replace(query="").geturl() for address in own] == [f"{SERVICE}/v1/badges"]
    assert all("secret" not in address and "shop-" not in address for address in own)


async def test_a_click_asks_for_the_company_and_nothing_else(launch: Launch, proxy: Proxy) -> None:
    extension = await launch(flags=proxy.flags)
    await extension.until(lambda state: state["source"] == SERVICE)
    proxy.pages["http://shop.example/"] = KINDS[0].replace("<head>", f"<head>{ICON}").encode()
    tab = await extension.context.new_page()
    await tab.goto("http://shop.example/")
    badge = tab.locator("cci-badges button[data-company=bosch]")
    await badge.wait_for()
    proxy.asked.clear()
    await badge.click()
    await tab.locator("cci-badges [role=dialog] .primary").wait_for()
    await tab.wait_for_timeout(500)
    assert sorted(proxy.asked) == [f"{SERVICE}/v1/companies/bosch", f"{SERVICE}/v1/companies/bosch/alternatives"]


async def visited(extension: Extension, address: str, *, badges: bool) -> None:
    """Open the page, see its badge or the time pass in which one would come, and leave."""
    tab: Page = await extension.context.new_page()
    await tab.goto(address)
    if badges:
        await tab.locator("cci-badges button[data-company]").first.wait_for(state="attached")
    else:
        await tab.wait_for_timeout(200)
    await tab.close()
