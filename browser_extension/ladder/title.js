/** A known brand at the start of a product's title, where nothing says that the product is only made for it. */

import { oneOf, plainKey, resolveBrand } from "./brand.js";

/** @typedef {import("../messages.js").BadgeIndex} BadgeIndex */
/** @typedef {import("../messages.js").NameEntry} NameEntry */
/** @typedef {import("./brand.js").Resolution} Resolution */
/**
 * What a title alone cannot tell: what the shop calls itself at either end of a title, the names of a marketplace, which are no
 * brand anywhere in one, and the brands (as keys) by which the page's products can be narrowed down, which proves each of them.
 * @typedef {{ own: readonly string[], market: readonly string[], listed: ReadonlySet<string> }} Surroundings
 */

const FIRST_WORDS = 3;
const LONGEST_NAME = 5;

/** @type {Surroundings} */
const NOWHERE = { own: [], market: [], listed: new Set() };

/**
 * The one company whose name stands within the first three words of the title.
 * @param {string} title
 * @param {BadgeIndex} index
 * @param {Surroundings} [surroundings]
 * @returns {Resolution}
 */
export function resolveTitle(title, index, surroundings = NOWHERE) {
  const text = productPart(title, surroundings.own);
  if (isMadeForOthers(title)) return { state: "unknown" };
  const words = wordsOf(text);
  for (let first = 0; first < Math.min(FIRST_WORDS, words.length); first++) {
    const found = startingAt(first, words, text, index, surroundings);
    if (found.state !== "unknown") return found;
  }
  return { state: "unknown" };
}

/**
 * The company whose name is a line beside the title, and nothing else.
 * @param {string} line
 * @param {BadgeIndex} index
 * @param {Surroundings} surroundings
 * @returns {Resolution}
 */
export function resolveLine(line, index, surroundings) {
  const found = resolveBrand(line, index);
  if (found.state !== "one" || isOneOf(surroundings.market, line)) return { state: "unknown" };
  const proven = found.hit.cls === "plain" || surroundings.listed.has(plainKey(line));
  return proven && isWrittenAsName(line, found.hit.exactText) ? found : { state: "unknown" };
}

/**
 * @param {number} first
 * @param {{ start: number, end: number }[]} words
 * @param {string} text
 * @param {BadgeIndex} index
 * @param {Surroundings} surroundings
 * @returns {Resolution}
 */
function startingAt(first, words, text, index, { market, listed }) {
  const start = words[first]?.start ?? 0;
  if (saysItFits(text.slice(0, start))) return { state: "unknown" };
  for (let last = Math.min(first + LONGEST_NAME, words.length) - 1; last >= first; last--) {
    const end = words[last]?.end ?? start;
    const name = text.slice(start, end);
    const hits = index.lookupName(name);
    if (!hits.length || isOneOf(market, name)) continue;
    const isListed = listed.has(plainKey(name)) && /^(?:(?:original|genuine|official|new|neu|neue[rs]?|nuev[oa])\s+)?$/i.test(text.slice(0, start));
    const proven = hits.filter((hit) => (isListed || hit.cls === "plain") && isWrittenAsName(name, hit.exactText));
    if (proven.length < hits.length || isDenied(text.slice(end))) return { state: "several", hits };
    return oneOf(proven, name);
  }
  return { state: "unknown" };
}

/** @param {readonly string[]} names @param {string} name */
function isOneOf(names, name) {
  return names.some((other) => plainKey(other) === plainKey(name));
}

/**
 * Whether a title names the brand as that of other things, which the product is for.
 * @param {string} title
 * @param {readonly string[]} names of the brand
 */
export function isMadeFor(title, names) {
  const text = ` ${plainKey(title)} `;
  const places = names.map((name) => text.indexOf(` ${plainKey(name)} `)).filter((at) => at >= 0);
  return places.length > 0 && FITS.test(text.slice(0, Math.min(...places)));
}

/** @param {string} rest what follows the name */
function isDenied(rest) {
  return saysItIsLikeIt(rest) || /^['’]s?\s/.test(rest);
}

/**
 * Exact case, all capitals, or each word with a capital: a name, not a word of the sentence.
 * @param {string} written
 * @param {string} spelling
 */
export function isWrittenAsName(written, spelling) {
  if (written === spelling || written === spelling.toUpperCase()) return true;
  const first = /\p{L}/u.exec(written)?.[0] ?? "";
  if (first.toLowerCase() === first.toUpperCase()) return true;
  return written.split(/[\s-]+/).every((word) => !/^\p{Ll}/u.test(word) || /^(?:of|and|the|de|la|le|du|et|y|und|von)$/.test(word));
}

/**
 * The part of a title that speaks of the product: "Amazon.com: Duct Tape | Home" → "Duct Tape".
 * @param {string} title
 * @param {readonly string[]} siteNames
 */
function productPart(title, siteNames) {
  const own = new Set(siteNames.map(plainKey));
  const parts = title.split(/\s*[|｜»]\s*|\s*:\s+|\s+[-–—:]\s+/).filter((part) => part.trim());
  return parts.find((part) => !own.has(plainKey(part))) ?? "";
}

/**
 * Words with their places; signs between words are not words, and trade marks end them.
 * @param {string} text
 */
function wordsOf(text) {
  const words = [];
  for (const match of text.matchAll(/[^\s®™©,;:()[\]{}"“”„«»|/]+/gu)) {
    if (/[\p{L}\d]/u.test(match[0])) words.push({ start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** The end of what stands before a brand that a product is for, as a key. */
const FITS =
  / (?:for|fits?|fitting|(?:compatib|kompatib)\S*(?: (?:with|mit|zu|con|avec|met))?|fur|fuer|passend zu|pour|para|adatt\S* a|voor|passar|dla|pasuje do|pro|для|pentru)$/;

// Patterns of all letters take long to make: inside their functions they are made when the first title is read.

/** Before the name: the product fits the brand and is not of it. @param {string} text */
function saysItFits(text) {
  return /(?:^|[\s(\[,-])(?:for|fits?|fitting|compatib\p{L}*|kompatib\p{L}*|replaces|replacement|works with|designed for|made for|suitable|inspired|like|vs|versus|not|without|para|compatible con|für|fuer|passend|geeignet|kompatibel|pour|adapté|per|compatibile|adatto|voor|geschikt|för|passar|til|passer|dla|pasuje|do|pro|için|uyumlu|для|совместим\p{L}*|pentru|ad|by|von|por|di|対応|用|适用|適用|호환)(?=$|[\s:)\],.-])/iu.test(text);
}

/** Directly after the name: the same said the other way round. @param {string} text */
function saysItIsLikeIt(text) {
  return /^[\s-]*(?:compatible|kompatib\p{L}*|compatib\p{L}*|style|styled|type|typ|look|inspired|replica|lookalike|dupe|alternative|ready|mount\b|style-|uyumlu|対応|用|专用|通用|适用|適用|호환|[\s\w-]{0,24}対応|(?:avenue|boulevard|hall|stadium|arena|theat(?:er|re)|museum)(?!\p{L})|(?:street|road|lane)\s+\d)/iu.test(text);
}

/** Anywhere: things that are mostly made by others for the brand they name, and works about it. @param {string} title */
export function isMadeForOthers(title) {
  return /(?:^|[^\p{L}])(?:cases?|covers?|protectors?|skins?|sleeves?|straps?|decals?|stickers?|keychains?|key ?rings?|key fobs?|posters?|puzzles?|plush|pl[uü]sch\p{L}*|peluches?|(?:wall|metal|tin|neon) signs?|wall art|canvas prints?|art prints?|die-?cast|scale model|lanyards?|(?:owner|repair|workshop|service)\S* manual|floor ?mats?|car ?mats?|seat covers?|replacement|aftermarket|refurb\w* parts?|mount(?:ing)? kit|install(?:ation)? kit|dash kit|charging cable|costumes?|merch|hülle\p{L}*|\p{L}*hülle|schutz\p{L}*|panzer\p{L}*|tasche|ersatz\p{L}*|aufkleber|fu(?:ß|ss)matten|sitzbez\p{L}*|zubehör|fundas?|carcasas?|correas?|repuestos?|recambios?|pegatinas?|alfombrillas?|coques?|étuis?|housses?|bracelets?|remplacement|rechange|autocollants?|tapis|custodi[ae]|cinturin[oi]|pellicol[ae]|ricamb[io]|adesiv[oi]|tappetini|hoes(?:je)?s?|vervang\p{L}*|capas?|capinha|película|pokrowiec|etui|szkło|zamiennik|skal|fodral|kılıf|чехол|стекло|наклейк\p{L}*|ケース|カバー|フィルム|保护壳|手机壳|保護殼|케이스|hardcover|paperback|kindle edition|audiobook|taschenbuch|gebundene ausgabe|tapa (?:blanda|dura)|broché|relié|copertina (?:flessibile|rigida)|blu-?ray|dvd|vinyl|audio cd|sheet music|a novel|biography|unofficial|masterclass|bootcamp|tutorials?|online courses?|certification|study guide|exam prep|practice tests?|promo codes?|coupons?|vouchers?|gutschein\p{L}*|cupón|cupones|codes? promo)(?=$|[^\p{L}])/iu.test(title);
}
