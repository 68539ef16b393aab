/// <reference path="./namespace.d.ts" />
"use strict";

// The products of a listing, a search or a cart: one card each, found by how pages repeat themselves.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  const TITLE_PLACES = [
    '[itemprop~="name"]', "a h2,h2 a", "a h3,h3 a", "a h4,h4 a", '[class*="roduct"]:is([class*="product-title" i],[class*="product-name" i],[class*="productname" i],[class*="producttitle" i])',
    "h2,h3,h4,h5,h6,[role=heading]", '[class*="itle"],[class*="ame"]:is([class*="name" i])',
  ];
  const MAX_CARDS = 400;

  /**
   * @param {readonly ParentNode[]} roots
   * @param {CciSite | null} rule
   * @returns {Generator<void, Element[], void>}
   */
  function* findCards(roots, rule) {
    const byRule = rule?.card ? cci.all(roots, rule.card) : [];
    const found = byRule.length ? byRule : cci.all(roots, cci.places.card);
    yield;
    const cards = innermost(found.filter((element) => isCard(element)));
    if (byRule.length || cards.length > 1) return cards.slice(0, MAX_CARDS);
    yield;
    return innermost([...cards, ...(yield* repeated(roots))]).slice(0, MAX_CARDS);
  }

  /** @param {Element} element */
  function isCard(element) {
    return element !== document.body && !cci.isAside(element) && element.querySelector("a[href],h2,h3,h4,[role=heading],[itemprop~=name]") !== null;
  }

  /** A card holds no other card: of nested finds the outer one with a single product, else the inner ones. @param {Element[]} found */
  function innermost(found) {
    const all = new Set(found);
    const holders = new Map(found.map((element) => [element, /** @type {Element[]} */ ([])]));
    for (const element of all) {
      for (let outer = element.parentElement; outer; outer = outer.parentElement) if (all.has(outer)) holders.get(outer)?.push(element);
    }
    const cards = [...all].filter((element) => targets([element, ...(holders.get(element) ?? [])]) < 2);
    const kept = new Set(cards);
    return cards.filter((element) => !hasAncestorIn(element, kept));
  }

  /** How many products the finds inside one lead to. @param {Element[]} elements */
  function targets([, ...inner]) {
    if (inner.length < 2) return 1;
    return new Set(inner.map((element) => linkOf(element) || cci.textOf(element))).size;
  }

  /** @param {Element} element @param {Set<Element>} kept */
  function hasAncestorIn(element, kept) {
    for (let outer = element.parentElement; outer; outer = outer.parentElement) if (kept.has(outer)) return true;
    return false;
  }

  /** @param {Element} element */
  function linkOf(element) {
    const link = element.matches("a[href]") ? element : (element.closest("a[href]") ?? element.querySelector("a[href]"));
    return (link?.getAttribute("href") ?? "").replace(/[?#].*$/, "");
  }

  /**
   * Pictures whose surroundings stand in a row of alike ones with a price or the mark of a product.
   * @param {readonly ParentNode[]} roots
   * @returns {Generator<void, Element[], void>}
   */
  function* repeated(roots) {
    const cards = /** @type {Set<Element>} */ (new Set());
    const rows = /** @type {Map<Element, boolean>} */ (new Map());
    let count = 0;
    for (const picture of cci.all(roots, "img, picture")) {
      if (++count % 60 === 0) yield;
      if (count > 1500) break;
      const card = cardAround(picture, rows);
      if (card) cards.add(card);
    }
    return [...cards];
  }

  /** @param {Element} picture @param {Map<Element, boolean>} rows */
  function cardAround(picture, rows) {
    if (cci.isAside(picture)) return null;
    let element = picture;
    for (let level = 0; level < 10; level++) {
      const parent = element.parentElement;
      if (!parent || parent === document.body.parentElement) return null;
      if (!rows.has(parent)) rows.set(parent, isRow(parent));
      if (rows.get(parent) && isProductLike(element)) return element;
      element = parent;
    }
    return null;
  }

  /** @param {Element} parent */
  function isRow(parent) {
    if (parent.childElementCount < 2) return false;
    const kinds = /** @type {Map<string, number>} */ (new Map());
    for (const child of parent.children) {
      if (child.localName === "img" || child.localName === "source" || !child.querySelector("img,picture")) continue;
      const kind = `${child.localName}.${child.classList[0] ?? ""}`;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    return Math.max(0, ...kinds.values()) > 1;
  }

  /** @param {Element} element */
  function isProductLike(element) {
    if (!element.querySelector("a[href]") && !element.closest("a[href]")) return false;
    return cci.showsPrice(element) || (element.matches(`${cci.places.card}, ${cci.places.named}`) && cci.textOf(element).length > 8);
  }

  /**
   * The facts of one card.
   * @param {Element} card
   * @param {CciReading} reading of the page
   * @returns {Generator<void, CciStated[], void>}
   */
  function* cardFacts(card, { rule, linked: { products, work } }) {
    const title = titleOf(card, rule);
    const called = brandsIn(card, rule);
    const brands = called.length ? called : yield* cci.specificationRows(card);
    const facts = [...statedInList(card, title, products), ...brands];
    if (title && (!work || products.length || facts.length)) {
      facts.push(cci.fact("title", cci.spacedText(title) || cci.statedText(title), title, ""));
      if (!brands.length) facts.push(...cci.linesAround(title, card));
    }
    return facts.map((fact) => ({ ...fact, element: fact.element === card ? (title ?? card) : fact.element }));
  }

  /** @param {Element} card @param {CciSite | null} rule */
  function titleOf(card, rule) {
    for (const place of [rule?.cardTitle ?? "", ...TITLE_PLACES]) {
      const found = place ? [...card.querySelectorAll(place)].find((element) => cci.textOf(element).length > 2) : undefined;
      if (found) return found;
    }
    const links = [...card.querySelectorAll("a[href]"), ...(card.matches("a[href]") ? [card] : [])];
    return links.reduce((best, link) => (cci.textOf(link).length > (best ? cci.textOf(best).length : 2) ? link : best), /** @type {Element | null} */ (null)) ?? cci.firstLine(card);
  }

  /** @param {Element} card @param {CciSite | null} rule @returns {CciStated[]} */
  function brandsIn(card, rule) {
    const facts = /** @type {CciStated[]} */ ([]);
    if (rule?.cardBrand) {
      for (const element of card.querySelectorAll(rule.cardBrand)) facts.push(cci.fact("site", cci.statedText(element), element));
    }
    for (const element of card.querySelectorAll(cci.brandPlaces)) {
      const property = element.hasAttribute("itemprop");
      const maker = property && /manufacturer/.test(element.getAttribute("itemprop") ?? "");
      facts.push(cci.fact(property ? "structured" : "specification", cci.statedText(element), element, maker ? "manufacturer" : "brand"));
    }
    const mark = (card.matches("[data-brand]") ? card : card.querySelector("[data-brand]"))?.getAttribute("data-brand");
    if (mark) facts.push(cci.fact("specification", mark, card));
    return facts.filter((fact) => fact.text.length <= 60 && /\p{L}/u.test(fact.text));
  }

  /** @param {Element} card @param {Element | null} title @param {readonly CciProduct[]} listed @returns {CciStated[]} */
  function statedInList(card, title, listed) {
    if (!listed.length) return [];
    const name = title ? cci.textOf(title).toLowerCase() : "";
    const path = linkOf(card);
    const entry = listed.find((product) => (name && product.name.toLowerCase() === name) || (path.length > 1 && sameAddress(product.url, path)));
    return entry ? entry.brands.map((text) => cci.fact("structured", text, card)) : [];
  }

  /** @param {string} url @param {string} path */
  function sameAddress(url, path) {
    return url !== "" && url.replace(/[?#].*$/, "").endsWith(path.replace(/^https?:\/\/[^/]+/, ""));
  }

  Object.assign(cci, { findCards, cardFacts });
})();
