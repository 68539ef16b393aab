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
    """One product; `tone` colours its picture, `company` is the slug whose badge belongs to it, None for a trap."""

    slug: str
    title: str
    tone: int
    proof: Proof
    brand: str = ""
    company: str | None = None


PRODUCTS: tuple[Product, ...] = (
    Product("running-shoes", "Nike running shoes, blue", 0, Proof.LINKED, "Nike", "nike"),
    Product("track-jacket", "Adidas track jacket, black", 1, Proof.MICRODATA, "Adidas", "adidas"),
    Product("fleece", "Patagonia fleece pullover", 2, Proof.TABLE, "Patagonia", "patagonia"),
    Product("jeans", "Levi's 501 straight jeans", 3, Proof.LINKED, "Levi's", "levi-strauss"),
    Product("bricks", "LEGO classic brick box", 4, Proof.META, "LEGO", "lego"),
    Product("phone", "Samsung Galaxy phone, 128 GB", 5, Proof.TITLE, "Samsung", "samsung"),
    Product("notebook", "Surface notebook, 13 inch", 6, Proof.TABLE, "Microsoft", "microsoft"),
    Product("router", "Huawei home router", 7, Proof.MICRODATA, "Huawei", "huawei"),
    Product("hot-chocolate", "Nestlé hot chocolate, 400 g", 0, Proof.LINKED, "Nestlé", "nestle"),
    Product("cola", "Coca-Cola, six bottles", 1, Proof.META, "Coca-Cola", "coca-cola"),
    Product("beer", "Heineken alcohol-free, six bottles", 2, Proof.TITLE, "Heineken", "heineken"),
    Product("bookcase", "White bookcase, five shelves", 3, Proof.TABLE, "IKEA", "ikea"),
    Product("coffee", "Starbucks house blend, ground", 4, Proof.LINKED, "Starbucks", "starbucks"),
    Product("tent", "Tent for two", 5, Proof.MICRODATA, "Decathlon", "decathlon"),
    Product("phone-case", "Clear case for iPhone 15", 6, Proof.TRAP),
    Product("floor-mats", "Rubber floor mats, fits Toyota Corolla", 7, Proof.TRAP),
    Product("lens", "Zoom lens cleaning cloth", 0, Proof.TRAP),
    Product("lamp", "Signal red desk lamp", 1, Proof.TRAP),
    Product("ring", "Ring with a blue stone", 2, Proof.TRAP),
    Product("shell", "Shell necklace", 3, Proof.TRAP),
    Product("cable", "USB cable, compatible with Samsung", 4, Proof.TRAP, brand="Unbranded"),
    Product("target", "Target for archery, straw", 5, Proof.TRAP),
    Product("pie-dish", "Apple pie dish", 6, Proof.TRAP),
    Product("plug", "Socket that works with Alexa", 7, Proof.TRAP, brand="{{ product.brand }}"),
)
