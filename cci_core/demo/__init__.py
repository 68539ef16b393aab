"""A shop that sells nothing: pages on which a newcomer sees badges, and sees where there must be none."""

from cci_core.demo.pages import demo_pages
from cci_core.demo.products import PRODUCTS, Product, Proof

__all__ = ["PRODUCTS", "Product", "Proof", "demo_pages"]
