"""Badges on saved pages of real shops and articles: are they right, are they all there, and is there silence elsewhere?

The index knows the labelled brands, the names that are known traps, and the companies of the name catalogue.
"""

import asyncio
import gzip
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from benchmarks.badge_browser import Browser, address_of, badges_of, chromium_with, extension_copy, index_file, rated
from cci_core.records import Company

ROOT = Path(__file__).parents[1]
LABELS = ROOT / "tests" / "browser_extension" / "pages" / "labels.json"
FOLDERS = ("shops", "amazon", "markup", "articles")
SCRIPTS_MS = 6000
MOST_CATALOGUE_NAMES = 20_000


class Known(msgspec.Struct):
    """A company that the labelled pages are about."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


class Labels(msgspec.Struct):
    """The brands that a person found on each saved page, and names that must not be found on any."""

    known: tuple[Known, ...]
    traps: tuple[str, ...]
    pages: dict[str, tuple[str, ...]]


class Row(msgspec.Struct):
    """A page: what belongs on it and what was shown."""

    page: str
    expected: frozenset[str]
    shown: tuple[tuple[str, str], ...]

    @property
    def wrong(self) -> list[str]:
        """Companies shown that do not belong here."""
        return [company for company, _ in self.shown if company not in self.expected]

    @property
    def right(self) -> int:
        """How many badges belong here."""
        return len(self.shown) - len(self.wrong)


class Quality(msgspec.Struct):
    """The figures over all pages."""

    rows: list[Row]

    @property
    def precision(self) -> float:
        """The share of badges that are right, on pages of shops."""
        shown = sum(len(row.shown) for row in self._shops)
        return sum(row.right for row in self._shops) / shown if shown else 1.0

    @property
    def recall(self) -> float:
        """The share of labelled brands that got a badge."""
        expected = sum(len(row.expected) for row in self._shops)
        found = sum(len(row.expected & {company for company, _ in row.shown}) for row in self._shops)
        return found / expected if expected else 1.0

    @property
    def wrong_per_article(self) -> float:
        """Badges on an article, on average; none belongs there."""
        articles = [row for row in self.rows if row.page.startswith("articles/")]
        return sum(len(row.shown) for row in articles) / len(articles) if articles else 0.0

    @property
    def _shops(self) -> list[Row]:
        return [row for row in self.rows if not row.page.startswith("articles/")]


def load_labels() -> Labels:
    """The checked-in table."""
    return msgspec.json.decode(LABELS.read_bytes(), type=Labels)


def data_folder() -> Path:
    """Where the development data stand."""
    return Path(os.environ.get("CCI_TEST_DATA", ROOT.parent / "shared" / "data"))


def known_companies(labels: Labels, data: Path) -> list[Company]:
    """Labelled brands, traps, and companies of the catalogue."""
    companies = {
        each.slug: rated(each.slug, each.name, aliases=each.aliases, domains=each.domains) for each in labels.known
    }
    for name in labels.traps:
        companies.setdefault(f"trap-{slug_of(name)}", rated(f"trap-{slug_of(name)}", name))
    for company in catalogue(data / "names" / "catalogue.jsonl.gz"):
        companies.setdefault(company.slug, company)
    return list(companies.values())


def slug_of(name: str) -> str:
    """A slug for a name of the tables here."""
    return "-".join("".join(char if char.isalnum() else " " for char in name.lower()).split())


def catalogue(path: Path) -> Iterator[Company]:
    """Companies of the name catalogue, with their domains."""
    if not path.exists():
        return
    with gzip.open(path) as lines:
        for line, _ in zip(lines, range(MOST_CATALOGUE_NAMES), strict=False):
            entry = msgspec.json.decode(line)
            yield rated(entry["slug"], entry["name"])


async def measure(pages: Mapping[str, Path], labels: Labels, companies: Sequence[Company], work: Path) -> Quality:
    """Visit every page at its own address and compare its badges with the labels."""
    extension = extension_copy(work, index_file(companies))
    async with chromium_with(extension, work / "profile") as browser:
        return Quality(
            [await _visit(browser, name, path.read_text(errors="replace"), labels) for name, path in pages.items()]
        )


async def _visit(browser: Browser, name: str, html: str, labels: Labels) -> Row:
    address = address_of(html, name)
    browser.serve({address: html})
    page = await browser.visit(address)
    shown = tuple(await badges_of(page))
    await page.close()
    return Row(name, frozenset(labels.pages.get(name, ())), shown)


def saved_pages(data: Path) -> dict[str, Path]:
    """The saved pages by folder and name."""
    found = (path for folder in FOLDERS for path in sorted((data / "pages" / folder).glob("*.html")))
    return {f"{path.parent.name}/{path.name}": path for path in found}


def main() -> None:
    """Print what was shown where it differs from the labels, then the figures."""
    labels, data = load_labels(), data_folder()
    pages = saved_pages(data)
    if not pages:
        print(f"no saved pages in {data}")
        return
    companies = known_companies(labels, data)
    with tempfile.TemporaryDirectory() as work:
        quality = asyncio.run(measure(pages, labels, companies, Path(work)))
    for row in quality.rows:
        missing = row.expected - {company for company, _ in row.shown}
        if row.wrong or missing:
            print(f"{row.page:45} wrong {', '.join(row.wrong) or '-'}   missing {', '.join(sorted(missing)) or '-'}")
    print(f"companies in the index   {len(companies):8}")
    print(f"pages                    {len(quality.rows):8}")
    print(f"precision                {quality.precision:8.3f}   aim 0.98")
    print(f"recall                   {quality.recall:8.3f}   aim 0.85")
    print(f"wrong badges an article  {quality.wrong_per_article:8.3f}   aim 0.02")


if __name__ == "__main__":
    main()
