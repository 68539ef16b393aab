/** The words of the extension's own pages, in the language that the person chose. */

import { languageOf, readSettings } from "../background/settings.js";

/** @typedef {(key: string, places?: Record<string, string | number>) => string} Say */

/** @returns {Promise<{ say: Say, language: "en"|"de"|"es" }>} */
export async function loadWords() {
  const language = languageOf(await readSettings());
  const response = await fetch(chrome.runtime.getURL(`_locales/${language}/messages.json`));
  const words = /** @type {Record<string, { message: string }>} */ (await response.json());
  document.documentElement.lang = language;
  return { say: (key, places = {}) => filled(formOf(words, key, places), places), language };
}

/**
 * Put the words in their places: `data-say` is an element's text, `data-label` what it is called.
 * @param {Say} say
 */
export function fillPage(say) {
  for (const element of document.querySelectorAll("[data-say]")) element.textContent = say(keyIn(element, "data-say"));
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(keyIn(element, "data-label")));
  }
}

/** @param {Record<string, { message: string }>} words @param {string} key @param {Record<string, string | number>} places */
function formOf(words, key, places) {
  const form = words[key] ?? words[`${key}_${places.count === 1 ? "one" : "other"}`];
  return form?.message.replaceAll("$$", "$") ?? key;
}

/** @param {string} text @param {Record<string, string | number>} places */
function filled(text, places) {
  return text.replace(/\{(\w+)\}/g, (all, name) => String(places[name] ?? all));
}

/** @param {Element} element @param {string} name */
function keyIn(element, name) {
  return element.getAttribute(name) ?? "";
}
