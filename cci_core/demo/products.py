"""What stands on the demo shop's shelf: products under brand names of the starter catalogue, and traps among them."""

from enum import StrEnum

import msgspec


class Proof(StrEnum):
    """How a product's page names its brand; `trap` names one that is not its maker."""

    LINKED = "structured data (JSON-LD)"
    MICRODATA = "structured data (microdata)"
    META = "a meta element"
    TABLE = "a row of the specification"
    TITLE = "its title alone"
    TRAP = "not at all: no badge belongs here"


class Product(msgspec.Struct, frozen=True):
    """One product; `company` is the slug of the company whose badge belongs to it, None for a trap."""

    slug: str
    title: str
    picture: str
    proof: Proof
    brand: str = ""
    company: str | None = None


PRODUCTS: tuple[Product, ...] = (
    Product("running-shoes", "Nike running shoes, blue", "👟", Proof.LINKED, "Nike", "nike"),
    Product("track-jacket", "Adidas track jacket, black", "🧥", Proof.MICRODATA, "Adidas", "adidas"),
    Product("fleece", "Patagonia fleece pullover", "🧶", Proof.TABLE, "Patagonia", "patagonia"),
    Product("jeans", "Levi's 501 straight jeans", "👖", Proof.LINKED, "Levi's", "levi-strauss"),
    Product("bricks", "LEGO classic brick box", "🧱", Proof.META, "LEGO", "lego"),
    Product("phone", "Samsung Galaxy phone, 128 GB", "📱", Proof.TITLE, "Samsung", "samsung"),
    Product("notebook", "Surface notebook, 13 inch", "💻", Proof.TABLE, "Microsoft", "microsoft"),
    Product("router", "Huawei home router", "📶", Proof.MICRODATA, "Huawei", "huawei"),
    Product("hot-chocolate", "Nestlé hot chocolate, 400 g", "☕", Proof.LINKED, "Nestlé", "nestle"),
    Product("cola", "Coca-Cola, six bottles", "🥤", Proof.TITLE, "Coca-Cola", "coca-cola"),
    Product("beer", "Heineken alcohol-free, six bottles", "🍺", Proof.META, "Heineken", "heineken"),
    Product("bookcase", "White bookcase, five shelves", "📚", Proof.TABLE, "IKEA", "ikea"),
    Product("coffee", "Starbucks house blend, ground", "🫘", Proof.LINKED, "Starbucks", "starbucks"),
    Product("tent", "Tent for two", "⛺", Proof.MICRODATA, "Decathlon", "decathlon"),
    Product("phone-case", "Clear case for iPhone 15", "📱", Proof.TRAP),
    Product("floor-mats", "Rubber floor mats, fits Toyota Corolla", "🚗", Proof.TRAP),
    Product("lens", "Zoom lens cleaning cloth", "🔭", Proof.TRAP),
    Product("lamp", "Signal red desk lamp", "💡", Proof.TRAP),
    Product("ring", "Ring with a blue stone", "💍", Proof.TRAP),
    Product("shell", "Shell necklace", "🐚", Proof.TRAP),
    Product("cable", "USB cable, compatible with Samsung", "🔌", Proof.TRAP, brand="Unbranded"),
    Product("target", "Target for archery, straw", "🎯", Proof.TRAP),
    Product("pie-dish", "Apple pie dish", "🥧", Proof.TRAP),
    Product("plug", "Socket that works with Alexa", "🔌", Proof.TRAP, brand="{{ product.brand }}"),
)
