"""Views and pages of the starter catalogue and of invented companies, without a service."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import msgspec
import pytest

import cci_core.starter
from cci_core.alternatives import Industries, choose_alternatives
from cci_core.cards import card_of
from cci_core.directory import Directory, build_directory
from cci_core.messages import Language
from cci_core.methodology import load_methodology
from cci_core.records import Company
from extension_api.pages.assets import assets_of, stored_names
from extension_api.pages.company import CompanyView, company_view
from extension_api.pages.links import Links
from extension_api.pages.render import render_company_page

METHODOLOGY = load_methodology()
DAY = date(2026, 4, 20)
PUBLIC_URL = "https://cci.example"

ViewOf = Callable[..., CompanyView]
PageOf = Callable[..., str]


@pytest.fixture(scope="session")
def starter() -> dict[str, Company]:
    folder = Path(cci_core.starter.__file__).parent
    records = (msgspec.toml.decode(path.read_bytes(), type=Company) for path in sorted(folder.glob("*.toml")))
    return {company.slug: company for company in records}


@pytest.fixture
def directory_of() -> Callable[..., Directory]:
    def build(*companies: Company, day: date = DAY) -> Directory:
        return build_directory(companies, METHODOLOGY, 1, day)

    return build


@pytest.fixture
def view_of(directory_of: Callable[..., Directory]) -> ViewOf:
    def view(company: Company, *others: Company, language: Language = "en", day: date = DAY) -> CompanyView:
        directory = directory_of(company, *others, day=day)
        alternatives = choose_alternatives(Industries(directory), company.slug, limit=3)
        card = card_of(directory.by_slug[company.slug], directory, PUBLIC_URL, language)
        return company_view(company, directory, alternatives, card)

    return view


@pytest.fixture(scope="session")
def links() -> Links:
    return Links(public_url=PUBLIC_URL, assets=stored_names(assets_of(METHODOLOGY)), edition="1-1-20260420")


@pytest.fixture
def page_of(view_of: ViewOf, links: Links) -> PageOf:
    def page(company: Company, *others: Company, **options: object) -> str:
        return render_company_page(view_of(company, *others, **options), links)

    return page
