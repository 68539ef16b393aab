"""Small pages in the manners of many shops, and what belongs on each; written for these tests."""

KNOWN = (
    ("sony", "Sony", ("ソニー",)),
    ("bosch", "Bosch", ()),
    ("karcher", "Kärcher", ()),
    ("delonghi", "De'Longhi", ()),
    ("calvin-klein", "Calvin Klein", ()),
    ("samsung", "Samsung", ("Galaxy",)),
    ("apple", "Apple", ("iPhone",)),
    ("toyota", "Toyota", ()),
    ("lego", "LEGO", ()),
    ("adidas", "adidas", ()),
    ("procter-gamble", "Procter & Gamble", ()),
    ("pampers", "Pampers", ()),
    ("amazon", "Amazon", ("Kindle",)),
    ("shell", "Shell", ()),
    ("target", "Target", ()),
    ("boots", "Boots", ()),
    ("cat", "CAT", ()),
    ("zoom", "Zoom", ()),
    ("ring", "Ring", ()),
    ("gap", "Gap", ()),
    ("next", "Next", ()),
    ("ups", "UPS", ()),
    ("patagonia", "Patagonia", ()),
    ("etsy", "Etsy", ()),
    ("penguin", "Penguin Random House", ()),
    ("dell", "Dell", ("Alienware",)),
    ("united", "United", ()),
    ("hp", "HP", ("Hewlett-Packard",)),
    ("levis", "Levi's", ()),
    ("nintendo", "Nintendo", ()),
)


def page(body: str, head: str = "", title: str = "Shop", lang: str = "en") -> str:
    """A whole page."""
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>{body}</body></html>'


def linked(data: str) -> str:
    """A JSON-LD script, as written."""
    return f'<script type="application/ld+json">{data}</script>'


PRODUCT = '<meta property="og:type" content="product">'
H1 = "<main><h1>{}</h1><button>Add to cart</button></main>"


def titled(title: str, extra: str = "", head: str = PRODUCT, lang: str = "en") -> str:
    """A product page that has a heading and little else."""
    return page(f"<main><h1>{title}</h1>{extra}<button>Add to cart</button></main>", head, f"{title} | Some Shop", lang)


def spec(rows: str, title: str = "Wireless noise reducing thing 3000", lang: str = "en") -> str:
    """A product page with a specification."""
    return titled(title, rows, lang=lang)


def cards(*items: str) -> str:
    """A listing without telling class names."""
    grid = "".join(f'<div class="c3"><a href="/p/{at}"><img alt="" src="/{at}.jpg"></a>{item}<span>$19.99</span></div>' for at, item in enumerate(items))
    return page(f"<header><a href='/'>Shop</a></header><main><h1>Results</h1><div class='g7'>{grid}</div></main>", title="Results")


CASES: dict[str, tuple[str, set[str]]] = {
    # structured data
    "linked_brand": (titled("WH-1000XM5", head=linked('{"@type":"Product","name":"WH-1000XM5","brand":{"@type":"Brand","name":"Sony"}}')), {"sony"}),
    "linked_text": (titled("x thing", head=linked('{"@context":"https://schema.org","@type":"http://schema.org/Product","brand":"SONY"}')), {"sony"}),
    "linked_graph": (titled("x thing", head=linked('{"@graph":[{"@type":"WebPage"},{"@type":["Product","Thing"],"name":"x","brand":{"@id":"#b"}},{"@id":"#b","@type":"Brand","name":"Bosch"}]}')), {"bosch"}),
    "linked_array": (titled("x thing", head=linked('[{"@type":"BreadcrumbList"},{"@type":"Product","brand":[{"name":"Bosch"}]}]')), {"bosch"}),
    "linked_group": (titled("x thing", head=linked('{"@type":"ProductGroup","name":"x","brand":{"name":["Bosch"]},"hasVariant":[{"@type":"Product","name":"x red"},{"@type":"Product","name":"x blue"}]}')), {"bosch"}),
    "linked_variants": (titled("x thing", head=linked('{"@type":"ProductGroup","name":"x","hasVariant":[{"@type":"Product","name":"x red","brand":"Bosch"}]}')), {"bosch"}),
    "linked_comments": (titled("x thing", head=linked('{ // a note\n"@type":"Product", /* more */ "url":"https://a.b/c", "brand":"Bosch",\n}')), {"bosch"}),
    "linked_controls": (titled("x thing", head=linked('{"@type":"Product","description":"two\nlines\there","brand":"Bosch"}')), {"bosch"}),
    "linked_cdata": (titled("x thing", head=linked('\n//<![CDATA[\n{"@type":"Product","brand":"Bosch"}\n//]]>\n')), {"bosch"}),
    "linked_comment": (titled("x thing", head=linked('<!-- {"@type":"Product","brand":"Bosch"} -->')), {"bosch"}),
    "linked_semicolon": (titled("x thing", head=linked('{"@type":"Product","brand":"Bosch"};')), {"bosch"}),
    "linked_ruins": (titled("x thing", head=linked('{"@type":"Product","name":"a "quoted" thing","brand":{"@type":"Brand","name":"Bosch"}')), {"bosch"}),
    "linked_entities": (titled("x thing", head=linked('{"@type":"Product","brand":"Procter &amp; Gamble"}')), {"procter-gamble"}),
    "linked_maker": (titled("x thing", head=linked('{"@type":"Product","manufacturer":{"@type":"Organization","name":"Bosch"}}')), {"bosch"}),
    "linked_brand_and_maker": (titled("x thing", head=linked('{"@type":"Product","brand":"Pampers","manufacturer":"Procter & Gamble"}')), {"pampers"}),
    "linked_main_entity": (titled("x thing", head=linked('{"@type":"ItemPage","mainEntity":{"@type":"Product","name":"x","brand":"Bosch"}}')), {"bosch"}),
    "linked_related_is_not_it": (titled("x thing", head=linked('{"@type":"Product","name":"x","isRelatedTo":{"@type":"Product","brand":"Bosch"}}')), set()),
    "linked_review_is_not_it": (page("<h1>x</h1><p>text</p>", linked('{"@type":"Review","itemReviewed":{"@type":"Product","name":"x","brand":"Bosch"}}')), set()),
    "meta_brand": (titled("x thing", head=PRODUCT + '<meta property="product:brand" content="Bosch">'), {"bosch"}),
    "og_brand": (titled("x thing", head=PRODUCT + '<meta property="og:brand" content="Bosch">'), {"bosch"}),
    "microdata": (page('<div itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">x</h1><span itemprop="brand" itemscope itemtype="https://schema.org/Brand"><meta itemprop="name" content="Bosch"></span></div>'), {"bosch"}),
    "microdata_meta": (page('<div itemscope itemtype="http://schema.org/Product"><h1 itemprop="name">x</h1><meta itemprop="brand" content="Bosch"></div>'), {"bosch"}),
    "microdata_logo": (page('<div itemscope itemtype="http://schema.org/Product"><h1 itemprop="name">x</h1><a itemprop="brand" href="/b"><img alt="Bosch logo" src="b.png"></a></div>'), {"bosch"}),
    "microdata_related": (page('<div itemscope itemtype="http://schema.org/Product"><h1 itemprop="name">x thing</h1><div itemprop="isRelatedTo" itemscope itemtype="http://schema.org/Product"><span itemprop="brand">Bosch</span></div></div>'), set()),
    "rdfa": (page('<div vocab="https://schema.org/" typeof="Product"><h1 property="name">x</h1><span property="brand" typeof="Brand"><span property="name">Bosch</span></span></div>'), {"bosch"}),
    "rdfa_prefix": (page('<div typeof="schema:Product"><h1 property="schema:name">x</h1><span property="schema:brand">Bosch</span></div>'), {"bosch"}),
    # brand lines and fields
    "class_brand": (titled("Thing 3000", '<a class="pdp-Brand-name" href="/b/7">Bosch</a>'), {"bosch"}),
    "brand_link": (titled("Thing 3000", '<a href="/brands/bosch">Bosch</a>'), {"bosch"}),
    "brand_visit": (titled("Thing 3000", '<div class="brand">Visit the <b>Bosch</b> Store</div>'), {"bosch"}),
    "brand_colon": (titled("Thing 3000", "<p>Brand: Bosch</p>"), {"bosch"}),
    "brand_bold": (titled("Thing 3000", "<p><b>Brand:</b> Bosch</p>"), {"bosch"}),
    "table": (spec("<table><tr><th>Brand</th><td>Bosch</td></tr><tr><th>Model</th><td>7</td></tr></table>"), {"bosch"}),
    "table_td": (spec("<table><tr><td>Brand Name</td><td><a href='/b'>Bosch</a></td></tr></table>"), {"bosch"}),
    "table_columns": (spec("<table><tr><th>Brand</th><th>Model</th></tr><tr><td>Bosch</td><td>7</td></tr></table>"), {"bosch"}),
    "dl": (spec("<dl><dt>Brand</dt><dd>Bosch</dd><dt>Size</dt><dd>7</dd></dl>"), {"bosch"}),
    "dl_wrapped": (spec("<dl><div><dt><span>Brand</span></dt><dd><span>Bosch</span></dd></div></dl>"), {"bosch"}),
    "li": (spec("<ul><li><span>Brand</span><span>Bosch</span></li></ul>"), {"bosch"}),
    "li_text": (spec("<ul><li><strong>Brand</strong>: Bosch</li></ul>"), {"bosch"}),
    "pairs": (spec("<div class='r'><div class='k'>Brand</div><div class='v'>Bosch</div></div>"), {"bosch"}),
    "pairs_deep": (spec("<div class='r'><div class='k'><div><span>Brand</span></div></div><div class='v'><div><span>Bosch</span></div></div></div>"), {"bosch"}),
    "maker_row": (spec("<table><tr><th>Manufacturer</th><td>Robert Bosch GmbH</td></tr></table>"), set()),
    "maker_row_known": (spec("<table><tr><th>Manufacturer</th><td>Bosch GmbH</td></tr></table>"), {"bosch"}),
    "de": (spec("<table><tr><th>Marke</th><td>Bosch</td></tr></table>", lang="de"), {"bosch"}),
    "de_maker": (spec("<dl><dt>Hersteller:</dt><dd>Bosch</dd></dl>", lang="de"), {"bosch"}),
    "es": (spec("<ul><li><b>Marca:</b> Bosch</li></ul>", lang="es"), {"bosch"}),
    "fr": (spec("<table><tr><td>Marque</td><td>Bosch</td></tr></table>", lang="fr"), {"bosch"}),
    "it": (spec("<dl><dt>Marca</dt><dd>Bosch</dd></dl>", lang="it"), {"bosch"}),
    "nl": (spec("<dl><dt>Merk</dt><dd>Bosch</dd></dl>", lang="nl"), {"bosch"}),
    "pl": (spec("<ul><li><span>Marka</span> <span>Bosch</span></li></ul>", lang="pl"), {"bosch"}),
    "sv": (spec("<dl><dt>Varumärke</dt><dd>Bosch</dd></dl>", lang="sv"), {"bosch"}),
    "da": (spec("<table><tr><td>Mærke</td><td>Bosch</td></tr></table>", lang="da"), {"bosch"}),
    "cs": (spec("<table><tr><th>Značka</th><td>Bosch</td></tr></table>", lang="cs"), {"bosch"}),
    "hu": (spec("<table><tr><th>Márka</th><td>Bosch</td></tr></table>", lang="hu"), {"bosch"}),
    "ro": (spec("<table><tr><th>Marcă</th><td>Bosch</td></tr></table>", lang="ro"), {"bosch"}),
    "tr": (spec("<dl><dt>Marka</dt><dd>Bosch</dd></dl>", lang="tr"), {"bosch"}),
    "ru": (spec("<dl><dt>Бренд</dt><dd>Bosch</dd></dl>", lang="ru"), {"bosch"}),
    "el": (spec("<dl><dt>Μάρκα</dt><dd>Bosch</dd></dl>", lang="el"), {"bosch"}),
    "ja": (spec("<table><tr><th>ブランド</th><td>ソニー(SONY)</td></tr></table>", lang="ja"), {"sony"}),
    "zh": (spec("<ul><li>品牌：Sony</li></ul>", lang="zh"), {"sony"}),
    "ko": (spec("<dl><dt>브랜드</dt><dd>Sony</dd></dl>", lang="ko"), {"sony"}),
    "ar": (spec("<table><tr><th>العلامة التجارية</th><td>Sony</td></tr></table>", lang="ar"), {"sony"}),
    "facet_is_no_row": (page('<h1>x</h1><div class="filters"><h3>Brand</h3><ul><li><label><input type="checkbox">Bosch</label></li></ul></div>', PRODUCT), set()),
    # names and lines
    "umlaut": (titled("KÄRCHER K5 pressure washer"), {"karcher"}),
    "no_umlaut": (titled("x thing", head=linked('{"@type":"Product","brand":"Karcher"}')), {"karcher"}),
    "apostrophe": (titled("x thing", head=linked('{"@type":"Product","brand":"DeLonghi"}')), {"delonghi"}),
    "apostrophe_title": (titled("De’Longhi Magnifica coffee machine"), {"delonghi"}),
    "line": (titled("x thing", head=linked('{"@type":"Product","brand":"Calvin Klein Jeans"}')), {"calvin-klein"}),
    "legal": (titled("x thing", head=linked('{"@type":"Product","brand":"Sony Corporation"}')), {"sony"}),
    "registered": (titled("LEGO® Technic crane"), {"lego"}),
    "two_of_one": (titled("x thing", head=linked('{"@type":"Product","brand":"Dell / Alienware"}')), {"dell"}),
    "other_brand_with_the_word": (titled("x thing", head=linked('{"@type":"Product","brand":"Sony Creek Farms"}')), set()),
    # titles
    "title": (titled("Sony WH-1000XM5 headphones"), {"sony"}),
    "title_third_word": (titled("New Original Sony headphones"), {"sony"}),
    "title_capitals": (titled("ADIDAS TRACK JACKET"), {"adidas"}),
    "title_lower": (titled("adidas track jacket"), {"adidas"}),
    "title_short_known_by_field": (titled("HP LaserJet", "<p>Brand: HP</p>"), {"hp"}),
    "brand_possessive": (titled("501 jeans", "<p>Brand: Levi’s</p>"), {"levis"}),
    "title_for": (titled("Case for iPhone 15"), set()),
    "title_iphone_case": (titled("iPhone 15 Case, clear"), set()),
    "title_fits": (titled("Stereo fits Toyota Corolla"), set()),
    "title_fits_2": (titled("Fits Toyota Camry brake pads"), set()),
    "title_compatible": (titled("Charger compatible with Samsung"), set()),
    "title_compatible_2": (titled("Samsung compatible charger 25 W"), set()),
    "title_de": (titled("Hülle für Samsung S21", lang="de"), set()),
    "title_de_2": (titled("Ersatzakku Bosch 18V kompatibel", lang="de"), set()),
    "title_es": (titled("Funda para Samsung S21", lang="es"), set()),
    "title_fr": (titled("Coque pour Samsung S21", lang="fr"), set()),
    "title_it": (titled("Cover per Samsung S21", lang="it"), set()),
    "title_nl": (titled("Hoesje voor Samsung S21", lang="nl"), set()),
    "title_replacement": (titled("Replacement Sony remote control"), set()),
    "title_far": (titled("Large blue wireless speaker like Sony"), set()),
    "title_veto": (titled("Sony style headphones", head=linked('{"@type":"Product","brand":"NoKnownOne"}')), set()),
    "title_book": (titled("Apple: the inside story. Hardcover"), set()),
    **{f"common_{name}": (titled(title), set()) for name, title in {
        "shell": "Shell necklace with pearl", "ups": "UPS battery backup 1500VA", "ring": "Ring light 10 inch", "zoom": "Zoom lens 70-200mm",
        "cat": "Cat scratching mat", "CAT": "CAT mat for the window", "target": "Target stand for archery", "gap": "Gap filler foam",
        "next": "Next generation router", "boots": "Boots for hiking, brown", "united": "United States flag", "3d": "3D sleep mask",
    }.items()},
    "common_proved": (titled("Jersey", head=linked('{"@type":"Product","brand":"Gap"}')), {"gap"}),
    # placeholders, sellers, shops
    **{f"placeholder_{at}": (titled("Sony-like charger", head=linked(f'{{"@type":"Product","brand":"{text}"}}')), set()) for at, text in enumerate(("Unbranded", "Generic", "No Brand", "Markenlos", "Sin marca"))},
    **{f"leftover_{at}": (titled("plain thing", head=linked(f'{{"@type":"Product","brand":"{text}"}}')), set()) for at, text in enumerate(("$metabrand", "{{brand}}", "N/A", "Does not apply", "null"))},
    "unbranded_title": (titled("Samsung charger 25 W", head=linked('{"@type":"Product","brand":"Unbranded"}')), set()),
    "seller": (titled("Plain chair", head=linked('{"@type":"Product","name":"Plain chair","brand":"Target","offers":{"@type":"Offer","seller":{"name":"Target"}}}')), set()),
    "author": (page('<h1>A book</h1><span class="byline">by <a href="/author/1">Toyota Sakichi</a></span>', linked('{"@type":"Book","name":"A book","author":{"name":"Toyota"}}')), set()),
    "article": (page("<article><h1>Sony presents a phone</h1><p>Sony and Samsung.</p></article>", '<meta property="og:type" content="article">'), set()),
    "article_linked": (page("<h1>Samsung presents a phone</h1><p>Sony and Samsung.</p>", linked('{"@type":"NewsArticle","headline":"x","about":{"@type":"Product","brand":"Sony"}}')), set()),
    # listings
    "grid": (cards("<h3>Sony headphones</h3>", "<h3>Plain headphones</h3>", "<h3>Case for iPhone 15</h3>", "<h3>Bosch drill</h3>"), {"sony", "bosch"}),
    "grid_brand_line": (cards("<p class='brandname'>Sony</p><p>Headphones</p>", "<p class='brandname'>Next</p><p>Jumper</p>"), {"sony", "next"}),
    "grid_links": (cards("<a href='/p/0'>Sony headphones 3000</a>", "<a href='/p/1'>Boots, brown, for men</a>"), {"sony"}),
    "grid_microdata": (page("<h1>List</h1>" + "".join(f'<li itemscope itemtype="https://schema.org/Product"><a href="/{n}"><span itemprop="name">Thing</span></a><meta itemprop="brand" content="{n}"></li>' for n in ("Sony", "Bosch", "Zed"))), {"sony", "bosch"}),
    "grid_linked": (page("<h1>List</h1><ul>" + "".join(f'<li class="product-card"><a href="/p/{n}"><h3>Thing {n}</h3></a></li>' for n in (1, 2)) + "</ul>", linked('{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"Product","name":"Thing 1","url":"https://saved.example/p/1","brand":"Gap"}},{"@type":"ListItem","item":{"@type":"Product","name":"Thing 2","url":"https://saved.example/p/2","brand":"Zed"}}]}')), {"gap"}),
    "cart": (page('<h1>Your cart</h1><div class="cart-item"><img alt="" src="a"><a href="/a">Nintendo console</a><span>$299</span></div><div class="cart-item"><img alt="" src="b"><a href="/b">Plain cable</a></div>'), {"nintendo"}),
    "cart_of_one": (page('<h1>Your cart</h1><div class="cart-item"><img alt="" src="a"><a href="/a">Nintendo console</a><span>$299</span></div>'), {"nintendo"}),
    "front_page": (page("<h1>Welcome</h1><nav><a href='/sony'>Sony</a></nav><p>We sell Sony and Samsung.</p>"), set()),
    "related_on_product": (titled("Plain thing", "<section><h2>You may also like</h2><ul>" + "".join(f'<li class="product-card"><a href="/{n}"><img src="a" alt=""><h3>{n} thing</h3></a>$5</li>' for n in ("Sony", "Bosch")) + "</ul></section>", linked('{"@type":"Product","name":"Plain thing","brand":"Zed"}')), set()),
}
