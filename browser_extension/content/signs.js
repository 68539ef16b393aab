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
      '[class*="tem"]:is([class*="cart-item" i],[class*="cartitem" i],[class*="cart_item" i],[class*="line-item" i],[class*="basket-item" i]), ' +
      '[class*="roduct"]:is([class*="product-card" i],[class*="productcard" i],[class*="product-item" i],[class*="product-tile" i],[class*="producttile" i])',
  };
  /** Each between two bars: a set of them, or a pattern with letters of all scripts, would be dearer than the one search for which it is made. */
  const BUY_WORDS = "|add to cart|add to basket|add to bag|add to trolley|add to order|buy|buy now|buy it now|in den warenkorb|in den einkaufswagen|\
in den warenkorb legen|jetzt kaufen|kaufen|\
añadir al carrito|añadir a la cesta|añadir a mi cesta|agregar al carrito|comprar|comprar ahora|ajouter au panier|acheter|aggiungi al carrello|acquista|\
in winkelwagen|in winkelwagentje|in mijn winkelwagen|in mijn winkelwagentje|adicionar ao carrinho|dodaj do koszyka|do koszyka|kup teraz|\
do košíku|přidat do košíku|kosárba|kosárba teszem|kosárba rakom|lägg i varukorg|lägg i varukorgen|köp|legg i handlekurv|legg i handlekurven|\
læg i kurv|læg i kurven|lisää ostoskoriin|sepete ekle|adaugă în coș|adauga in cos|добавить в корзину|в корзину|купить|до кошика|додати в кошик|купити|\
στο καλάθι|προσθήκη στο καλάθι|カートに入れる|カートに追加|かごに追加|買い物かごに入れる|ご購入手続きへ|今すぐ買う|今すぐ購入|加入购物车|立即购买|加入購物車|\
장바구니|장바구니 담기|장바구니에 담기|구매하기|바로구매|바로 구매|thêm vào giỏ hàng|mua ngay|הוסף לסל|הוספה לסל|הוסף לעגלה|أضف إلى السلة|أضف إلى عربة التسوق|";
  const BUTTONS = ["button", 'input[type="submit"]', '[role="button"]:not(button,input)'];
  const PRICE =
    /[$€£¥₹₽₺₩₫฿₪]\s?\d|\d[\d.,'\s]*\s?(?:[$€£¥₹₽₺₩₫฿₪円元원]|zł|kč|kr\b|ft\b|lei\b|eur\b|usd\b|chf\b|gbp\b|лв|грн|руб|tl\b)|\b(?:usd|eur|chf|gbp|rs\.?|r\$|kr)\s?\d/i;
  const OG_TYPE = 'meta:is([property="og:type" i],[name="og:type" i])';
  const ARTICLE = `${OG_TYPE}:is([content^="article" i],[content^="blog" i],[content^="video" i],[content^="profile" i],[content^="book" i],[content^="music" i])`;
  const DATED = 'meta[property^="article:"]:is([property^="article:published"],[property^="article:author"],[property^="article:modified"])';
  const STATED = `${OG_TYPE}[content*="product" i]`;
  const SCOPED = '[itemtype]:is([itemtype*="product" i],[itemtype$="/vehicle" i],[itemtype$="/car" i],[itemtype$="/motorcycle" i])';
  const TYPED = '[typeof]:is([typeof*="product" i],[typeof*="vehicle" i],[typeof$="car" i],[typeof$="motorcycle" i])';
  const LINKED = /["/#:;](?:Product(?:Group|Model)?|IndividualProduct|SomeProducts|Vehicle|Car|Motorcycle)(?:"|&quot;)/i;
  const LONGEST_LINKED = 1_500_000;
  /** A path, because the first element that is wrapped costs more than this. */
  const PROSE = "count((//p)[position() <= 60][string-length(.) > 150]) > 2";
  const NAMED =
    '[class*="rod"]:is([class*="prod" i]), [class*="ku"]:is([class*="sku" i]), [class*="oods"]:is([class*="goods" i]), [class*="rtikel"], [class*="isting"]:is([class*="listing" i]), ' +
    '[class*="tem"]:is([class*="item-card" i],[class*="itemcard" i],[class*="lineitem" i]), [id*="rod"]:is([id*="prod" i]), [data-testid*="prod" i]';
  const CUSTOM_ELEMENTS = "//*[contains(local-name(), '-')]";

  /** The same question as `kindOf` in page.js, answered "sale" where only a closer look can tell. @returns {CciSigns} */
  function signs() {
    if (isKnownShop()) return "sale";
    if (has(ARTICLE)) return isStated() ? "sale" : "article";
    if (isStated() || isLinked() || (has("h1") && (has(places.buy) || buyButtons([document]).length > 0))) return "sale";
    if (has(DATED) || holds(PROSE)) return "prose";
    return has(places.card) || isGallery() || hasTrees() ? "sale" : "none";
  }

  /** A bare attribute is sought many times faster than one with conditions, or than several. */
  function isStated() {
    return has(STATED) || (has("[itemtype]") && has(SCOPED)) || (has("[typeof]") && has(TYPED));
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

  /** @param {string} condition */
  function holds(condition) {
    return document.evaluate(condition, document, null, XPathResult.BOOLEAN_TYPE, null).booleanValue;
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
    const label = button.value || button.textContent || "";
    return label.length < 60 && BUY_WORDS.includes(`|${label.replace(/\s+/g, " ").trim().toLowerCase()}|`);
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
    return count("img") + count("picture") > 1 && (has(NAMED) || PRICE.test(document.body.textContent ?? ""));
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

  Object.assign(cci, { places, PRICE, signs, linkedSources, buyButtons });
})();
