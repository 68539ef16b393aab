/** What a page's JSON-LD says of its products. Read here and not in the page, whose own work it would hold up. */

/** @typedef {import("../messages.js").Product} Product */
/** @typedef {import("../messages.js").Linked} Linked */

// The first and the last of these three patterns are in content/structured.js too.
const PRODUCT = /(?:^|[/#:])(?:Product|ProductGroup|ProductModel|IndividualProduct|SomeProducts|Vehicle|Car|Motorcycle)$/i;
const ARTICLE = /(?:^|[/#:])(?:\w*Article|BlogPosting|LiveBlogPosting|Recipe|DiscussionForumPosting|QAPage|Report)$/i;
/** Works, events, courses and the like: a company at the head of their title is what they are about, and not their maker. */
const WORK = /(?:^|[/#:])(?:Book|Audiobook|Movie|MusicAlbum|MusicRecording|TVSeries|PublicationIssue|Periodical|\w*Event|Course|JobPosting|Trip|Accommodation|\w*Residence|House|Apartment|RealEstateListing)$/i;
/** Keys that lead to the page's own products; reviews, related products and spare parts speak of others. */
const INWARD = ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item", "hasVariant", "itemOffered", "about"];

/**
 * @param {readonly string[]} sources the texts of a page's JSON-LD scripts
 * @returns {Linked}
 */
export function linkedData(sources) {
  const found = { products: /** @type {Product[]} */ ([]), article: false, work: false };
  const ruins = /** @type {Product[]} */ ([]);
  const named = /** @type {Map<string, any>} */ (new Map());
  const documents = sources.map((source) => {
    const value = parseLoosely(source);
    if (value === undefined) ruins.push(...productInRuins(source));
    collectIds(value, named, 0);
    return value;
  });
  for (const each of documents) walk(each, found, named, { depth: 0, listed: false });
  found.products.push(...ruins);
  return found;
}

/**
 * JSON as shops write it: with comments, raw line breaks in strings, trailing commas, CDATA or comment wrappers.
 * @param {string} source
 * @returns {unknown} undefined where nothing can be read
 */
function parseLoosely(source) {
  try {
    return JSON.parse(source);
  } catch {
    return parsed(mended(source)) ?? parsed(mended(source.replace(/&quot;/g, '"').replace(/&amp;/g, "&")));
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Token by token: a string is kept with its control characters escaped, a comment or trailing comma dropped. */
const TOKEN = /"(?:[^"\\]|\\[\s\S])*"|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/|,(?=\s*(?:(?:\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)\s*)*[}\]])/g;
const CONTROL = /[\u0000-\u001f\u2028\u2029]/g;

/** @param {string} source */
function mended(source) {
  return source
    .trim()
    .replace(/^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)|(?:-->|\/\/\s*\]\]>|\]\]>|\/\*\s*\]\]>\s*\*\/)\s*$/g, "")
    .replace(TOKEN, (token) => (token[0] === '"' ? token.replace(CONTROL, " ").replace(/\\(?!["\\/bfnrtu])/g, "\\\\") : ""))
    .replace(/;\s*$/, "");
}

/** @param {any} node @param {Map<string, any>} named @param {number} depth */
function collectIds(node, named, depth) {
  if (!node || typeof node !== "object" || depth > 6) return;
  if (typeof node["@id"] === "string" && Object.keys(node).length > 1) named.set(node["@id"], node);
  for (const value of Object.values(node)) collectIds(value, named, depth + 1);
}

/**
 * @param {any} node
 * @param {Linked} found
 * @param {Map<string, any>} named
 * @param {{ depth: number, listed: boolean }} place
 */
function walk(node, found, named, place) {
  if (!node || typeof node !== "object" || place.depth > 8) return;
  if (Array.isArray(node)) return node.forEach((each) => walk(each, found, named, { ...place, depth: place.depth + 1 }));
  const types = list(node["@type"] ?? node.type).map(String);
  if (types.some((type) => ARTICLE.test(type))) found.article = true;
  if (types.some((type) => WORK.test(type))) found.work = true;
  const listed = place.listed || types.some((type) => /ItemList$/.test(type));
  if (types.some((type) => PRODUCT.test(type))) return void found.products.push(productOf(node, named, listed));
  for (const key of INWARD) walk(node[key], found, named, { depth: place.depth + 1, listed });
}

/** @param {any} node @param {Map<string, any>} named @param {boolean} listed @returns {Product} */
function productOf(node, named, listed) {
  const variants = [...list(node.hasVariant), ...list(node.isVariantOf), ...list(node.model)].filter((each) => each?.brand);
  const offers = list(node.offers).flatMap((offer) => [offer, ...list(offer?.offers)]);
  return {
    name: names(node.name, named)[0] ?? "",
    url: String(node.url ?? node["@id"] ?? list(node.offers)[0]?.url ?? ""),
    brands: firstFull(node.brand, ...variants.map((each) => each.brand)).flatMap((value) => names(value, named)),
    makers: list(node.manufacturer).flatMap((value) => names(value, named)),
    sellers: offers.flatMap((offer) => list(offer?.seller ?? offer?.offeredBy)).flatMap((value) => names(value, named)),
    listed,
  };
}

/** @param {...unknown} values */
function firstFull(...values) {
  return list(values.find((value) => list(value).length));
}

/**
 * The names in a value: a text, a thing with a name, a reference to one, or several of them.
 * @param {any} value
 * @param {Map<string, any>} named
 * @param {number} [depth]
 * @returns {string[]}
 */
function names(value, named, depth = 0) {
  if (typeof value === "string") return value.trim() ? [decoded(value)] : [];
  if (!value || typeof value !== "object" || depth > 4) return [];
  if (Array.isArray(value)) return value.flatMap((each) => names(each, named, depth + 1));
  const own = value.name ?? value["@value"] ?? value["schema:name"] ?? value.brand ?? value.title;
  return own == null ? names(named.get(value["@id"]), named, depth + 2) : names(own, named, depth + 1);
}

const ENTITIES = /** @type {Record<string, string>} */ ({ amp: "&", quot: '"', apos: "'", lt: "<", gt: ">", nbsp: " ", reg: "", trade: "" });

/** @param {string} text */
function decoded(text) {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? all;
    const code = hex ? parseInt(hex, 16) : Number(decimal);
    return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : "";
  });
}

/** @param {any} value @returns {any[]} */
function list(value) {
  return Array.isArray(value) ? value : value == null || value === "" ? [] : [value];
}

/** JSON-LD too broken to read: the brand beside the only product in it. @param {string} source @returns {Product[]} */
function productInRuins(source) {
  if ((source.match(/"@type"\s*:\s*"(?:https?:\/\/schema\.org\/)?Product"/gi) ?? []).length !== 1) return [];
  const brand = /"brand"\s*:\s*(?:"((?:[^"\\]|\\.)+)"|\{[^{}]*?"name"\s*:\s*"((?:[^"\\]|\\.)+)")/.exec(source);
  const text = brand?.[1] ?? brand?.[2];
  return text ? [{ name: "", url: "", brands: [decoded(text)], makers: [], sellers: [], listed: false }] : [];
}
