"""A folder that `cci badges build` wrote, behind a server that knows nothing but files."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from benchmarks.badge_browser import rated
from browser_extension.background.conftest import KEY, Extension
from cci_core.badges import read_head
from cci_core.badges.publish import INDEX, write_badges
from cci_core.directory import build_directory
from cci_core.methodology import load_methodology

pytestmark = pytest.mark.browser
Launch = Callable[..., Awaitable[Extension]]
MANY = [f"Company number {number}" for number in range(60)]


class Host:
    """A plain file server of one folder, which notes what it was asked and answered."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.answered: list[tuple[str, int]] = []
        host = self

        class Handler(SimpleHTTPRequestHandler):
            def log_request(self, code: int | str = "-", _size: int | str = "-") -> None:
                host.answered.append((self.path, int(code)))

            def log_message(self, *_: object) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Where the folder is."""
        return f"http://127.0.0.1:{self._server.server_port}"

    def build(self, *names: str, revision: int) -> int:
        """Write the index of companies with these names; its version."""
        companies = [rated(name.lower().replace(" ", "-"), name) for name in (*MANY, *names)]
        write_badges(self.folder, build_directory(companies, load_methodology(), revision, date(2026, 11, 24)), KEY)
        return read_head((self.folder / INDEX).read_bytes()).version

    def stop(self) -> None:
        """Serve no longer."""
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    (tmp_path / "host").mkdir()
    host = Host(tmp_path / "host")
    yield host
    host.stop()


async def test_a_folder_of_files_is_a_service_address(launch: Launch, host: Host) -> None:
    host.build("Firstco", revision=1)
    extension = await launch()
    await extension.choose(apiBase=host.address)
    await extension.until(lambda state: state["source"] == host.address)
    assert await extension.names("Firstco") == ["firstco"]


async def test_updates_from_a_folder_come_as_its_deltas(launch: Launch, host: Host) -> None:
    before = host.build("Firstco", revision=1)
    extension = await launch()
    await extension.choose(apiBase=host.address)
    await extension.until(lambda state: state["source"] == host.address)
    after = host.build("Firstco", "Secondco", revision=2)
    host.answered.clear()
    state = await extension.ask(type="cci:update")
    assert (state["problem"], state["version"]) == ("", str(after))
    assert host.answered == [(f"/badges/since-{before}.bin", 200)]
    assert await extension.names("Secondco") == ["secondco"]


async def test_a_folder_without_news_is_asked_again_without_sending_it_all(launch: Launch, host: Host) -> None:
    host.build("Firstco", revision=1)
    extension = await launch()
    await extension.choose(apiBase=host.address)
    await extension.until(lambda state: state["source"] == host.address)
    for _ in range(2):
        host.answered.clear()
        assert (await extension.ask(type="cci:update"))["problem"] == ""
    assert [code for _, code in host.answered] == [404, 304]
