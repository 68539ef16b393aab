"""Take the pictures of the documentation anew: `python tools/screenshots.py`; writes `docs/pictures/*.png`.

Pages come from a service of this project with the starter catalogue on a fixed day; the cards that show scripts
and long names are of invented companies. Needs chromium.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
from playwright.sync_api import Browser, sync_playwright

import cci_core.starter
from cci_core.appearance import Theme
from cci_core.cards import Card, Variant, card_of, card_svg, compare_svg, png
from cci_core.directory import Directory, build_directory
from cci_core.messages import Language
from cci_core.methodology import load_methodology
from cci_core.records import Company, Event, Impact

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
DAY = date(2026, 1, 1)
PUBLIC_URL = "https://cci.example"


class Shot(NamedTuple):
    """One page as one kind of reader sees it."""

    name: str
    path: str
    width: int = 1280
    height: int = 1500
    dark: bool = False


SHOTS = (
    Shot("page-company", "/companies/national-migration-institute"),
    Shot("page-company-dark", "/companies/apple", dark=True),
    Shot("page-company-phone", "/companies/nike?lang=de", width=375, height=1600),
    Shot("page-directory", "/companies?sort=score", height=1000),
    Shot("page-start", "/", height=1000),
    Shot("page-methodology", "/methodology", height=1000),
)


class Drawn(NamedTuple):
    """A card with a name of its own."""

    name: str
    company: str
    points: int | None = 0
    theme: Theme = "light"
    variant: Variant = "wide"
    language: Language = "en"


LONG_NAME = "The Amalgamated International Consolidated Petroleum Refining and Shipping Companies Ltd."
FROM_STARTER = (
    Drawn("card-light", "national-migration-institute"),
    Drawn("card-dark", "national-migration-institute", theme="dark"),
    Drawn("card-square", "hikvision", variant="square"),
)
INVENTED = (
    Drawn("card-japanese", "株式会社日本山岳道具製作所", 70),
    Drawn("card-arabic", "شركة المثال للصناعات المتقدمة", -30, theme="dark"),
    Drawn("card-long-name", LONG_NAME, -90),
    Drawn("card-german", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbau", 20, language="de"),
    Drawn("card-unrated", "Example Without Evidence", None),
)
COMPARED = ("patagonia", "apple", "tesla", "hikvision")


def main() -> None:
    """Draw the cards and photograph the pages."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    draw_cards(starter())
    with service() as url, sync_playwright() as driver:
        program = shutil.which("chromium") or sys.exit("chromium is needed; install it and try again")
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for shot in SHOTS:
            photograph(browser, url, shot)
        browser.close()


def starter() -> dict[str, Company]:
    """The starter catalogue by slug."""
    folder = Path(cci_core.starter.__file__).parent
    records = (msgspec.toml.decode(path.read_bytes(), type=Company) for path in sorted(folder.glob("*.toml")))
    return {company.slug: company for company in records}


def draw_cards(records: dict[str, Company]) -> None:
    """Write the pictures of the cards."""
    directory = directory_of(list(records.values()))
    for drawn in FROM_STARTER:
        draw(drawn, directory, drawn.company)
    for drawn in INVENTED:
        draw(drawn, directory_of([invented(drawn)]), "example")
    save("card-compared", png(compare_svg([card_in(directory, slug, "en") for slug in COMPARED])))


def draw(drawn: Drawn, directory: Directory, slug: str) -> None:
    """Write the picture of one card."""
    save(drawn.name, png(card_svg(card_in(directory, slug, drawn.language), drawn.variant, drawn.theme)))


def invented(drawn: Drawn) -> Company:
    """A company that does not exist, with one event of so many points."""
    impacts = () if drawn.points is None else (Impact(category="technology-and-services-impact", score=drawn.points),)
    event = Event(date=date(2025, 9, 1), title="An invented event, as an example", impacts=impacts)
    return Company(slug="example", name=drawn.company, events=(event,) if impacts else ())


def directory_of(records: list[Company]) -> Directory:
    """A directory of the records on the fixed day."""
    return build_directory(records, load_methodology(), 1, DAY)


def card_in(directory: Directory, slug: str, language: Language) -> Card:
    """The card of one of the directory's companies."""
    return card_of(directory.by_slug[slug], directory, PUBLIC_URL, language)


@contextmanager
def service() -> Iterator[str]:
    """The address of a running service with the starter catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        own = {"CCI_DATABASE_URL": f"sqlite:///{folder}/cci.db", "CCI_PORT": "0", "CCI_AS_OF": DAY.isoformat()}
        process = subprocess.Popen(
            [sys.executable, "-m", "cci_core", "api"], env=os.environ | own, stderr=subprocess.PIPE, text=True
        )
        try:
            events = (json.loads(line) for line in process.stderr or ())
            seen = {event["event"]: event for event in events_until(events, "directory_built")}
            yield f"http://127.0.0.1:{seen['listening']['port']}"
        finally:
            process.terminate()
            process.communicate(timeout=20)


def events_until(events: Iterator[dict[str, object]], last: str) -> Iterator[dict[str, object]]:
    """The events up to the named one."""
    for event in events:
        yield event
        if event["event"] == last:
            return


def photograph(browser: Browser, url: str, shot: Shot) -> None:
    """Write the picture of a page."""
    page = browser.new_page(
        viewport={"width": shot.width, "height": shot.height}, color_scheme="dark" if shot.dark else "light"
    )
    page.goto(url + shot.path, wait_until="networkidle")
    save(shot.name, page.screenshot())
    page.close()


def save(name: str, picture: bytes) -> None:
    """Write a picture and say so."""
    path = PICTURES / f"{name}.png"
    path.write_bytes(picture)
    print(f"{path.name:28} {len(picture) / 1000:6.0f} kB")


if __name__ == "__main__":
    main()
