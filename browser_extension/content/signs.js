//# allFunctionsCalledOnLoad
/// <reference path="./namespace.d.ts" />
"use strict";

// Whether a page may have something for sale, told without touching its elements one by one: most pages have nothing.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  // Selectors test their cheapest part first, a piece of a word without its capital: comparing without case is several times dearer, and
  // what follows in `:is()` is asked only of the few elements that have the piece. Those of a list are asked for one by one, split at ", ":
  // browsers look a single one up by its id or tag, and try all of a list on every element.
  const places = {
    buy:
      'form[action*="cart/add" i], button[name="add"], #add-to-cart-button, [id*="art"]:is([id*="add-to-cart" i],[id*="addtocart" i]), ' +
      '[class*="art"]:is([class*="add-to-cart" i],[class*="addtocart" i],[class*="add_to_cart" i]), ' +
      '[data-testid*="add-to-cart" i], [data-test*="add-to-cart" i]',
    card:
      '[itemtype*="schema.org/Product" i], [data-asin]:not([data-asin=""]), [data-product-id], [data-productid], [data-product-sku], [data-sku], ' +
      '[data-testid*="cart-item" i], [data-test$="cart-item" i], [class*="tem"]:is([class*="cart-item" i],[class*="cartitem" i],[class*="cart_item" i],[class*="line-item" i],[class*="basket-item" i]), ' +
      '[class*="roduct"]:is([class*="product-card" i],[class*="productcard" i],[class*="product-item" i],[class*="product-tile" i],[class*="producttile" i])',
    /** Anything that has to do with products. */
    named:
      '[class*="rod"]:is([class*="prod" i]), [class*="ku"]:is([class*="sku" i]), [class*="oods"]:is([class*="goods" i]), [class*="rtikel"], [class*="isting"]:is([class*="listing" i]), ' +
      '[class*="tem"]:is([class*="item-card" i],[class*="itemcard" i],[class*="lineitem" i]), [id*="rod"]:is([id*="prod" i]), [data-testid*="prod" i]',
  };
  const CARTS =
    "cart|basket|bag|trolley|warenkorb|einkaufswagen|carrito|cesta|panier|carrello|winkelwagen|carrinho|koszyk|ko[sš][ií]k|varukorg|kurv|ostoskori|sepet|co[sș](?!\\S)|корзину|кошик|καλάθι";
  /** "Add both to my cart": a verb or a preposition, up to three words, and what a shop calls its cart. */
  const INTO_CART = new RegExp(`^(?:add|in|añadir|agregar|ajouter|aggiungi|adicionar|dodaj|do|přidat|lägg|legg|læg|lisää|adaug[aă]|в|до|додати|добавить|στο) (?:\\S+ ){0,3}\\S{0,6}(?:${CARTS})|^加入(?:购物车|購物車)`);
  /** Each between two bars: one search for all of them. */
  const BUY_WORDS = "|buy|buy now|buy it now|jetzt kaufen|kaufen|comprar|comprar ahora|acheter|acquista|kosárba|kosárba teszem|köp|sepete ekle|\
купить|купити|カートに入れる|かごに追加|ご購入手続きへ|商品をかごに追加|장바구니|장바구니에 담기|구매하기|הוסף לסל|أضف إلى السلة|أضف إلى عربة التسوق|";
  const BUTTONS = ["button", 'input[type="submit"]', '[role="button"]:not(button,input)'];
  const PRICE =
    /[$€£¥₹₽₺₩₫฿₪]\s?\d|\d[\d.,'\s]*\s?(?:[$€£¥₹₽₺₩₫฿₪円元원]|zł|kč|kr\b|ft\b|lei\b|eur\b|usd\b|chf\b|gbp\b|лв|грн|руб|tl\b)|\b(?:usd|eur|chf|gbp|rs\.?|r\$|kr)\s?\d/i;
  const OG_TYPE = 'meta:is([property="og:type" i],[name="og:type" i])';
  const ARTICLE = /^(?:article|blog|video|profile|book|music)/i;
  const DATED = 'meta[property^="article:"]:is([property^="article:published"],[property^="article:author"],[property^="article:modified"])';
  const SCOPED = '[itemtype]:is([itemtype*="product" i],[itemtype$="/vehicle" i],[itemtype$="/car" i],[itemtype$="/motorcycle" i])';
  const TYPED = '[typeof]:is([typeof*="product" i],[typeof*="vehicle" i],[typeof$="car" i],[typeof$="motorcycle" i])';
  const LINKED = /["/#:;](?:Product(?:Group|Model)?|IndividualProduct|SomeProducts|Vehicle|Car|Motorcycle)(?:"|&quot;)/i;
  const LONGEST_LINKED = 1_500_000;
  /** A path, because the first element that is wrapped costs more than this. */
  const PROSE = "count((//p)[position() <= 60][string-length(.) > 150]) > 2";
  const CUSTOM_ELEMENTS = "//*[contains(local-name(), '-')]";

  /** The same question as `kindOf` in page.js, answered "sale" where only a closer look can tell. @returns {CciSigns} */
  function signs() {
    if (isKnownShop()) return "sale";
    if (ARTICLE.test(kind())) return isStated() ? "sale" : "article";
    if (isStated() || isLinked() || (has("h1") && (has(places.buy) || buyButtons([document]).length > 0))) return "sale";
    if (isProse()) return "prose";
    return has(places.card) || isGallery() || hasTrees() ? "sale" : "none";
  }

  /** A bare attribute is sought many times faster than one with conditions, or than several. */
  function isStated() {
    return /product/i.test(kind()) || (has("[itemtype]") && has(SCOPED)) || (has("[typeof]") && has(TYPED));
  }

  /** @param {string} selectors */
  function has(selectors) {
    for (const selector of selectors.split(", ")) if (count(selector)) return true;
    return false;
  }

  /** @param {string} selector counted, because a found element would have to be wrapped */
  function count(selector) {
    return document.querySelectorAll(selector).length;
  }

  /** What the page says of its kind. */
  function kind() {
    return document.querySelector(OG_TYPE)?.getAttribute("content") ?? "";
  }

  /** A text with paragraphs, or published by someone some day. */
  function isProse() {
    return has(DATED) || document.evaluate(PROSE, document, null, XPathResult.BOOLEAN_TYPE, null).booleanValue;
  }

  function isKnownShop() {
    const host = `.${location.hostname}.`;
    return cci.shopHosts.some((part) => host.includes(part));
  }

  function isLinked() {
    return linkedSources([document]).some((source) => LINKED.test(source));
  }

  /** The texts of JSON-LD scripts. @param {readonly ParentNode[]} roots */
  function linkedSources(roots) {
    const sources = roots.flatMap((root) => Array.from(root.querySelectorAll('script[type*="ld+json" i]'), (script) => script.textContent ?? ""));
    return sources.filter((source) => source.length < LONGEST_LINKED);
  }

  /** @param {HTMLInputElement} button */
  function isToBuy(button) {
    const text = button.value || button.textContent || "";
    const label = text.length < 60 ? text.replace(/\s+/g, " ").trim().toLowerCase() : "";
    return label !== "" && (INTO_CART.test(label) || BUY_WORDS.includes(`|${label}|`));
  }

  /** @param {readonly ParentNode[]} roots */
  function buyButtons(roots) {
    const found = /** @type {Element[]} */ ([]);
    for (const root of roots) {
      for (const kind of BUTTONS) for (const button of root.querySelectorAll(kind)) if (isToBuy(/** @type {HTMLInputElement} */ (button))) found.push(button);
    }
    return found;
  }

  /** Several pictures among prices or marks of products. */
  function isGallery() {
    return count("img") + count("picture") > 1 && (has(places.named) || PRICE.test(document.body.textContent ?? ""));
  }

  /** Pages built of components say what they are about inside them. */
  function hasTrees() {
    const found = document.evaluate(CUSTOM_ELEMENTS, document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
    for (let at = 0; at < found.snapshotLength; at++) {
      const { shadowRoot, localName } = /** @type {Element} */ (found.snapshotItem(at));
      if (shadowRoot && localName !== "cci-badges") return true;
    }
    return false;
  }

  Object.assign(cci, { places, CARTS, PRICE, signs, isProse, linkedSources, buyButtons });
})();
