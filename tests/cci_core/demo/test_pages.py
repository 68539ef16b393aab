"""The demo shop: every page is well-formed and plain, every product says what its table says."""

import re

import html5lib
import pytest

from cci_core.demo import PRODUCTS, Proof, demo_pages

PAGES = {path: body.decode() for path, body in demo_pages().items() if path.endswith(".html")}


@pytest.mark.parametrize("path", PAGES)
def test_page_is_well_formed_and_marked_as_a_demo(path: str) -> None:
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(PAGES[path])
    assert "Demo shop: nothing is sold here." in PAGES[path]


def test_pages_link_only_to_each_other() -> None:
    links = {link for page in PAGES.values() for link in re.findall(r'(?:href|src)="([^"]*)"', page)}
    assert links <= {f"/demo/{path}" for path in demo_pages()}


def test_no_page_runs_a_script_or_names_a_price() -> None:
    for page in PAGES.values():
        assert not re.search(r"<script(?! type=\"application/ld\+json\")|style=|\son\w+=", page)
        assert not re.search(r"[$€£]\s?\d", page)


def test_each_way_of_naming_a_brand_is_on_the_shelf() -> None:
    assert {product.proof for product in PRODUCTS} == set(Proof)
    assert all((product.company is None) == (product.proof is Proof.TRAP) for product in PRODUCTS)


def test_brand_that_a_page_proves_stands_on_it() -> None:
    for product in PRODUCTS:
        if product.company is not None:
            assert product.brand in PAGES[f"products/{product.slug}.html"].replace("&#x27;", "'")
