/// <reference path="./namespace.d.ts" />
"use strict";

// Reading text without asking for layout.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  /** @param {Node | null | undefined} node */
  function textOf(node) {
    return (node?.textContent ?? "").replace(/\s+/g, " ").trim();
  }

  /** With a space between the texts of different elements: "New listing" and a title stand apart, though no space parts them. @param {Element} element */
  function spacedText(element) {
    const parts = /** @type {string[]} */ ([]);
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) parts.push(/** @type {Text} */ (node).data);
    return parts.join(" ").replace(/\s+/g, " ").trim();
  }

  /** @param {Element} element */
  function showsPrice(element) {
    const text = element.textContent ?? "";
    return text.length < 6000 && cci.PRICE.test(text);
  }

  const ASIDE = "header,nav,footer,[role=navigation],[role=banner],[role=contentinfo],[role=dialog],dialog";

  /** @param {Element} element */
  function isAside(element) {
    const aside = element.closest(ASIDE);
    return aside !== null && (aside.localName !== "header" || !aside.closest("main,article,[itemscope]"));
  }

  /**
   * Every match in the document and in the open shadow trees handed in, of one selector after the other.
   * @param {readonly ParentNode[]} roots
   * @param {string} selectors
   * @returns {Element[]}
   */
  function all(roots, selectors) {
    const found = /** @type {Set<Element>} */ (new Set());
    for (const root of roots) {
      for (const selector of selectors.split(", ")) {
        if (root instanceof Element && root.matches(selector)) found.add(root);
        for (const element of root.querySelectorAll(selector)) found.add(element);
      }
    }
    return [...found];
  }

  /**
   * The first match of a list of selectors, one selector after the other: a single id is looked up, a list of them sought through the whole page.
   * @param {readonly ParentNode[]} roots
   * @param {string} selectors
   * @returns {Element | null}
   */
  function first(roots, selectors) {
    for (const selector of selectors.split(", ")) {
      for (const root of roots) {
        const found = root.querySelector(selector);
        if (found) return found;
      }
    }
    return null;
  }

  /** @param {CciRung} rung @param {string} text @param {Element | null} element @param {string} [context] @returns {CciStated} */
  function fact(rung, text, element, context = "brand") {
    return { rung, text, element, context };
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

  Object.assign(cci, { all, fact, first, rootsOf, textOf, spacedText, showsPrice, isAside });
})();
