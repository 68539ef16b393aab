"""A published folder of an invented catalogue, and a plain file server that knows nothing of it."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import msgspec
import pytest

from cci_core.directory import DirectoryKeeper
from cci_core.messages import LANGUAGES, Language
from cci_core.methodology import load_methodology
from cci_core.publishing import Options, Summary
from cci_core.records import Company, Industry
from cci_core.settings import Settings
from cci_core.storage import Store, companies
from extension_api.publishing import publish_site
from fixtures.catalogue import invented

DAY = date(2026, 11, 24)
SUB_PATH = "sub/path"


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files, and says nothing."""

    def log_message(self, *_arguments: object) -> None:
        """Keep silent."""


@contextmanager
def file_server(folder: Path) -> Iterator[str]:
    """The address of a plain server of the folder's files."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


class Publisher:
    """Publishes what the store holds into one folder below a server's root."""

    def __init__(self, store: Store, root: Path, address: str) -> None:
        self.store, self.folder, self.url = store, root / SUB_PATH, f"{address}/{SUB_PATH}"
        self._key = root.parent / "cci-badges.key"

    async def put(self, *changed: Company) -> None:
        for company in changed:
            await self.store.write(lambda connection, company=company: companies.put(connection, company))

    async def publish(self, *languages: Language, **options: object) -> Summary:
        settings = Settings(public_url=self.url, badge_key_file=self._key, as_of=DAY)
        keeper = DirectoryKeeper(self.store, load_methodology(), settings.today)
        await keeper.refresh()
        assert keeper.current is not None
        wanted = Options(**{"languages": languages or LANGUAGES, "processes": 1} | options)
        return await publish_site(self.store, keeper.current, settings, self.folder, wanted)


def company(slug: str, *scores: int, code: str = "334111", owner: str | None = None) -> Company:

    base = invented(slug, *scores, owner=owner)
    return msgspec.structs.replace(base, industries=(Industry(code=code, title="Invented makers"),))


@pytest.fixture
async def publisher(sqlite_store: Store, tmp_path: Path) -> AsyncIterator[Publisher]:
    root = tmp_path / "www"
    (root / SUB_PATH).mkdir(parents=True)
    with file_server(root) as address:
        publisher = Publisher(sqlite_store, root, address)
        await publisher.put(company("zorblax", 40), company("acme", -30, owner="zorblax"), company("brillo"))
        yield publisher


@pytest.fixture
def make_company() -> Callable[..., Company]:
    return company


@pytest.fixture
def serve_files() -> Callable[[Path], object]:
    return file_server
