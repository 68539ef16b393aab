/** From a text in a place for brands to one company, or to the knowledge that it is none or not one. */

import { spellingsOf } from "./brand_text.js";

/** @typedef {import("../messages.js").BadgeIndex} BadgeIndex */
/** @typedef {import("../messages.js").NameEntry} NameEntry */
/** @typedef {{ state: "one", hit: NameEntry, text: string } | { state: "several" | "unknown" | "empty" }} Resolution */

/** What may follow a brand without making it another one. */
const LINE_WORDS = new Set(
  (
    "jeans sport sports sportswear home kids kid junior baby men mens man women womens woman performance originals golf outdoor " +
    "underwear official electronics appliances professional pro beauty cosmetics fragrances parfums perfumes eyewear watches " +
    "shoes footwear accessories denim black white red gold premium classic classics collection collections essentials studio " +
    "kitchen tools power garden health care mobile audio gaming home-appliances hausgeraete haushaltsgeräte elektrowerkzeuge " +
    "herren damen kinder hombre mujer niños homme femme enfant uomo donna bambino running training football basketball " +
    "skateboarding swim swimwear bodywear intimates toys games europe usa uk us international group brand brands store shop " +
    "consumer products household industrial motorsport heritage tailored foods food beverages skincare haircare makeup paris " +
    "milano london new york nyc"
  ).split(" "),
);

/**
 * The one company that the text names as a brand.
 * @param {string} raw
 * @param {BadgeIndex} index
 * @returns {Resolution}
 */
export function resolveBrand(raw, index) {
  const forms = spellingsOf(raw);
  if (!forms.length) return { state: "empty" };
  for (const form of forms) {
    const found = oneOf(index.lookupName(form), form);
    if (found.state !== "unknown") return found;
  }
  const listed = byParts(forms[0] ?? "", index);
  return listed.state === "unknown" ? byLine(forms[0] ?? "", index) : listed;
}

/**
 * @param {NameEntry[]} hits
 * @param {string} text
 * @returns {Resolution}
 */
export function oneOf(hits, text) {
  const hit = hits[0];
  if (!hit) return { state: "unknown" };
  return hits.every((other) => other.slug === hit.slug) ? { state: "one", hit, text } : { state: "several" };
}

/**
 * "Dell / Alienware": several names, one company.
 * @param {string} text
 * @param {BadgeIndex} index
 * @returns {Resolution}
 */
function byParts(text, index) {
  const parts = text.split(/\s*[/|,;]\s*|\s+[-–—]\s+/).filter(Boolean);
  if (parts.length < 2) return { state: "unknown" };
  const hits = parts.flatMap((part) => index.lookupName(part));
  return oneOf(hits, text);
}

/**
 * "Calvin Klein Jeans": a brand and its line, the longest brand first.
 * @param {string} text
 * @param {BadgeIndex} index
 * @returns {Resolution}
 */
function byLine(text, index) {
  const words = text.split(" ");
  for (let length = words.length - 1; length > 0; length--) {
    const hits = index.lookupName(words.slice(0, length).join(" "));
    const found = oneOf(hits, text);
    if (found.state === "unknown") continue;
    if (found.state !== "one") return found;
    return isLine(words.slice(length), found.hit, length, index) ? found : { state: "unknown" };
  }
  return { state: "unknown" };
}

/**
 * @param {string[]} rest
 * @param {NameEntry} hit
 * @param {number} length words of the brand before the rest
 * @param {BadgeIndex} index
 */
function isLine(rest, hit, length, index) {
  if (rest.every((word) => LINE_WORDS.has(word.toLowerCase().replace(/[^\p{L}-]/gu, "")))) return true;
  if (index.lookupName(rest.join(" ")).some((other) => other.slug === hit.slug)) return true;
  return length > 1 && rest.length === 1 && hit.cls === "plain";
}
