/// <reference path="./namespace.d.ts" />
"use strict";

// Asking the worker.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  /**
   * @param {object} message
   * @returns {Promise<any>} the worker's reply; null where the extension was updated or removed meanwhile
   */
  async function ask(message) {
    try {
      return (await chrome.runtime.sendMessage(message)) ?? null;
    } catch {
      return null;
    }
  }

  /** @param {readonly CciFact[]} facts @param {boolean} more whether they add to those before @returns {Promise<any>} the worker's judgement */
  function judged(facts, more) {
    const page = { url: location.href, host: location.hostname, path: location.pathname };
    return ask({ type: "cci:judge", page, facts: [...facts], more, dressed: Boolean(cci.showBadges) });
  }

  /** What the page's JSON-LD says, asked anew where it changed. @param {readonly ParentNode[]} roots @returns {Promise<CciLinked>} */
  async function linkedData(roots) {
    const sources = cci.linkedSources(roots);
    const before = cci.linked?.sources ?? [];
    if (sources.length !== before.length || sources.some((source, at) => source !== before[at])) {
      cci.linked = { sources, said: await ask({ type: "cci:linked", sources }) };
    }
    return cci.linked?.said ?? { products: [], article: false, work: false };
  }

  /** Brings more scripts into this page. @param {"text" | "card"} part */
  async function load(part) {
    await ask({ type: `cci:${part}` });
  }

  Object.assign(cci, { ask, judged, linkedData, load, language: "en", apiBase: "" });
})();
