/// <reference path="./namespace.d.ts" />
"use strict";

// Where shops put a brand: what they call so, the line above or below a product's title, and the list by which a shelf can be narrowed.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  /** Elements called brand, and links to a brand's shelf. */
  const brandPlaces =
    '[itemprop~="brand"],[itemprop~="manufacturer"],[class*="rand"]:is([class*="brand" i]):not([class*="brands" i]),[id*="rand"]:is([id*="brand" i]),[data-testid*="brand" i],[data-test*="brand" i],' +
    '[class*="anufacturer"],[data-testid*="anufacturer"],[class*="esigner"],[class*="endor"]:is([class*="vendor" i]),' +
    'a[href*="/brand/"],a[href*="/brands/"],a[href*="/merk/"],a[href*="/manufacturer/"],a[href*="/vendors?"],a[href*="/marke/"],a[href*="/marken/"],a[href*="/marca/"],a[href*="/marcas/"],a[href*="/marque/"]';
  const LISTS =
    "aside, fieldset, details, form, [class*=ilter], [class*=acet], [class*=efine], [id*=ilter], [id*=efine]";
  /** Lines of other kinds are called by such names, or lead to such places. */
  const OTHER_LINE = /categor|(?:^|[-_ /])(?:cat|c)(?:$|[-_ /])|collection\/|type|tag|label|badge|sale|search|stock|seller|sold|colou?r|sponsor|promo|compat|crumb|author/i;
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
   * @returns {CciStated[]}
   */
  function linesAround(title, around) {
    const said = cci.textOf(title);
    const scope = title.closest("[itemscope]");
    const lines = textsIn(around).filter((line) => title.contains(line) || (cci.textOf(line) !== said && line.closest("[itemscope]") === scope));
    const ofTitle = lines.map((line) => title.contains(line));
    if (!ofTitle.includes(true)) return [];
    const beside = [lines[ofTitle.indexOf(true) - 1], lines[ofTitle.lastIndexOf(true) + 1]];
    return beside.flatMap((line) => (line && isLine(line, around) ? [cci.fact("title", cci.textOf(line), line, "line")] : []));
  }

  /** The first line of a card in which neither heading nor link has a text. @param {Element} card */
  function firstLine(card) {
    return textsIn(card).find((line) => isLine(line, card)) ?? null;
  }

  /** The elements that have a text of their own, in order. @param {Element} around */
  function textsIn(around) {
    const lines = /** @type {Element[]} */ ([]);
    const walker = document.createTreeWalker(around, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && lines.length < 60; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || lines.at(-1) === parent || !/[^\s|/·•–-]/.test(/** @type {Text} */ (node).data)) continue;
      if (!parent.closest("script,style,template,svg,select,button,.visually-hidden,.sr-only")) lines.push(parent);
    }
    return lines;
  }

  /** @param {Element} line @param {Element} around */
  function isLine(line, around) {
    const text = cci.textOf(line);
    if (text.length < 2 || text.length > LONGEST_LINE || cci.PRICE.test(text) || line.matches("h1,h1 *")) return false;
    for (let outer = /** @type {Element | null} */ (line); outer && outer !== around; outer = outer.parentElement) {
      if (OTHER_LINE.test(`${outer.getAttribute("class")} ${outer.getAttribute("href")}`)) return false;
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

  Object.assign(cci, { brandPlaces, linesAround, firstLine, brandChoices });
})();
