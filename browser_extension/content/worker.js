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

  /** Brings more scripts into this page. @param {"text" | "card"} part */
  async function load(part) {
    await ask({ type: `cci:${part}` });
  }

  Object.assign(cci, { ask, judged, load, language: "en", apiBase: "" });
})();
