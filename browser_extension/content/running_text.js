/// <reference path="./namespace.d.ts" />
"use strict";

// Names in running text, for those who asked for them: every run of capitalised words is offered, the ladder knows which are names.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  const NOT_TEXT = "script,style,noscript,template,textarea,select,code,pre,nav,footer,[contenteditable],cci-badges";
  const NAME = /\p{Lu}[\p{L}\d&’'.-]*(?:\s(?:&\s)?\p{Lu}[\p{L}\d&’'.-]*){0,3}/gu;
  const MOST = 400;

  /**
   * @param {readonly ParentNode[]} roots
   * @returns {Generator<void, CciStated[], void>}
   */
  function* runningText(roots) {
    const found = /** @type {Map<string, CciStated>} */ (new Map());
    for (const root of roots) {
      const walker = document.createTreeWalker(root instanceof Document ? root.body : /** @type {any} */ (root), NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(), count = 0; node && found.size < MOST; node = walker.nextNode()) {
        if (++count % 200 === 0) yield;
        const element = node.parentElement;
        const text = /** @type {Text} */ (node).data;
        if (!element || text.length < 3 || element.closest(NOT_TEXT)) continue;
        for (const [run] of text.matchAll(NAME)) offer(run, element, found);
      }
    }
    return [...found.values()];
  }

  /** A run and every shorter run in it. @param {string} run @param {Element} element @param {Map<string, CciStated>} found */
  function offer(run, element, found) {
    const words = run.replace(/[.’'-]+$/, "").split(/\s+/);
    for (let from = 0; from < words.length; from++) {
      for (let to = words.length; to > from; to--) {
        const text = words.slice(from, to).join(" ");
        if (text.length > 2 && !found.has(text)) found.set(text, { rung: "text", text, context: "", element });
      }
    }
  }

  Object.assign(cci, { runningText });
})();
