"""Small pages written by the tests themselves."""

import json
from pathlib import Path
from typing import Any

SHOP_PAGES: dict[str, Any] = json.loads(Path(__file__).with_name("shop_pages.json").read_text(encoding="utf-8"))
"""Pages in the manners of many shops with the companies that belong on them, and the names that the index knows."""

PRODUCT = '<meta property="og:type" content="product">'


def page(body: str, head: str = "", title: str = "Shop") -> str:
    """A whole page."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f"<body>{body}</body></html>"
    )


def linked(data: str) -> str:
    """A JSON-LD script, as written."""
    return f'<script type="application/ld+json">{data}</script>'


def titled(title: str, extra: str = "", head: str = PRODUCT) -> str:
    """A product page that has a heading and little else."""
    return page(f"<main><h1>{title}</h1>{extra}<button>Add to cart</button></main>", head, f"{title} | Some Shop")


def cards(*items: str) -> str:
    """A listing without telling class names."""
    grid = "".join(
        f'<div class="c3"><a href="/p/{at}"><img alt="" src="/{at}.jpg"></a>{item}<span>$19.99</span></div>'
        for at, item in enumerate(items)
    )
    return page(f"<header><a href='/'>Shop</a></header><main><h1>Results</h1><div class='g7'>{grid}</div></main>")
