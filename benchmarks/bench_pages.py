"""How fast pages are beside a bare aiohttp handler of the same size, what making one costs, and how large they are."""

import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

import brotli
import msgspec

import cci_core.starter
from benchmarks.bench_service import bare_handler, rounds, service, wire_size
from benchmarks.http_load import Generator, get
from cci_core.alternatives import Industries, choose_alternatives
from cci_core.cards import card_of
from cci_core.directory import Directory, build_directory
from cci_core.methodology import load_methodology
from cci_core.records import Company
from extension_api.pages.assets import assets_of, stored_names
from extension_api.pages.company import company_view
from extension_api.pages.links import Links
from extension_api.pages.render import render_company_page

DAY = date(2026, 1, 1)
CASES = ("/", "/companies", "/companies/tesla", "/companies/national-migration-institute", "/methodology")
FLOOR = 0.5
BUDGET_KB = 60


def main() -> None:
    """Print the ratios, then the cost and the size of the pages of the starter catalogue."""
    against_bare()
    made_anew()


def against_bare() -> None:
    """Requests a second for pages from memory against the bare handler."""
    generator = Generator()
    try:
        with (
            tempfile.TemporaryDirectory() as folder,
            service(f"sqlite:///{folder}/cci.db") as process,
            bare_handler() as bare,
        ):
            print(f"{'page from memory':44}{'bytes':>8}{'bare/s':>9}{'ours/s':>9}{'ratio':>7}  floor")
            for path in CASES:
                request = get(path)
                size = wire_size(process.port, request)
                bare.answer(size, 200)
                ratio, theirs, ours = rounds(generator, bare.port, process.port, [request], 200)
                print(f"{path:44}{size:8}{theirs:9.0f}{ours:9.0f}{ratio:7.2f}  {FLOOR}")
    finally:
        generator.close()


def made_anew() -> None:
    """Processor time and bytes of the company pages."""
    methodology = load_methodology()
    folder = Path(cci_core.starter.__file__).parent
    records = [msgspec.toml.decode(path.read_bytes(), type=Company) for path in sorted(folder.glob("*.toml"))]
    directory = build_directory(records, methodology, 1, DAY)
    assets = assets_of(methodology)
    links = Links(public_url="https://cci.example", assets=stored_names(assets))
    industries = Industries(directory)
    company_page(records[0], directory, industries, links)
    costs, sizes = [], []
    for record in records:
        started = time.process_time()
        page = company_page(record, directory, industries, links).encode()
        costs.append((time.process_time() - started) * 1000)
        sizes.append(page)
    files = sum(len(asset.body) for asset in assets)
    largest = max(sizes, key=len)
    print(f"\n{len(records)} company pages, made in {statistics.median(costs):.1f} ms CPU, {max(costs):.1f} at most")
    print(f"largest with all files {(len(largest) + files) / 1000:.1f} kB of {BUDGET_KB}")
    print(f"largest alone by brotli {len(brotli.compress(largest, quality=5)) / 1000:.1f} kB")


def company_page(company: Company, directory: Directory, industries: Industries, links: Links) -> str:
    """The page of one company."""
    alternatives = choose_alternatives(industries, company.slug, limit=3)
    card = card_of(alternatives.company, directory, links.public_url)
    return render_company_page(company_view(company, directory, alternatives, card), links)


if __name__ == "__main__":
    main()
