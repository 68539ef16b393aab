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

  /** Brings more scripts into this page: a page without badges never loads what shows them. @param {"display" | "card"} part */
  async function load(part) {
    await ask({ type: `cci:${part}` });
  }

  Object.assign(cci, { ask, load, language: "en", apiBase: "" });
})();
