"""The demo shop as files: plain HTML without script, price or claim."""

import json
from collections.abc import Callable
from html import escape
from pathlib import Path

from cci_core.demo.products import PRODUCTS, Product, Proof

ROOT = "/demo"
_STYLE = Path(__file__).with_name("shop.css")
_CART = ("running-shoes", "beer", "phone-case")
_NOTE = "Demo shop: nothing is sold here. It shows where badges appear, and where they must not."


def demo_pages() -> dict[str, bytes]:
    """All files by their path below `/demo`; the shelf is `index.html`."""
    cart = [product for product in PRODUCTS if product.slug in _CART]
    pages = {
        "index.html": _page("All products", _shelf()),
        "search.html": _page("Search: bottles", _cards([each for each in PRODUCTS if "bottles" in each.title])),
        "cart.html": _page("Cart", _cart(cart)),
        "article.html": _page("How we pack parcels", _article(), '<meta property="og:type" content="article">'),
        **{f"products/{each.slug}.html": _product_page(each) for each in PRODUCTS},
    }
    return {"shop.css": _STYLE.read_bytes(), **{path: page.encode() for path, page in pages.items()}}


def _page(title: str, main: str, head: str = "") -> str:
    links = (("index.html", "Shelf"), ("search.html", "Search"), ("cart.html", "Cart"), ("article.html", "Article"))
    menu = "".join(f'<a href="{ROOT}/{path}">{name}</a>' for path, name in links)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)} · Demo shop</title>'
        f'<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">'
        f'<link rel="stylesheet" href="{ROOT}/shop.css">{head}</head><body>'
        f'<p class="note">{_NOTE}</p><header><strong>Demo shop</strong><nav>{menu}</nav></header>'
        f"<main>{main}</main></body></html>\n"
    )


def _shelf() -> str:
    named = [product for product in PRODUCTS if product.company is not None]
    traps = [product for product in PRODUCTS if product.company is None]
    return f"<h1>Everything on the shelf</h1>{_cards(named)}<h2>No badge belongs on these</h2>{_cards(traps)}"


def _cards(products: list[Product]) -> str:
    return f'<ul class="shelf">{"".join(map(_card, products))}</ul>'


def _card(product: Product) -> str:
    brand = f'<span class="product-brand">{escape(product.brand)}</span>' if product.proof is not Proof.TITLE else ""
    return (
        f'<li class="product-card"><span class="picture tone-{product.tone}" aria-hidden="true"></span>{brand}'
        f'<h3><a href="{ROOT}/products/{product.slug}.html">{escape(product.title)}</a></h3></li>'
    )


def _cart(products: list[Product]) -> str:
    lines = "".join(map(_cart_line, products))
    return f'<h1>Your cart</h1><ul class="cart">{lines}</ul>'


def _cart_line(product: Product) -> str:
    return (
        f'<li class="cart-item"><span class="picture tone-{product.tone}" aria-hidden="true"></span>'
        f'<a class="product-name" href="{ROOT}/products/{product.slug}.html">{escape(product.title)}</a>'
        "<span>1 piece</span></li>"
    )


def _article() -> str:
    return (
        "<article><h1>How we pack parcels</h1><p>A parcel from Amazon, a shoe box by Nike, a can of Coca-Cola: "
        "names in running text get no badge.</p><p>Tesla, Apple and Meta stand here for the same reason.</p></article>"
    )


def _product_page(product: Product) -> str:
    head = _meta("og:type", "product")
    if product.proof is Proof.META:
        head += _meta("product:brand", product.brand)
    if product.proof in (Proof.LINKED, Proof.TRAP):
        head += _linked(product)
    return _page(product.title, _BODIES.get(product.proof, _plain_body)(product), head)


def _meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{escape(content)}">'


def _linked(product: Product) -> str:
    thing: dict[str, object] = {"@context": "https://schema.org", "@type": "Product", "name": product.title}
    if product.brand:
        thing["brand"] = {"@type": "Brand", "name": product.brand}
    data = json.dumps(thing, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/ld+json">{data}</script>'


def _plain_body(product: Product) -> str:
    return _body(product, f"<h1>{escape(product.title)}</h1>")


def _microdata_body(product: Product) -> str:
    facts = f'<h1 itemprop="name">{escape(product.title)}</h1><p itemprop="brand">{escape(product.brand)}</p>'
    return f'<div itemscope itemtype="https://schema.org/Product">{_body(product, facts)}</div>'


def _table_body(product: Product) -> str:
    rows = (("Brand", product.brand), ("Condition", "New"))
    cells = "".join(f"<tr><th>{name}</th><td>{escape(value)}</td></tr>" for name, value in rows)
    return _body(product, f"<h1>{escape(product.title)}</h1><table>{cells}</table>")


def _body(product: Product, facts: str) -> str:
    return (
        f'<div class="product"><span class="picture tone-{product.tone}" aria-hidden="true"></span><div>{facts}'
        f'<p class="how">This page names its brand by: {product.proof}.</p></div></div>'
    )


_BODIES: dict[Proof, Callable[[Product], str]] = {Proof.MICRODATA: _microdata_body, Proof.TABLE: _table_body}
