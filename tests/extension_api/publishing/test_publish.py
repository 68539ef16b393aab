"""The published folder: complete, incremental, provable, and whole below any path."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

from cci_core.badges import unseal
from cci_core.badges.delta import apply_delta
from cci_core.publishing import check

LINK = re.compile(r'(?:href|src|data-index)="([^"]*)"')


def fetch(address: str) -> tuple[int, str, bytes]:
    try:
        with urlopen(address, timeout=10) as answer:
            return answer.status, answer.url, answer.read()
    except HTTPError as error:
        with error:
            return error.code, address, b""


async def test_everything_is_there_and_proven(publisher) -> None:
    summary = await publisher.publish()
    assert summary.files == summary.written - 1
    verdict = check(str(publisher.folder))
    assert verdict.faults == ()
    assert verdict.files == summary.files
    assert check(publisher.url).faults == ()


async def test_every_link_leads_to_a_file_below_the_sub_path(publisher, make_company) -> None:
    await publisher.put(*(make_company(f"z{number}", number % 90) for number in range(120)))
    await publisher.publish()
    todo, done, missing = [f"{publisher.url}/"], set(), []
    while todo:
        page = urldefrag(todo.pop()).url
        if page in done or not page.startswith(publisher.url):
            continue
        done.add(page)
        status, address, body = fetch(page)
        if status != 200:
            missing.append(page)
        elif body[:15].lower() == b"<!doctype html>":
            todo += [urljoin(address, link) for link in LINK.findall(body.decode()) if not link.startswith("mailto:")]
    assert missing == []
    assert f"{publisher.url}/lists/companies/3/" in done
    assert f"{publisher.url}/companies/z119/" in done


async def test_no_link_starts_at_the_root_of_the_host(publisher) -> None:
    await publisher.publish()
    for page in publisher.folder.rglob("index.html"):
        assert [link for link in LINK.findall(page.read_text()) if link.startswith("/")] == [], page


async def test_data_is_what_the_service_answers(publisher) -> None:
    await publisher.publish()
    for path in ("v1/companies/acme", "v1/companies/acme.json"):
        answer = json.loads((publisher.folder / path).read_bytes())
        assert (answer["slug"], answer["owner"], answer["score"]["as_of"]) == ("acme", "zorblax", "2026-11-24")
    assert json.loads((publisher.folder / "v1/methodology").read_bytes())["tiers"][0]["slug"] == "champion"


async def test_pages_unfurl_with_a_card_that_is_there(publisher) -> None:
    await publisher.publish()
    page = (publisher.folder / "companies/acme/index.html").read_text()
    image = re.search(r'property="og:image" content="([^"?]*)', page)
    assert image is not None
    assert fetch(image[1])[2].startswith(b"\x89PNG")


async def test_the_same_again_writes_nothing(publisher) -> None:
    await publisher.publish()
    assert (await publisher.publish()).written == 0


async def test_one_change_leaves_unrelated_companies_untouched(publisher, make_company) -> None:
    await publisher.put(*(make_company(f"z{number}", 5, code="722511") for number in range(30)))
    await publisher.publish()
    before = {file: file.stat().st_mtime_ns for file in publisher.folder.rglob("companies/*/index.html")}
    await publisher.put(make_company("brillo", 20))
    summary = await publisher.publish()
    touched = {file.parent.name for file, written in before.items() if file.stat().st_mtime_ns != written}
    assert touched == {"brillo", "acme"}, "itself, and the one that it is an alternative to"
    assert summary.written < 40
    assert check(str(publisher.folder)).faults == ()


async def test_company_that_is_gone_loses_its_files(publisher) -> None:
    from cci_core.storage import companies
    from cci_core.storage.revisions import raise_revision

    await publisher.publish()
    await publisher.store.write(lambda tx: (companies.remove(tx, ["brillo"]), raise_revision(tx)))
    await publisher.publish()
    assert list(publisher.folder.rglob("*brillo*")) == []
    assert check(str(publisher.folder)).faults == ()


async def test_badge_index_is_signed_and_the_delta_makes_the_new_of_the_old(publisher, make_company) -> None:
    await publisher.publish()
    old = (publisher.folder / "v1/badges").read_bytes()
    await publisher.put(make_company("brillo", 20))
    await publisher.publish()
    new = (publisher.folder / "v1/badges").read_bytes()
    (delta,) = (publisher.folder / "badges").glob("since-*.bin")
    assert apply_delta(old, delta.read_bytes()) == new
    assert {company.slug for company in unseal(new, None).companies} == {"zorblax", "acme", "brillo"}


async def test_sitemap_and_feed_name_pages_below_the_sub_path(publisher) -> None:
    await publisher.publish()
    for name in ("sitemap.xml", "feed.xml"):
        text = (publisher.folder / name).read_text()
        assert f"{publisher.url}/companies/acme/" in text
    assert "&lt;" not in text


async def test_hostile_names_stay_text(publisher, make_company) -> None:
    import msgspec

    hostile = msgspec.structs.replace(make_company("evil", -5), name='<script>alert(1)</script>"]]>&')
    await publisher.put(hostile)
    await publisher.publish()
    for file in publisher.folder.rglob("*"):
        if file.suffix in (".html", ".xml", ".svg"):
            assert "<script>alert" not in file.read_text(), file


async def test_command_proves_the_folder_and_names_damage(publisher) -> None:
    await publisher.publish()
    assert cci("publish", str(publisher.folder), "--check").returncode == 0
    (publisher.folder / "cards/acme.png").write_bytes(b"x")
    found = cci("publish", str(publisher.folder), "--check")
    assert (found.returncode, found.stdout) == (1, "cards/acme.png differs from its checksum\n")
    assert cci("publish", str(publisher.folder), "--key", "x").returncode == 2


def cci(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cci_core", *arguments],
        env=os.environ | {"PYTHONPATH": str(Path.cwd())} | environ,
        capture_output=True,
        text=True,
        check=False,
    )


def test_command_publishes_a_new_catalogue_and_then_nothing_new(tmp_path: Path) -> None:
    own = {"CCI_DATABASE_URL": f"sqlite:///{tmp_path / 'cci.db'}", "CCI_PUBLIC_URL": "https://cci.example/sub"}
    (tmp_path / "one.toml").write_text('slug = "zorblax"\nname = "Zorblax Widgets"\n')
    assert cci("import", str(tmp_path / "one.toml"), **own).returncode == 0
    first = cci("publish", str(tmp_path / "site"), **own)
    assert first.returncode == 0, first.stderr
    assert "Shared links" not in first.stderr
    assert (tmp_path / "site" / "companies" / "zorblax" / "index.html").exists()
    assert cci("publish", str(tmp_path / "site"), **own).stdout.startswith("0 files written")
    assert cci("publish", str(tmp_path / "site"), "--check", **own).returncode == 0
