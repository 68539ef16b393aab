"""The same extension in Firefox: badges, card, and a body that stays as it is."""

import json
import subprocess
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from benchmarks.badge_browser import extension_copy, index_file, rated
from browser_extension.content.markup import SHOP_PAGES, titled

pytestmark = pytest.mark.browser

FIREFOX = Path("/usr/bin/firefox-esr")
PUPPETEER = Path(__file__).parents[3] / "node_modules" / "puppeteer-core"


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *_: object) -> None:
        """Nothing is written of requests."""


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "drill.html").write_text(titled("Bosch drill"), encoding="utf-8")
    (folder / "case.html").write_text(titled("Case for iPhone 15"), encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.skipif(not (FIREFOX.exists() and PUPPETEER.exists()), reason="firefox-esr or puppeteer-core is missing")
def test_firefox_shows_badge_and_card_and_leaves_the_body_alone(shop: str, tmp_path: Path) -> None:
    known = [rated(slug, name, aliases=aliases) for slug, (name, *aliases) in SHOP_PAGES["known"].items()]
    extension = extension_copy(tmp_path, index_file(known))
    script = Path(__file__).with_name("firefox.mjs")
    addresses = [f"{shop}/drill.html", f"{shop}/case.html"]
    command = ["node", script, extension, *addresses]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    drill, case = json.loads(done.stdout)
    assert drill["badges"] == ["bosch"]
    assert "Bosch" in drill["card"]
    assert case["badges"] == []
    assert drill["same"] and case["same"]
