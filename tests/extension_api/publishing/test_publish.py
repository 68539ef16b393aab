"""The published folder: complete, incremental, provable, and whole below any path."""

import asyncio
import json
import multiprocessing
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin
from urllib.request import urlopen

import psutil
import pytest

from cci_core.badges import unseal
from cci_core.badges.delta import apply_delta
from cci_core.cards.worker import Worker
from cci_core.errors import Unavailable
from cci_core.publishing import Options, check
from cci_core.settings import Settings
from extension_api.publishing import publish_site

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
    assert f"{publisher.url}/de/companies/z119/alternatives/" in done


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


async def test_data_alone_is_the_same_data_and_nothing_else(publisher) -> None:
    def contents() -> dict[str, bytes]:
        files = (file for file in publisher.folder.rglob("*") if file.is_file() and ".publish" not in file.parts)
        return {file.relative_to(publisher.folder).as_posix(): file.read_bytes() for file in files}

    await publisher.publish()
    whole = contents()
    await publisher.publish(languages=())
    data = contents()
    assert check(publisher.url).faults == ()
    own = {path: body for path, body in data.items() if path.startswith("v1/")}
    assert own == {path: body for path, body in whole.items() if path.startswith("v1/")}
    assert {"v1/companies/acme.json", "v1/history/acme.json", "v1/alternatives/acme.json", "v1/badges"} <= own.keys()
    assert (await publisher.publish(languages=())).removed > 0, "what readers of the old pages may still ask for"
    rest = {path.partition("/")[0] for path in contents().keys() - own.keys()}
    assert rest == {"badges", "badges-key.json", "head.jsonl", "manifest"}
    await publisher.publish()
    assert {path for path in whole if not path.startswith("manifest/")} <= contents().keys()


async def test_data_history_and_alternatives_are_what_the_service_answers(service, tmp_path: Path) -> None:
    settings = Settings(badge_key_file=tmp_path / "key")
    options = Options(languages=("en",), processes=1)
    await publish_site(service.store, service.keeper.current, settings, tmp_path / "www", options)
    for file, address in (
        ("companies/acme", "companies/acme"),
        ("companies/acme.json", "companies/acme"),
        ("history/acme.json", "companies/acme/history"),
        ("alternatives/acme.json", "companies/acme/alternatives"),
        ("companies.json", "companies?limit=100"),
        ("methodology.json", "methodology"),
    ):
        assert json.loads((tmp_path / "www" / "v1" / file).read_bytes()) == await service.json(f"/v1/{address}"), file


async def test_following_the_links_of_the_data_lists_every_company_and_back(publisher, make_company) -> None:
    await publisher.put(*(make_company(f"z{number}") for number in range(230)))
    await publisher.publish("en")
    seen, address = [], f"{publisher.url}/v1/companies.json"
    while True:
        page = json.loads(fetch(address)[2])
        seen += [company["slug"] for company in page["companies"]]
        if page["next"] is None:
            break
        address = urljoin(address, page["next"])
    assert len(seen) == len(set(seen)) == page["total"] == 233
    for _ in range(2):
        address = urljoin(address, json.loads(fetch(address)[2])["previous"])
    assert address == f"{publisher.url}/v1/companies.json"


async def test_every_page_is_there_in_every_language_and_names_the_others(publisher) -> None:
    await publisher.publish()
    for folder in ("", "companies/", "companies/acme/", "companies/acme/alternatives/", "methodology/", "about/"):
        for language, start in (("en", ""), ("de", "de/"), ("es", "es/")):
            page = fetch(f"{publisher.url}/{start}{folder}")[2].decode()
            assert f'<html lang="{language}">' in page
            assert f'<link rel="canonical" href="{publisher.url}/{start}{folder}">' in page
            for other, place in (("en", ""), ("de", "de/"), ("es", "es/")):
                assert f'hreflang="{other}" href="{publisher.url}/{place}{folder}"' in page
    assert len(list((publisher.folder / "cards").iterdir())) == 2 * 3, "one card a company, in two forms"


async def test_the_first_language_stands_at_the_start_and_the_others_below(publisher) -> None:
    await publisher.publish("es", "en")
    assert '<html lang="es">' in (publisher.folder / "companies/acme/index.html").read_text()
    assert '<html lang="en">' in (publisher.folder / "en/companies/acme/index.html").read_text()
    assert '<html lang="es">' in (publisher.folder / "404.html").read_text()
    assert not (publisher.folder / "de").exists()
    await publisher.publish("es")
    assert not (publisher.folder / "en").exists()
    page = (publisher.folder / "companies/acme/index.html").read_text()
    assert "hreflang" not in page


async def test_pages_of_a_further_language_do_not_draw_cards_anew(publisher) -> None:
    await publisher.publish("en")
    before = {file: file.stat().st_mtime_ns for file in (publisher.folder / "cards").iterdir()}
    await publisher.publish("en", "de")
    assert {file: file.stat().st_mtime_ns for file in (publisher.folder / "cards").iterdir()} == before


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
    data = {file: file.stat().st_mtime_ns for folder in ("v1/companies", "cards") for file in below(publisher, folder)}
    await publisher.put(make_company("brillo", 20))
    summary = await publisher.publish()
    assert {file.name.partition(".")[0] for file, written in data.items() if file.stat().st_mtime_ns != written} == {
        "brillo"
    }
    touched = {file.parent.name for file, written in before.items() if file.stat().st_mtime_ns != written}
    assert touched == {"brillo", "acme"}, "itself, and the one that it is an alternative to"
    assert summary.written < 60
    assert check(str(publisher.folder)).faults == ()


def below(publisher, folder: str) -> list[Path]:
    return list((publisher.folder / folder).iterdir())


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


async def test_command_says_how_many_faults_there_are(publisher) -> None:
    await publisher.publish("en")
    (publisher.folder / "cards/acme.png").unlink()
    assert "\n1 fault\n" in cci("publish", str(publisher.folder), "--check").stderr
    (publisher.folder / "cards/acme.svg").unlink()
    assert "\n2 faults\n" in cci("publish", str(publisher.folder), "--check").stderr


async def test_lost_list_of_the_manifest_is_made_good(publisher) -> None:
    await publisher.publish("en")
    next((publisher.folder / "manifest").iterdir()).unlink()
    assert check(str(publisher.folder)).faults != ()
    await publisher.publish("en")
    assert check(str(publisher.folder)).faults == ()


async def test_card_that_cannot_be_drawn_stops_the_run_and_the_next_goes_on(publisher, monkeypatch) -> None:
    draw, asked = Worker.draw_forms, []

    async def draw_one(worker: Worker, card: object) -> tuple[bytes, bytes]:
        asked.append(card)
        if len(asked) > 1:
            raise Unavailable("this card could not be drawn")
        return await draw(worker, card)

    monkeypatch.setattr(Worker, "draw_forms", draw_one)
    with pytest.raises(Unavailable):
        await publisher.publish("en")
    monkeypatch.undo()
    assert not (publisher.folder / "head.jsonl").exists()
    async with asyncio.timeout(10):
        while multiprocessing.active_children():
            await asyncio.sleep(0.05)
    await publisher.publish("en")
    assert check(str(publisher.folder)).faults == ()


async def test_progress_tells_how_many_companies_are_done(publisher, make_company) -> None:
    await publisher.put(*(make_company(f"z{number}") for number in range(100)))
    told: list[tuple[int, int]] = []
    await publisher.publish("en", progress=lambda done, companies: told.append((done, companies)))
    assert told[-1] == (103, 103)
    assert told == sorted(told)
    assert len(told) > 1


def test_command_publishes_a_new_catalogue_and_then_nothing_new(tmp_path: Path) -> None:
    own = {"CCI_DATABASE_URL": f"sqlite:///{tmp_path / 'cci.db'}", "CCI_PUBLIC_URL": "https://cci.example/sub"}
    (tmp_path / "one.toml").write_text('slug = "zorblax"\nname = "Zorblax Widgets"\n')
    assert cci("import", str(tmp_path / "one.toml"), **own).returncode == 0
    first = cci("publish", str(tmp_path / "site"), **own)
    assert first.returncode == 0, first.stderr
    assert first.stderr == "", "no progress where nobody watches"
    assert (tmp_path / "site" / "companies" / "zorblax" / "index.html").exists()
    assert cci("publish", str(tmp_path / "site"), **own).stdout.startswith("0 files written")
    assert cci("publish", str(tmp_path / "site"), "--check", **own).returncode == 0


def test_command_publishes_data_alone_and_refuses_a_language_for_it(tmp_path: Path) -> None:
    own = {"CCI_DATABASE_URL": f"sqlite:///{tmp_path / 'cci.db'}", "CCI_PUBLIC_URL": "https://cci.example/sub"}
    (tmp_path / "one.toml").write_text('slug = "zorblax"\nname = "Zorblax Widgets"\n')
    assert cci("import", str(tmp_path / "one.toml"), **own).returncode == 0
    refused = cci("publish", str(tmp_path / "site"), "--data-only", "--language", "de", **own)
    assert (refused.returncode, "--data-only writes none" in refused.stderr) == (2, True)
    assert not (tmp_path / "site").exists()
    assert cci("publish", str(tmp_path / "site"), "--data-only", **own).returncode == 0
    assert (tmp_path / "site" / "v1" / "companies" / "zorblax.json").exists()
    assert not (tmp_path / "site" / "index.html").exists()


def test_command_shows_its_progress_on_a_terminal(tmp_path: Path) -> None:
    own = {"CCI_DATABASE_URL": f"sqlite:///{tmp_path / 'cci.db'}", "CCI_PUBLIC_URL": "https://cci.example/sub"}
    (tmp_path / "one.toml").write_text('slug = "zorblax"\nname = "Zorblax Widgets"\n')
    assert cci("import", str(tmp_path / "one.toml"), **own).returncode == 0
    terminal, its_end = os.openpty()
    running = subprocess.Popen(
        [sys.executable, "-m", "cci_core", "publish", str(tmp_path / "site"), "--language", "en"],
        env=os.environ | {"PYTHONPATH": str(Path.cwd()), "TERM": "xterm", "COLUMNS": "120"} | own,
        stderr=its_end,
        stdout=subprocess.DEVNULL,
    )
    os.close(its_end)
    shown = b"".join(iter(lambda: read_some(terminal), b""))
    os.close(terminal)
    assert running.wait() == 0
    assert b"1 of 1 companies" in shown


def read_some(terminal: int) -> bytes:
    """What the other side wrote; nothing once it has closed, which Linux reports as an error."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_interrupted_command_ends_with_its_processes_and_the_next_goes_on(tmp_path: Path) -> None:
    own = {"CCI_DATABASE_URL": f"sqlite:///{tmp_path / 'cci.db'}", "CCI_PUBLIC_URL": "https://cci.example/sub"}
    site = tmp_path / "site"
    running = subprocess.Popen(
        [sys.executable, "-m", "cci_core", "publish", str(site), "--processes", "2"],
        env=os.environ | {"PYTHONPATH": str(Path.cwd())} | own,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not list(site.rglob("stage/*/*")):
        time.sleep(0.05)
    drawers = psutil.Process(running.pid).children(recursive=True)
    running.send_signal(signal.SIGINT)
    assert running.communicate(timeout=30)[1].endswith("stopped\n")
    assert running.returncode == 1
    assert not any(process.is_running() for process in drawers)
    assert not (site / "head.jsonl").exists()
    assert cci("publish", str(site), **own).returncode == 0
    assert check(str(site)).faults == ()
