"""The floors of quality on saved pages of real shops and articles."""

import asyncio
from pathlib import Path

import pytest

from benchmarks.quality_badges import Quality, data_folder, known_companies, load_labels, measure, saved_pages

pytestmark = [pytest.mark.browser, pytest.mark.data]


@pytest.fixture(scope="module")
def quality(tmp_path_factory: pytest.TempPathFactory) -> Quality:
    pages = saved_pages(data_folder())
    if not pages:
        pytest.skip(f"no saved pages in {data_folder()}")
    labels = load_labels()
    work: Path = tmp_path_factory.mktemp("quality")
    return asyncio.run(measure(pages, labels, known_companies(labels, data_folder()), work))


def test_badges_on_shop_pages_are_right(quality: Quality) -> None:
    assert quality.precision >= 0.98


def test_brands_on_shop_pages_are_found(quality: Quality) -> None:
    assert quality.recall >= 0.85


def test_articles_stay_without_badges(quality: Quality) -> None:
    assert quality.wrong_per_article <= 0.02


def test_no_trap_is_taken_for_a_brand(quality: Quality) -> None:
    assert [row.page for row in quality.rows if any(company.startswith("trap-") for company, _ in row.shown)] == []


def test_every_saved_page_of_a_shop_is_labelled() -> None:
    pages = {name for name in saved_pages(data_folder()) if not name.startswith("articles/")}
    if not pages:
        pytest.skip(f"no saved pages in {data_folder()}")
    assert pages == set(load_labels().pages)
