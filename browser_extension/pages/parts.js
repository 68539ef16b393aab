/** Small parts that several pages are made of. */

import { LOOKS } from "../appearance.js";

/** @typedef {import("../appearance.js").Look} Look */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/**
 * @template {Element} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`the page has no ${id}`);
  return found;
}

/** @param {string} tier @returns {Look} */
export function lookOf(tier) {
  return /** @type {Look} */ (LOOKS.find((look) => look.slug === tier) ?? LOOKS.at(-1));
}

/**
 * The tier's letter on its shape; its colours follow the page's theme.
 * @param {string} tier
 * @returns {SVGSVGElement}
 */
export function tierMark(tier) {
  const look = lookOf(tier);
  const mark = drawn("svg", { class: "mark", viewBox: "0 0 24 24", "aria-hidden": "true" });
  for (const theme of /** @type {const} */ (["light", "dark"])) {
    mark.style.setProperty(`--fill-${theme}`, look[theme][0] ?? "");
    mark.style.setProperty(`--ink-${theme}`, look[theme][1] ?? "");
  }
  const letter = drawn("text", { x: "12", y: String(look.letterY), "text-anchor": "middle", "dominant-baseline": "central" });
  letter.textContent = look.letter;
  mark.append(drawn("path", { d: look.path }), letter);
  return mark;
}

/**
 * @param {number} score
 * @returns {string} with two decimals and a real minus sign
 */
export function scoreText(score) {
  const text = Math.abs(score).toFixed(2);
  return score < 0 && Number(text) ? `−${text}` : text;
}

/** @param {any} message @returns {Promise<any>} the worker's answer */
export function ask(message) {
  return chrome.runtime.sendMessage(message);
}

/**
 * @template {keyof SVGElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @returns {SVGElementTagNameMap[Name]}
 */
function drawn(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}
