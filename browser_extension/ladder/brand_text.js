/** What a text in a place for brands names: cleaned, or nothing where the place was filled with a placeholder. */

import { brandInByline } from "./shop.js";

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
const SHOP_WORDS = /\s+(?:official(?: store| shop)?|store|shop|brand|brands)$/i;
const MAX_LENGTH = 80;

/**
 * The spellings worth asking the index for, best first; empty for a placeholder, a template leftover or a sentence.
 * @param {string} raw
 * @returns {string[]}
 */
export function spellingsOf(raw) {
  const text = cleaned(raw);
  if (!text || isPlaceholder(text)) return [];
  const bare = withoutTail(withoutTail(text, LEGAL_FORM), LEGAL_FORM);
  const inside = /^(.+?)\s*[（(]([^()（）]+)[)）]$/.exec(text);
  const forms = [text, bare, withoutTail(text, SHOP_WORDS), ...(inside ? [inside[1] ?? "", inside[2] ?? ""] : [])];
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
  return TEMPLATE.test(text) || /^[a-z]+:\/\//i.test(text) || !/[\p{L}\d]/u.test(text) || EMPTY.has(plainKey(text)) || saysUnbranded(text);
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
