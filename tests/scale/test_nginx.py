"""The shipped configurations in a real nginx: in front of the service, and over a published folder."""

import asyncio
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from aiohttp import ClientSession, TCPConnector

from cci_core.badges import unseal
from extension_api.security import CONTENT_SECURITY_POLICY
from fixtures.catalogue import sudden_event
from fixtures.nginx import nginx
from fixtures.postgres import free_port

COMPANY = """
slug = "{slug}"
name = "{slug} widgets"
industries = [{{code = "334111", title = "Invented makers"}}]
"""
UNIT = Path(__file__).parents[2] / "deploy" / "systemd" / "cci-publish.service"
READS = 20
"""Requests a second that the service grants one client; nginx grants 50."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a catalogue with two companies."""
    folder = tmp_path_factory.mktemp("catalogue")
    for slug, score in (("zorblax", 90), ("acme", -90)):
        (folder / f"{slug}.toml").write_text(COMPANY.format(slug=slug) + sudden_event(score))
    own = {
        "CCI_DATABASE_URL": f"sqlite:///{folder / 'cci.db'}",
        "CCI_PUBLIC_URL": "https://cci.example",
        "CCI_AS_OF": "2026-11-24",
    }
    cci("import", str(folder / "zorblax.toml"), str(folder / "acme.toml"), **own)
    return own


def cci(*arguments: str, umask: int = -1, **environ: str) -> None:
    command = [sys.executable, "-m", "cci_core", *arguments]
    subprocess.run(command, env=os.environ | environ, umask=umask, check=True, capture_output=True)


@contextmanager
def service(port: int, own: dict[str, str]) -> Iterator[None]:
    """`cci api` behind a proxy that it trusts."""
    settings = {"CCI_PORT": str(port), "CCI_TRUSTED_PROXIES": "127.0.0.1", "CCI_READS_PER_SECOND": str(READS)}
    process = subprocess.Popen(
        [sys.executable, "-m", "cci_core", "api"], env=os.environ | own | settings, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(f"http://127.0.0.1:{port}/readyz")
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError("the service did not start")


@pytest.fixture(scope="module")
def front(own: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """nginx in front of the service."""
    port = free_port()
    folder = tmp_path_factory.mktemp("front") / "nginx"
    with service(port, own), nginx("cci.conf", folder, {"127.0.0.1:8710": f"127.0.0.1:{port}"}) as address:
        yield address


@pytest.fixture(scope="module")
def www(own: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder published as the shipped unit does it."""
    folder = tmp_path_factory.mktemp("files") / "www"
    umask = UNIT.read_text().partition("UMask=")[2].split()[0]
    cci("publish", str(folder), "--processes", "1", umask=int(umask, 8), **own)
    return folder


@pytest.fixture(scope="module")
def files(www: Path) -> Iterator[str]:
    """nginx over the published folder."""
    with nginx("cci-static.conf", www.with_name("nginx"), {"/var/lib/cci/www": str(www)}) as address:
        yield address


@pytest.fixture
async def client() -> AsyncIterator[ClientSession]:
    async with a_client("127.0.0.1") as session:
        yield session


def a_client(address: str) -> ClientSession:
    """Asks from another address of this machine: to nginx, another client."""
    return ClientSession(connector=TCPConnector(ssl=False, local_addr=(address, 0)))


async def test_service_is_passed_on_with_its_compression_and_its_tags(front: str, client: ClientSession) -> None:
    for path in ("/v1/companies/acme", "/companies/acme", "/v1/badges"):
        async with client.get(front + path, headers={"Accept-Encoding": "br"}) as answer:
            assert answer.status == 200, path
            tag = answer.headers["ETag"]
            assert answer.headers["Cache-Control"].startswith("public, max-age=")
            assert path == "/v1/companies/acme" or answer.headers["Content-Encoding"] == "br"
        async with client.get(front + path, headers={"If-None-Match": tag}) as answer:
            assert (answer.status, answer.headers["ETag"]) == (304, tag)


async def test_forms_reach_the_service_and_oversized_ones_do_not(front: str, client: ClientSession) -> None:
    report = {"kind": "dispute", "company": "acme", "text": "The event names the wrong year, see the source."}
    async with client.post(f"{front}/v1/reports", json=report) as answer:
        assert answer.status in (201, 202)
    async with client.post(f"{front}/v1/reports", json=report | {"text": "x" * 70_000}) as answer:
        assert answer.status == 413


async def test_service_limits_each_client_by_the_address_that_nginx_saw(front: str) -> None:
    async with a_client("127.0.0.2") as greedy, a_client("127.0.0.3") as other:
        forged = {"X-Forwarded-For": "203.0.113.9"}
        statuses = [await status(greedy, f"{front}/v1/methodology", **forged) for _ in range(8 * READS)]
        async with greedy.get(f"{front}/v1/methodology", headers=forged) as refused:
            assert refused.status == 429
            assert refused.content_type == "application/problem+json", "the service refuses, not nginx"
            assert int(refused.headers["Retry-After"]) >= 1
        assert Counter(statuses)[200] >= 4 * READS
        assert await status(other, f"{front}/v1/methodology") == 200


async def test_nginx_limits_what_comes_faster_than_it_allows(front: str) -> None:
    async with a_client("127.0.0.4") as greedy, a_client("127.0.0.5") as other:
        kinds = await asyncio.gather(*(kind(greedy, f"{front}/healthz") for _ in range(500)))
        assert Counter(kinds)[429, "text/html"] > 100, "nginx refuses"
        assert sum(status == 200 for status, _ in kinds) >= 200
        assert await status(other, f"{front}/healthz") == 200


async def test_metrics_are_for_this_machine_alone(front: str, client: ClientSession) -> None:
    async with a_client("127.0.0.6") as stranger:
        assert await status(stranger, f"{front}/metrics") == 403
    assert await status(client, f"{front}/metrics") == 200


async def status(client: ClientSession, address: str, **headers: str) -> int:
    async with client.get(address, headers=headers) as answer:
        return answer.status


async def kind(client: ClientSession, address: str) -> tuple[int, str]:
    async with client.get(address) as answer:
        return answer.status, answer.content_type


def test_published_files_may_be_read_by_a_server_of_another_user(www: Path) -> None:
    closed = [file for file in www.rglob("*") if not file.stat().st_mode & (0o001 if file.is_dir() else 0o004)]
    assert [file for file in closed if ".publish" not in file.parts] == []


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html"),
        ("/companies/acme/", "text/html"),
        ("/de/companies/acme/alternatives/", "text/html"),
        ("/v1/companies", "application/json"),
        ("/v1/companies.json", "application/json"),
        ("/v1/companies/acme", "application/json"),
        ("/v1/companies/acme/history", "application/json"),
        ("/v1/companies/acme/alternatives", "application/json"),
        ("/v1/methodology", "application/json"),
        ("/v1/badges", "application/octet-stream"),
        ("/v1/badges/key", "application/json"),
        ("/cards/acme.png", "image/png"),
        ("/cards/acme.svg", "image/svg+xml"),
        ("/sitemap.xml", "text/xml"),
        ("/feed.xml", "application/atom+xml"),
        ("/robots.txt", "text/plain"),
        ("/head.jsonl", "application/jsonl"),
    ],
)
async def test_published_files_come_with_their_type(
    files: str, client: ClientSession, path: str, media_type: str
) -> None:
    async with client.get(files + path) as answer:
        assert (answer.status, answer.content_type) == (200, media_type)
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        is_page = media_type == "text/html"
        assert answer.headers.get("Content-Security-Policy") == (CONTENT_SECURITY_POLICY if is_page else None)
        assert answer.headers.get("Access-Control-Allow-Origin") == (None if is_page else "*")


async def test_published_files_are_compressed_and_known_by_their_tags(files: str, client: ClientSession) -> None:
    async with client.get(f"{files}/companies/acme/", headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert answer.headers["Cache-Control"] == "public, max-age=300, stale-while-revalidate=86400"
        tag = answer.headers["ETag"]
    assert await status(client, f"{files}/companies/acme/", **{"If-None-Match": tag}) == 304


async def test_names_that_change_with_their_content_are_kept_for_a_year(files: str, client: ClientSession) -> None:
    async with client.get(f"{files}/head.jsonl") as answer:
        assert answer.headers["Cache-Control"] == "public, max-age=60"
        head = await answer.text()
    lasting = head.partition('"badges":"')[2].partition('"')[0]
    async with client.get(f"{files}/{lasting}") as answer:
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        assert {company.slug for company in unseal(await answer.read(), None).companies} == {"zorblax", "acme"}
    assert await status(client, f"{files}/badges/since-1.bin") == 404


async def test_missing_addresses_get_the_page_that_says_so(files: str, client: ClientSession) -> None:
    for path in ("/companies/nobody/", "/v1/companies/nobody", "/v1/companies/nobody/history", "/.publish/lock"):
        async with client.get(files + path) as answer:
            assert answer.status == 404, path
            assert "Cache-Control" not in answer.headers
            assert "<html" in await answer.text()


async def test_page_without_its_slash_leads_to_the_one_with_it(files: str, client: ClientSession) -> None:
    async with client.get(f"{files}/companies/acme", allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (301, "/companies/acme/")
