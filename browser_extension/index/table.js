/**
 * The table that the worker keeps: one ArrayBuffer of typed arrays, so that waking up is one read and no parsing.
 * Made once an update from a file, asked by lookup.js; never leaves this browser, so its form may change at will.
 * Its slots say where to start looking for a text; what stands there is always compared, so that no two texts are mixed up.
 */

import { HEAD_BYTES, readHead } from "./envelope.js";
import { compactKey, foldText } from "./fold.js";
import { decodeText, readPayload, slugOfName } from "./payload.js";

/** @typedef {import("./payload.js").FileCompany} FileCompany */
/** @typedef {import("../suffixes/suffix_list.js").SuffixList} SuffixList */

export const TABLE_SCHEMA = 2;

/**
 * @typedef {object} Table
 * @property {Uint32Array} firstName of each company, and the end of the last
 * @property {Uint32Array} firstDomain of each company, and the end of the last; behind it stand hosts that are nobody's
 * @property {Int32Array} owner place of the rated company that each is shown as, -1 for its own standing
 * @property {Int32Array} latest
 * @property {Uint32Array} nameStart of each name in the texts, and the end of the last
 * @property {Uint32Array} domainStart
 * @property {Uint32Array} slugStart
 * @property {Uint32Array} nameSlots
 * @property {Uint32Array} domainSlots
 * @property {Int16Array} hundredths
 * @property {Uint8Array} tier
 * @property {Uint8Array} flags
 * @property {Uint8Array} nameTexts
 * @property {Uint8Array} domainTexts
 * @property {Uint8Array} slugTexts only where the slug is not the name's
 */
/** @typedef {{ [Key in keyof Table]: number }} Sizes */

/** Widest first, so that every array stands at a multiple of its width. */
const ARRAYS = /** @type {const} */ ([
  ["firstName", Uint32Array],
  ["firstDomain", Uint32Array],
  ["owner", Int32Array],
  ["latest", Int32Array],
  ["nameStart", Uint32Array],
  ["domainStart", Uint32Array],
  ["slugStart", Uint32Array],
  ["nameSlots", Uint32Array],
  ["domainSlots", Uint32Array],
  ["hundredths", Int16Array],
  ["tier", Uint8Array],
  ["flags", Uint8Array],
  ["nameTexts", Uint8Array],
  ["domainTexts", Uint8Array],
  ["slugTexts", Uint8Array],
]);
const SIZES_BYTES = 4 * ARRAYS.length;
const PROOF_BITS = 0b011;
const NEVER = 2;

/**
 * @param {Uint8Array} file
 * @param {SuffixList} suffixes whatever the file says, no company gets a host below which others rent names
 */
export function makeTable(file, suffixes) {
  const { version } = readHead(file);
  const { day, tiers, companies } = readPayload(file.subarray(HEAD_BYTES));
  const owned = companies.map((company) => ({ ...company, domains: company.domains.filter((domain) => suffixes.isOwned(hostOf(domain))) }));
  return { schema: TABLE_SCHEMA, buffer: tableOf(owned, suffixes), tiers, version, day };
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {Table}
 */
export function openTable(buffer) {
  const sizes = new Uint32Array(buffer, 0, ARRAYS.length);
  let offset = SIZES_BYTES;
  const arrays = ARRAYS.map(([name, kind], place) => {
    const array = new kind(buffer, offset, sizes[place]);
    offset += array.byteLength;
    return [name, array];
  });
  return Object.fromEntries(arrays);
}

/**
 * The places at which to look, one after the other.
 * @param {Uint32Array} slots
 * @param {string} key
 */
export function* probe(slots, key) {
  const mask = slots.length - 1;
  for (let at = hash(key) & mask; slots[at]; at = (at + 1) & mask) yield /** @type {number} */ (slots[at]) - 1;
}

/**
 * @param {readonly FileCompany[]} companies
 * @param {SuffixList} suffixes
 * @returns {ArrayBuffer}
 */
function tableOf(companies, suffixes) {
  const encoder = new TextEncoder();
  const slugs = companies.map((company) => encoder.encode(company.slug === slugOfShown(company) ? "" : company.slug));
  const names = companies.flatMap((company) => company.names);
  const known = companies.flatMap((company) => company.domains);
  const domains = [...known, ...suffixes.rentedBelow(new Set(known.map(hostOf)))];
  const domainTexts = domains.map((domain) => encoder.encode(domain));
  const buffer = allocate({
    firstName: companies.length + 1,
    firstDomain: companies.length + 1,
    owner: companies.length,
    latest: companies.length,
    nameStart: names.length + 1,
    domainStart: domains.length + 1,
    slugStart: companies.length + 1,
    nameSlots: emptySlots(names.length),
    domainSlots: emptySlots(domains.length),
    hundredths: companies.length,
    tier: companies.length,
    flags: names.length,
    nameTexts: total(names),
    domainTexts: total(domainTexts),
    slugTexts: total(slugs),
  });
  const table = openTable(buffer);
  fillCompanies(table, companies);
  fillTexts(table.nameStart, table.nameTexts, names);
  fillTexts(table.domainStart, table.domainTexts, domainTexts);
  fillTexts(table.slugStart, table.slugTexts, slugs);
  names.forEach((name, place) => {
    if ((/** @type {number} */ (table.flags[place]) & PROOF_BITS) === NEVER) return;
    insert(table.nameSlots, compactKey(foldText(decodeText(name))), place);
  });
  domains.forEach((domain, place) => insert(table.domainSlots, domain, place));
  return buffer;
}

/** @param {Table} table @param {readonly FileCompany[]} companies */
function fillCompanies(table, companies) {
  let name = 0;
  let domain = 0;
  companies.forEach((company, place) => {
    table.firstName[place] = name;
    table.firstDomain[place] = domain;
    table.owner[place] = company.owner;
    table.latest[place] = company.latest;
    table.hundredths[place] = company.hundredths;
    table.tier[place] = company.tier;
    table.flags.set(company.flags, name);
    name += company.names.length;
    domain += company.domains.length;
  });
  table.firstName[companies.length] = name;
  table.firstDomain[companies.length] = domain;
}

/** @param {Uint32Array} starts @param {Uint8Array} texts @param {readonly Uint8Array[]} parts */
function fillTexts(starts, texts, parts) {
  let start = 0;
  parts.forEach((part, place) => {
    starts[place] = start;
    texts.set(part, start);
    start += part.length;
  });
  starts[parts.length] = start;
}

/** @param {FileCompany} company */
function slugOfShown({ names }) {
  return slugOfName(decodeText(/** @type {Uint8Array} */ (names[0])));
}

/** @param {readonly Uint8Array[]} parts */
function total(parts) {
  return parts.reduce((sum, part) => sum + part.length, 0);
}

/** @param {string} domain of which a path may be shared */
function hostOf(domain) {
  return /** @type {string} */ (domain.split("/", 1)[0]);
}

/**
 * @param {Sizes} sizes
 * @returns {ArrayBuffer} empty
 */
function allocate(sizes) {
  const bytes = ARRAYS.reduce((sum, [name, kind]) => sum + sizes[name] * kind.BYTES_PER_ELEMENT, SIZES_BYTES);
  const buffer = new ArrayBuffer(bytes);
  new Uint32Array(buffer, 0, ARRAYS.length).set(ARRAYS.map(([name]) => sizes[name]));
  return buffer;
}

/**
 * @param {Uint32Array} slots
 * @param {string} key
 * @param {number} value
 */
function insert(slots, key, value) {
  const mask = slots.length - 1;
  let at = hash(key) & mask;
  while (slots[at]) at = (at + 1) & mask;
  slots[at] = value + 1;
}

/** @param {number} count */
function emptySlots(count) {
  let size = 16;
  while (size < count * 1.3) size *= 2;
  return size;
}

/**
 * @param {string} text
 * @returns {number} 32 bits
 */
function hash(text) {
  let state = 0x811c9dc5;
  for (let place = 0; place < text.length; place++) state = Math.imul(state ^ text.charCodeAt(place), 0x01000193);
  state ^= state >>> 15;
  return Math.imul(state, 0x2c1b3c6d) >>> 0;
}
