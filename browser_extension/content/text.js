/// <reference path="./namespace.d.ts" />
"use strict";

// Reading text without asking for layout.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  /** @param {Node | null | undefined} node */
  function textOf(node) {
    return (node?.textContent ?? "").replace(/\s+/g, " ").trim();
  }

  /** Whether the page shows the element at all. Asks for layout: for the few that may carry a badge. @param {Element} element */
  function isRendered(element) {
    return element.isConnected && element.getClientRects().length > 0 && visible(element);
  }

  /** @param {Element} element */
  function visible(element) {
    if (element.checkVisibility) return element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    return getComputedStyle(element).visibility === "visible";
  }

  /**
   * Where the text stands inside the element, compared without case and spacing; null where it spans several text nodes.
   * @param {Element} element
   * @param {string} text
   * @returns {Range | null}
   */
  function rangeOf(element, text) {
    const wanted = text.toLowerCase();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = /** @type {Text} */ (node).data.toLowerCase().indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      return range;
    }
    return null;
  }

  /** The first element in body whose own text is just this. @param {string} text @returns {Element | null} */
  function withText(text) {
    const wanted = text.replace(/\s+/g, " ").trim();
    if (!wanted || wanted.includes('"')) return null;
    const found = document.evaluate(`.//*[normalize-space(text()) = "${wanted}"]`, document.body, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null);
    return /** @type {Element | null} */ (found.singleNodeValue);
  }

  const PRICE =
    /[$€£¥₹₽₺₩₫฿₪]\s?\d|\d[\d.,'\s]*\s?(?:[$€£¥₹₽₺₩₫฿₪円元원]|zł|kč|kr\b|ft\b|lei\b|eur\b|usd\b|chf\b|gbp\b|лв|грн|руб|tl\b)|\b(?:usd|eur|chf|gbp|rs\.?|r\$|kr)\s?\d/i;

  /** @param {Element} element */
  function showsPrice(element) {
    const text = element.textContent ?? "";
    return text.length < 6000 && PRICE.test(text);
  }

  const ASIDE = "header,nav,footer,[role=navigation],[role=banner],[role=contentinfo],[role=dialog],dialog";

  /** @param {Element} element */
  function isAside(element) {
    const aside = element.closest(ASIDE);
    return aside !== null && (aside.localName !== "header" || !aside.closest("main,article,[itemscope]"));
  }

  /**
   * Every match in the document and in the open shadow trees handed in.
   * @param {readonly ParentNode[]} roots
   * @param {string} selector
   * @returns {Element[]}
   */
  function all(roots, selector) {
    return roots.flatMap((root) => {
      const inner = [...root.querySelectorAll(selector)];
      return root instanceof Element && root.matches(selector) ? [root, ...inner] : inner;
    });
  }

  /** Found without a wrapper for every element of the page. */
  const CUSTOM_ELEMENTS = ".//*[contains(local-name(), '-')]";

  /** @param {Document} page @returns {ParentNode[]} the document and the open shadow trees of its custom elements */
  function rootsOf(page) {
    const roots = /** @type {(Document | ShadowRoot)[]} */ ([page]);
    const found = page.evaluate(CUSTOM_ELEMENTS, page, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE, null);
    for (let at = 0; at < found.snapshotLength; at++) addTree(/** @type {Element} */ (found.snapshotItem(at)), roots);
    return roots;
  }

  /** @param {Element} element @param {(Document | ShadowRoot)[]} roots */
  function addTree({ shadowRoot, localName }, roots) {
    if (!shadowRoot || localName === "cci-badges") return;
    roots.push(shadowRoot);
    for (const inner of shadowRoot.querySelectorAll("*")) addTree(inner, roots);
  }

  Object.assign(cci, { all, rootsOf, withText, textOf, isRendered, rangeOf, showsPrice, isAside });
})();
