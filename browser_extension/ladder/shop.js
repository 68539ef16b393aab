//# allFunctionsCalledOnLoad
/** Which shop an address belongs to, and the brand in the lines by which shops name one. */

import { BYLINES, SELECTORS, SHOPS } from "./shops.js";

const SUFFIX = /^[a-z]{2,}(?:\.[a-z]{2})?$/;

/**
 * What the shop of many brands at one of these hosts calls itself; null where none of them is such a shop.
 * @param {readonly string[]} hosts
 * @returns {readonly string[] | null}
 */
export function shopNames(hosts) {
  return SHOPS.find((shop) => isAt(shop, hosts))?.names ?? null;
}

/** @param {readonly string[]} hosts @returns {Record<string, string | string[]> | null} the selectors for the shop at one of these hosts */
export function siteRule(hosts) {
  return SELECTORS.find((shop) => isAt(shop, hosts))?.rule ?? null;
}

/** @param {{ hosts: readonly string[] }} shop @param {readonly string[]} hosts */
function isAt(shop, hosts) {
  return shop.hosts.some((pattern) => hosts.some((host) => covers(pattern, host)));
}

/**
 * @param {string} pattern a registrable domain, or one ending in ".*" for any public suffix
 * @param {string} host
 */
export function covers(pattern, host) {
  if (!pattern.endsWith(".*")) return host === pattern || host.endsWith(`.${pattern}`);
  const label = pattern.slice(0, -1);
  const at = `.${host}`.lastIndexOf(`.${label}`);
  return at >= 0 && SUFFIX.test(host.slice(at + label.length));
}

/** Each line with what it begins and ends with: comparing that is cheaper than making a pattern of every line. */
const LINES = BYLINES.map((line) => ({ line, frame: line.split("{brand}").map(squeezed) }));

/**
 * "Visit the Sony Store" → "Sony"; any other text stays as it is.
 * @param {string} text
 */
export function brandInByline(text) {
  const plain = squeezed(text);
  for (const { line, frame: [before = "", after = ""] } of LINES) {
    if (!plain.startsWith(before) || !plain.endsWith(after)) continue;
    const brand = new RegExp(`^${line.split("{brand}").map(literally).join("(.+?)")}$`, "iu").exec(text)?.[1];
    if (brand) return brand.trim();
  }
  return text;
}

/** @param {string} text */
function squeezed(text) {
  return text.toLowerCase().replace(/\s+/g, "");
}

/** @param {string} text */
function literally(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "\\s*");
}
