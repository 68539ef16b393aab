/// <reference path="./namespace.d.ts" />
"use strict";

// Where shops put a brand when nothing calls it one: the line above or below a product's title, and the list by which a shelf can be narrowed.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  /** Links to a brand's shelf. */
  const shelves =
    'a[href*="/brand" i]:is([href*="/brand/" i],[href*="/brands/" i]),a[href*="/merk/" i],a[href*="/manufacturer/" i],a[href*="/vendors?" i],' +
    'a[href*="/mar" i]:is([href*="/marke/" i],[href*="/marken/" i],[href*="/marca/" i],[href*="/marcas/" i],[href*="/marque/" i],[href*="/marques/" i])';
  const LISTS =
    "aside, fieldset, details, form, [class*=ilter], [class*=acet], [class*=efine], [class*=arrow]:is([class*=narrow i]), [id*=ilter], [id*=acet], [id*=efine], [data-testid*=ilter], [data-testid*=acet]";
  /** Lines of other kinds are called by such names, or lead to such places. */
  const OTHER_LINE = /categor|(?:^|[-_ ])cat(?:$|[-_ ])|type|tag|label|sale|badge|rating|review|stock|ship|deliver|seller|sold|colou?r|size|sponsor|promo|compat|condition|crumb|author|theme|genre|model/i;
  const OTHER_TARGET = /categor|collection|\/c\/|search|\/tags?\/|\/seller|\/author/i;
  const LONGEST_LINE = 40;
  const LONGEST_CHOICE = 40;
  const FEWEST_CHOICES = 3;
  const MOST_CHOICES = 150;
  const MOST_LISTS = 40;
  const MOST_TEXTS = 4000;

  /**
   * The lines directly above and below a title, where they may be a brand's.
   * @param {Element} title
   * @param {Element} around
   * @returns {Element[]}
   */
  function linesAround(title, around) {
    const lines = textsIn(around);
    const ofTitle = lines.map((line) => title.contains(line));
    const first = ofTitle.indexOf(true);
    const last = ofTitle.lastIndexOf(true);
    return first < 0 ? [] : [lines[first - 1], lines[last + 1]].filter((line) => line !== undefined).filter((line) => isLine(line, around));
  }

  /** The elements that have a text of their own, in order. @param {Element} around */
  function textsIn(around) {
    const lines = /** @type {Element[]} */ ([]);
    const walker = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && lines.length < 60; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || lines.at(-1) === parent || !/[^\s|/·•–-]/.test(/** @type {Text} */ (node).data)) continue;
      if (!parent.closest("script,style,template,svg,select,button")) lines.push(parent);
    }
    return lines;
  }

  /** @param {Element} line @param {Element} around */
  function isLine(line, around) {
    const text = cci.textOf(line);
    if (text.length < 2 || text.length > LONGEST_LINE || cci.PRICE.test(text) || line.matches("h1,h1 *")) return false;
    for (let outer = /** @type {Element | null} */ (line); outer && outer !== around; outer = outer.parentElement) {
      if (OTHER_LINE.test(outer.getAttribute("class") ?? "") || OTHER_TARGET.test(outer.getAttribute("href") ?? "")) return false;
    }
    return true;
  }

  /**
   * The brands by which the products of this page can be narrowed down.
   * @param {readonly ParentNode[]} roots
   * @returns {Generator<void, string[], void>}
   */
  function* brandChoices(roots) {
    const seen = /** @type {Set<Node>} */ (new Set());
    let count = 0;
    for (const list of cci.all(roots, LISTS).slice(0, MOST_LISTS)) {
      const walker = document.createTreeWalker(list, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node && count < MOST_TEXTS; node = walker.nextNode()) {
        if (seen.has(node)) break;
        seen.add(node);
        if (++count % 400 === 0) yield;
        const text = /** @type {Text} */ (node).data;
        if (text.length < 40 && cci.isBrandLabel(text)) {
          const choices = choicesBelow(/** @type {Element} */ (node.parentElement));
          if (choices.length) return choices;
        }
      }
    }
    return [];
  }

  /** @param {Element} label */
  function choicesBelow(label) {
    for (let level = 0, outer = label.parentElement; outer && level < 5; level++, outer = outer.parentElement) {
      const entries = [...outer.querySelectorAll("li, label, option")].slice(0, MOST_CHOICES);
      const texts = entries.map((entry) => cci.textOf(entry).replace(/\s*[(\[]?\d[\d.,]*[)\]]?$/, ""));
      const names = [...new Set(texts.filter((text) => text && text.length <= LONGEST_CHOICE))];
      if (names.length >= FEWEST_CHOICES) return names;
    }
    return [];
  }

  Object.assign(cci, { shelves, linesAround, brandChoices });
})();
