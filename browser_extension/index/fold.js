//# allFunctionsCalledOnLoad
/**
 * The mirror of `fold_text` in cci_core/names/fold_text.py, rule by rule; tests/vectors/fold.json holds both to it.
 */

const LONGEST = 200;
const SILENT = /['`\u00b4\u2018\u2019\u201a\u201b\u02b9\u02bb\u02bc\u02bd\u02c8\u2032\uff07\u2122\u2120]/gu;
const NOT_PLAIN = /[^\u0000-\u007f]/u;
const ACCENTS = /[\u0300-\u036f]/gu;
const SPELLED = /[æœøđðþłıħ&+]/gu;

/** @type {Record<string, string>} */
const SPELLINGS = {
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ı: "i",
  ħ: "h",
  "&": " and ",
  "+": " plus ",
};

/**
 * @param {string} text
 * @returns {string} the text without case, accents, apostrophes and punctuation
 */
export function foldText(text) {
  const head = firstPoints(text).replace(SILENT, "");
  return firstPoints(NOT_PLAIN.test(head) ? anyLetters(head) : plainLetters(head)).trimEnd();
}

/**
 * @param {string} folded
 * @returns {string} the folded text without spaces
 */
export function compactKey(folded) {
  return folded.replaceAll(" ", "");
}

/** @param {string} text */
function plainLetters(text) {
  return text
    .toLowerCase()
    .replace(SPELLED, spelled)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** @param {string} text */
function anyLetters(text) {
  const cased = caseFolded(text.normalize("NFKC")).normalize("NFKC");
  const bare = cased.normalize("NFD").replace(ACCENTS, "").replace(SILENT, "").replace(SPELLED, spelled);
  return bare.normalize("NFC").replace(/\p{Cf}/gu, "").replace(/[^\p{L}\p{N}\p{M}]+/gu, " ").trim();
}

/** @param {string} letter */
function spelled(letter) {
  return SPELLINGS[letter] ?? letter;
}

/**
 * Unicode's full case folding: lower case of upper case, but for final sigma, capital sharp s and Cherokee.
 * @param {string} text
 */
function caseFolded(text) {
  return text
    .replace(/[^ı]+/gu, (part) => part.toUpperCase().toLowerCase())
    .replaceAll("ς", "σ")
    .replaceAll("ß", "ss")
    .replace(/[\uab70-\uabbf\u13f8-\u13fd]/gu, (letter) => letter.toUpperCase());
}

/** @param {string} text */
function firstPoints(text) {
  return text.length <= LONGEST ? text : [...text.slice(0, 2 * LONGEST)].slice(0, LONGEST).join("");
}
