import json
import xml.etree.ElementTree as ET
from datetime import date

import html5lib
import pytest

from cci_core.records import Company, Event, Impact, Industry
from cci_core.settings import Settings
from extension_api.security import CONTENT_SECURITY_POLICY

PEOPLE = {"Accept": "text/html"}
PAGES = [
    "/",
    "/companies",
    "/companies/acme",
    "/companies/acme/alternatives",
    "/industries/336110",
    "/methodology",
    "/about",
]


async def read(service, path: str, status: int = 200, **headers: str) -> str:
    async with service.session.get(path, headers=PEOPLE | headers) as response:
        text = await response.text()
        assert response.status == status, text
        return text


@pytest.mark.parametrize("path", PAGES)
async def test_pages_are_html_with_security_headers_tags_and_a_language(service, path):
    async with service.session.get(path, headers={"Accept-Language": "fr, de-AT;q=0.8, en;q=0.5"}) as response:
        body = await response.text()
        headers = response.headers

    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert headers["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert "Accept-Language" in ", ".join(headers.getall("Vary"))
    assert headers["Content-Language"] == "de"
    assert '<html lang="de">' in body
    async with service.session.get(
        path, headers={"If-None-Match": headers["ETag"], "Accept-Language": "de"}
    ) as response:
        assert response.status == 304


@pytest.mark.parametrize("path", PAGES)
async def test_an_address_can_ask_for_a_language_and_links_keep_it(service, path):
    body = await read(service, f"{path}?lang=es", **{"Accept-Language": "de"})

    assert '<html lang="es">' in body
    assert 'href="/methodology?lang=es"' in body


async def test_languages_do_not_share_an_etag(service):
    tags = set()
    for language in ("en", "de", "es"):
        async with service.session.get("/about", headers={"Accept-Language": language}) as response:
            tags.add(response.headers["ETag"])

    assert len(tags) == 3


async def test_every_link_within_the_site_leads_somewhere(service):
    seen, waiting = set(), ["/"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        async with service.session.get(path, headers=PEOPLE) as response:
            assert response.status == 200, path
            if "text/html" not in response.headers["Content-Type"]:
                continue
            tree = html5lib.parse(await response.text(), namespaceHTMLElements=False)
        elements = [*tree.iter("a"), *tree.iter("link"), *tree.iter("script")]
        found = [each.get("href") or each.get("src") or "" for each in elements]
        waiting += [address.split("#")[0] for address in found if address.startswith("/") and "lang=" not in address]
        anchors = {each.get("id") for each in tree.iter()}
        assert {address[1:] for address in found if address.startswith("#")} <= anchors, path

    assert len(seen) > 20


async def test_the_directory_filters_sorts_and_says_how_many(service):
    body = await read(service, "/companies?query=&tier=&country=DE&industry=&sort=score&utm_source=x")

    assert "Dorf Widgets" in body
    assert "Brillo Widgets" not in body
    assert "1 company" in body


async def test_the_directory_finds_what_was_meant(service):
    body = await read(service, "/companies?query=brillo.example")

    assert 'href="/companies/brillo"' in body
    assert "“brillo.example”" in body


async def test_a_long_directory_is_paged_both_ways(start):
    service = await start(*(Company(slug=f"c{n:03}", name=f"Company {n:03}") for n in range(120)))

    tree = html5lib.parse(await read(service, "/companies?sort=name"), namespaceHTMLElements=False)
    following = next(a.get("href") for a in tree.iter("a") if a.get("rel") == "next")
    second = await read(service, following)

    assert "Company 050" in second
    assert "Company 049" not in second
    back = next(
        a.get("href") for a in html5lib.parse(second, namespaceHTMLElements=False).iter("a") if a.get("rel") == "prev"
    )
    assert "Company 049" in await read(service, back)


@pytest.mark.parametrize("query", ["sort=nonsense", "country=QQ", "tier=great", "industry=abc", "cursor=zz"])
async def test_a_wrong_filter_is_explained_on_a_page(service, query):
    body = await read(service, f"/companies?{query}", 400)

    assert "This did not work" in body
    assert "noindex" in body


async def test_a_page_that_is_not_there_suggests_companies(service):
    body = await read(service, "/companies/brillo-widgts", 404)

    assert "There is no such page" in body
    assert "Check the address" in body
    assert "/v1/" not in body
    assert 'href="/companies/brillo"' in body


async def test_browsers_find_an_icon_where_nothing_names_one(service):
    async with service.session.get("/favicon.ico") as response:
        assert response.status == 200
        assert response.content_type == "image/svg+xml"


@pytest.mark.parametrize("path", ["/companies/%3Cscript%3E", "/%22onload=x", "/industries/999999", "/static/no.css"])
async def test_unknown_addresses_are_pages_too(service, path):
    body = await read(service, path, 404)

    assert "<script>" not in body
    assert "onload=x" not in body or "&#34;onload" in body


async def test_static_files_keep_for_ever_under_names_that_change(service):
    tree = html5lib.parse(await read(service, "/"), namespaceHTMLElements=False)
    style = next(each.get("href") for each in tree.iter("link") if each.get("rel") == "stylesheet")

    async with service.session.get(style) as response:
        assert response.headers["Content-Type"] == "text/css; charset=utf-8"
        assert "immutable" in response.headers["Cache-Control"]
        assert '[data-tier="champion"]' in await response.text()


async def test_the_form_sends_a_report_without_script(service):
    tree = html5lib.parse(await read(service, "/companies/acme"), namespaceHTMLElements=False)
    form = next(each for each in tree.iter("form") if each.get("method") == "post")
    fields = {each.get("name"): each.get("value", "") for each in form.iter("input")}
    fields |= {"kind": "dispute", "text": "This is <b>not</b> so.", "source": "https://news.example/x"}

    async with service.session.post(form.get("action"), data=fields) as response:
        body = await response.text()

    assert response.status == 200
    assert response.url.path.startswith("/reports/")
    assert response.headers["Cache-Control"] == "no-store"
    assert "It waits for review" in body
    assert "Acme Widgets" in body
    assert "not</b>" not in body


async def test_a_form_that_cannot_be_taken_is_explained_on_a_page(service):
    fields = {"kind": "dispute", "company": "acme", "text": "x", "source": "not an address"}

    async with service.session.post("/v1/reports", data=fields, headers=PEOPLE) as response:
        body = await response.text()

    assert response.status == 400
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "This did not work" in body
    assert "source" in body


async def test_a_change_of_the_catalogue_reaches_the_page(service):
    before = await read(service, "/companies/acme")
    event = Event(
        date=date(2025, 6, 1),
        title="Something new",
        impacts=(Impact(category="technology-and-services-impact", score=90),),
    )

    await service.put(Company(slug="acme", name="Acme Renamed", events=(event,)))

    after = await read(service, "/companies/acme")
    assert "Something new" not in before
    assert "Something new" in after
    assert "Acme Renamed" in after


async def test_search_engines_are_told_every_page(service):
    robots = await read(service, "/robots.txt")
    root = ET.fromstring(await read(service, "/sitemap.xml"))

    addresses = {each.text for each in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    base = Settings().public_url
    assert f"{base}/sitemap.xml" in robots
    assert f"{base}/companies/eclair" in addresses
    assert f"{base}/industries/336110" in addresses
    await read(service, "/sitemap-1.xml", 404)


async def test_oembed_gives_the_card_of_a_page(start, records):
    service = await start(*records, public_url="https://cci.example/index")

    answer = await service.json("/oembed?url=https://cci.example/index/companies/acme&format=json")
    small = await service.json("/oembed?url=https://cci.example/index/companies/acme&maxwidth=400")

    assert (answer["version"], answer["type"]) == ("1.0", "photo")
    assert answer["url"].startswith("https://cci.example/index/cards/acme.png")
    assert (answer["width"], answer["height"]) == (1200, 630)
    assert "Acme Widgets" in answer["title"]
    assert small["type"] == "link"
    assert "url" not in small
    for wrong in ("https://other.example/companies/acme", "https://cci.example/index/about", "x"):
        await service.json(f"/oembed?url={wrong}", 404)
    await service.json("/oembed?url=http://[::1", 400)


async def test_cards_are_pictures_with_an_etag_that_outlives_the_process(service, records, start):
    async with service.session.get("/cards/acme.png") as response:
        body, headers = await response.read(), response.headers

    assert headers["Content-Type"] == "image/png"
    assert headers["Access-Control-Allow-Origin"] == "*"
    assert body.startswith(b"\x89PNG")
    again = await start(*records)
    async with again.session.get("/cards/acme.png", headers={"If-None-Match": headers["ETag"]}) as response:
        assert response.status == 304


async def test_cards_come_as_drawings_in_all_variants_and_languages(service):
    seen = set()
    for query in ("", "?theme=dark", "?variant=square", "?lang=de"):
        async with service.session.get(f"/cards/acme.svg{query}") as response:
            assert response.status == 200
            assert response.headers["Content-Type"] == "image/svg+xml"
            seen.add(await response.text())
    await service.json("/cards/acme.svg?theme=pink", 400)
    await service.json("/cards/nobody.png", 404)

    assert len(seen) == 4


async def test_an_address_of_an_industry_takes_the_beginning_of_a_code(start):
    service = await start(Company(slug="acme", name="Acme", industries=(Industry(code="336110", title="Cars"),)))

    assert 'href="/companies/acme"' in await read(service, "/industries/336")


async def test_linked_data_is_json(service):
    tree = html5lib.parse(await read(service, "/companies/acme"), namespaceHTMLElements=False)
    linked = next(each.text for each in tree.iter("script") if each.get("type") == "application/ld+json")

    assert json.loads(linked)["@type"] == "Organization"
