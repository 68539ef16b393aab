import asyncio
import json
from pathlib import Path

import pytest

from benchmarks.badge_browser import extension_copy
from browser_extension.background.conftest import Service

pytestmark = pytest.mark.browser
HERE = Path(__file__).parent
ROOT = HERE.parents[2]

SHOP = """<!doctype html><title>Air Max</title><h1>Air Max</h1><button>Add to cart</button>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name": "Air Max",
"brand": {"@type": "Brand", "name": "Nike"}, "offers": {"@type": "Offer", "price": "1"}}</script>"""


class Shop(Service):
    """A service that also sells shoes."""

    def answer(self, path: str) -> bytes | None:
        return SHOP.encode() if path == "/shoes" else super().answer(path)


async def test_badges_appear_in_firefox(tmp_path: Path) -> None:
    shop = Shop()
    try:
        extension = extension_copy(tmp_path)
        command = ("node", str(HERE / "firefox.mjs"), str(extension), f"{shop.address}/shoes")
        process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, cwd=ROOT)
        answer, _ = await asyncio.wait_for(process.communicate(), 90)
    finally:
        shop.stop()
    assert [(slug, rung) for slug, _, rung in json.loads(answer)[0]] == [("nike", "structured")]
