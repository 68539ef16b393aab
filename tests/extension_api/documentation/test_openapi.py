"""The OpenAPI document and the service agree."""

import asyncio
import re
import sys
from pathlib import Path

import msgspec

from cci_core.methodology import load_methodology
from extension_api.documentation import document_bytes
from extension_api.routes import ROUTES

CHECKED_IN = Path(__file__).parents[3] / "schema" / "openapi.json"


def test_the_checked_in_document_is_current():
    made = document_bytes(ROUTES, load_methodology())
    assert CHECKED_IN.read_bytes() == made, "run: python -m extension_api.documentation > schema/openapi.json"


async def test_the_served_document_is_the_checked_in_one(service):
    async with service.session.get("/openapi.json") as response:
        assert await response.read() == CHECKED_IN.read_bytes()


async def test_the_page_names_every_operation_and_loads_nothing_from_elsewhere(service):
    document = msgspec.json.decode(CHECKED_IN.read_bytes())
    async with service.session.get("/docs") as response:
        page = await response.text()
    for path, operations in document["paths"].items():
        for operation in operations.values():
            assert f'id="{operation["operationId"]}"' in page
        assert path in page
    addresses = re.findall(r'(?:src|href)="([^"#]*)', page)
    assert addresses == ["/docs.css", "/", "/openapi.json", *[""] * page.count('href="#')]


def test_every_route_has_a_name_of_its_own():
    names = [route.name for route in ROUTES]
    assert len(names) == len(set(names))


async def test_schemathesis_finds_no_disagreement(program):
    command = ["-m", "schemathesis.cli", "run", f"{program.url}/openapi.json", "--checks", "all", "--no-color"]
    bounded = ["--phases", "examples,fuzzing", "-n", "15", "--seed", "1", "--generation-database", "none"]
    process = await asyncio.create_subprocess_exec(
        sys.executable, *command, *bounded, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT
    )
    output, _ = await process.communicate()
    assert process.returncode == 0, output.decode()[-8000:]
