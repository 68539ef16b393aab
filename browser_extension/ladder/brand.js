//# allFunctionsCalledOnLoad
/** From a text in a place for brands, which may be a placeholder, to one company, or to the knowledge that it is none or not one. */

import { brandInByline } from "./shop.js";

/** @typedef {import("../messages.js").BadgeIndex} BadgeIndex */
/** @typedef {import("../messages.js").NameEntry} NameEntry */
/** @typedef {{ state: "one", hit: NameEntry, text: string } | { state: "several", hits?: NameEntry[] } | { state: "unknown" | "empty" }} Resolution */

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

/** The shop says that the product has no brand: whatever its title begins with is not its maker. */
const UNBRANDED = listed(
  "unbranded|generic|no brand|no name|noname|non branded|white label|handmade|private label|oem|aftermarket",
  "markenlos|ohne marke|ohne markenzeichen|keine marke|sin marca|generico|marca blanca|sans marque|generique",
  "senza marca|senza marchio|sem marca|merkloos|geen merk|bez marki|bez znacky|markasiz|umarkeret|uden maerke",
  "без бренда|нет бренда|ノーブランド品|ノーブランド|无品牌|無品牌|브랜드 없음",
);

/** The shop says nothing. */
const EMPTY = listed(
  "none|null|undefined|n a|na|nan|false|true|tbd|unknown|other|others|various|assorted|default|test|sample|custom",
  "by|brand|brands|manufacturer|brand name|our brand|does not apply|not applicable|not specified|not available",
  "various artists|see description|as pictured|multi brand|nicht zutreffend|unbekannt|sonstige|marke|hersteller|eigenmarke",
  "no aplica|no aplicable|otros|otras|desconocido|desconocida|marca|fabricante|ne s applique pas|non applicable|autre|autres",
  "inconnu|inconnue|marque|fabricant|non applicabile|altro|sconosciuto|sconosciuta|produttore|marchio|nao se aplica|outro",
  "outros|desconhecido|niet van toepassing|onbekend|overig|merk|nie dotyczy|inny|inna|nieznana|marka|neznacka|ismeretlen",
  "diger|okand|нет|другой|бренд|其他|기타",
);

const TEMPLATE = /^\$\w|[{}]|<%|%>|^%\w+%$|^\[\w*(?:brand|marke|marca|marque)\w*\]$|^@\w+|^__\w+|\[object/i;
const LEADING_LABEL =
  /^(?:brand(?: name)?|marke|marca|marque|merk|marka|märke|mærke|varumärke|значок|бренд|ブランド|品牌|브랜드|by|von|de la marque)\s*[:：]\s*/i;
const LEGAL_FORM =
  /[\s,]+(?:inc|incorporated|corp|corporation|company|co|ltd|limited|llc|plc|gmbh(?: & co\.? kg)?|ag|kg|se|s\.?a\.?s?|s\.?r\.?l|s\.?p\.?a|b\.?v|n\.?v|oy|ab|a\/s|as|sp\. z o\.?o)\.?$/i;
const PARTNER = /\s+(?:designed|created|made|in collaboration)\s+(?:by|with|w\/).*$/i;
const SHOP_WORDS = /\s+(?:official(?: store| shop)?|store|shop|brand|brands)$/i;
const PLAIN = /^[\x00-\x7f]*$/;
const MAX_LENGTH = 80;

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

/**
 * The spellings worth asking the index for, best first; empty for a placeholder, a template leftover or a sentence.
 * @param {string} raw
 * @returns {string[]}
 */
function spellingsOf(raw) {
  const text = cleaned(raw);
  if (!text || isPlaceholder(text)) return [];
  const bare = withoutTail(withoutTail(text, LEGAL_FORM), LEGAL_FORM);
  const first = withoutTail(text, PARTNER);
  const inside = /^(.+?)\s*[（(]([^()（）]+)[)）]$/.exec(text);
  const forms = [text, bare, withoutTail(text, SHOP_WORDS), first, ...(inside ? [inside[1] ?? "", inside[2] ?? ""] : [])];
  return [...new Set(forms.filter((form) => form && !isPlaceholder(form)))];
}

/**
 * @param {string} text
 * @returns {string} the text without trade marks, labels and odd spaces; empty where it is too long to be a name
 */
export function cleaned(text) {
  const plain = text
    .normalize("NFC")
    .replace(/[®™©℠\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\((?:r|tm|c)\)/gi, "")
    .replace(/\s+/g, " ")
    .trim();
  const brand = brandInByline(plain).replace(LEADING_LABEL, "");
  return brand.length > MAX_LENGTH ? "" : brand;
}

/**
 * @param {string} text
 * @returns {boolean} whether a shop fills the place with this where it has no brand to name
 */
export function isPlaceholder(text) {
  const key = plainKey(text);
  return !key || TEMPLATE.test(text) || /^[a-z]+:\/\//i.test(text) || EMPTY.has(key) || UNBRANDED.has(key);
}

/** @param {string} text */
export function saysUnbranded(text) {
  return UNBRANDED.has(plainKey(text));
}

/**
 * A key for comparing texts of one page with each other (seller and brand, say); the index has its own.
 * @param {string} text
 */
export function plainKey(text) {
  // Most texts are plain, and a pattern of all letters there are takes a while to make.
  if (PLAIN.test(text)) return text.toLowerCase().replace(/[^a-z\d]+/g, " ").trim();
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, " ")
    .trim();
}

/** @param {string} text @param {RegExp} tail */
function withoutTail(text, tail) {
  return text.replace(tail, "").trim();
}

/** @param {...string} lists */
function listed(...lists) {
  return new Set(lists.join("|").split("|"));
}
