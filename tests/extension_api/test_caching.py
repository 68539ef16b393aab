"""Tags, encodings and what else caches rely on."""

import gzip
import json

import brotli
import pytest
import zstandard


async def test_the_tag_is_answered_with_304_and_no_body(service):
    async with service.session.get("/v1/companies/acme") as first:
        tag = first.headers["ETag"]
        assert first.headers["Cache-Control"] == "public, max-age=300, stale-while-revalidate=86400"
    for known in (tag, f'"other", {tag}', tag.removeprefix("W/"), "*"):
        async with service.session.get("/v1/companies/acme", headers={"If-None-Match": known}) as second:
            assert second.status == 304
            assert second.headers["ETag"] == tag
            assert await second.read() == b""
    async with service.session.get("/v1/companies/acme", headers={"If-None-Match": '"other"'}) as third:
        assert third.status == 200


async def test_head_has_the_head_of_get_and_no_body(service):
    async with service.session.get("/v1/companies/acme") as got, service.session.head("/v1/companies/acme") as head:
        assert head.status == 200
        assert head.headers["Content-Length"] == got.headers["Content-Length"]
        assert await head.read() == b""


@pytest.mark.parametrize(
    ("accepted", "encoding", "decode"),
    [
        ("br", "br", brotli.decompress),
        ("gzip, br;q=0.5", "gzip", gzip.decompress),
        ("zstd", "zstd", lambda body: zstandard.ZstdDecompressor().decompress(body)),
        ("identity;q=1, br;q=0.1", None, bytes),
        ("br;q=0, *;q=0", None, bytes),
        ("compress", None, bytes),
    ],
)
async def test_the_encoding_is_the_one_wanted_most(service, accepted, encoding, decode):
    headers = {"Accept-Encoding": accepted}
    async with service.session.get("/v1/companies", headers=headers, auto_decompress=False) as response:
        assert response.headers.get("Content-Encoding") == encoding
        assert response.headers["Vary"] == "Accept-Encoding"
        assert json.loads(decode(await response.read()))["total"] == 6


async def test_reading_is_open_to_all_origins_without_credentials(service):
    async with service.session.get("/v1/companies/acme") as response:
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers
        assert response.headers["X-Content-Type-Options"] == "nosniff"
    async with service.session.options("/v1/companies/acme") as preflight:
        assert preflight.status == 204
        assert preflight.headers["Access-Control-Allow-Methods"] == "GET, HEAD"


async def test_writing_is_not_open_to_other_origins(service):
    async with service.session.options("/v1/reports") as preflight:
        assert preflight.headers["Allow"] == "OPTIONS, POST"
        assert "Access-Control-Allow-Methods" not in preflight.headers


async def test_no_answer_names_the_program(service):
    for path in ("/v1/companies", "/nowhere", "/healthz", "/docs"):
        async with service.session.get(path) as response:
            assert "Server" not in response.headers
