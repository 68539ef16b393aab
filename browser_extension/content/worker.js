/// <reference path="./namespace.d.ts" />
"use strict";

// Asking the worker, and words in the reader's language.
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

  /** The card's scripts come into the page on the first click. @param {CciBadge} badge @param {HTMLElement} button */
  async function askWhy(badge, button) {
    if (!cci.openCard) await ask({ type: "cci:card" });
    cci.openCard?.(badge, button);
  }

  /** @param {string} key @param {Record<string, string | number>} [places] */
  function say(key, places = {}) {
    const words = cci.texts[cci.language] ?? cci.texts.en;
    const text = words?.[key] ?? cci.texts.en?.[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (all, name) => String(places[name] ?? all));
  }

  Object.assign(cci, { ask, askWhy, say, language: "en", apiBase: "" });
})();
