"""A Chromium with the extension and an index of well-known brands, shared by the tests of a module."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from benchmarks.badge_browser import Browser, chromium_with, extension_copy, index_file, rated
from browser_extension.content.markup import SHOP_PAGES


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Browser]:
    work = tmp_path_factory.mktemp("chromium")
    index = index_file([rated(slug, name, aliases=aliases) for slug, (name, *aliases) in SHOP_PAGES["known"].items()])
    async with chromium_with(extension_copy(work, index), work / "profile") as browser:
        yield browser
