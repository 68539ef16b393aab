/** Reads the payload of a badge index file; the mirror of cci_core/badges/payload.py. */

import { ByteReader, Damaged, decodeText } from "./bytes.js";
import { foldText } from "./fold.js";

/**
 * A company as the file has it; `owner` is the place of the rated company that it is shown as, -1 for its own standing.
 * @typedef {object} FileCompany
 * @property {string} slug
 * @property {Uint8Array[]} names in UTF-8, the shown one first
 * @property {Uint8Array} flags of each name: 3 bits proof and brand
 * @property {string[]} domains
 * @property {number} tier
 * @property {number} hundredths
 * @property {number} latest in days since 1970-01-01
 * @property {number} owner
 */
/**
 * @typedef {object} Payload
 * @property {number} day in days since 1970-01-01
 * @property {string} methodology
 * @property {string[]} tiers
 * @property {FileCompany[]} companies
 */

const ROLLED_UP = 255;
const LOWEST = -10_000;
const DAY_ZERO = -62_091;
const COLUMNS = /** @type {const} */ ([
  "tier",
  "scoreLow",
  "scoreHigh",
  "latestLow",
  "latestMiddle",
  "latestHigh",
  "owner",
  "nameShared",
  "nameRest",
  "slugCut",
  "slugRest",
  "aliasCount",
  "aliasShared",
  "aliasRest",
  "flags",
  "domainCount",
  "domainShared",
  "domainRest",
]);
/** @typedef {Record<typeof COLUMNS[number], ByteReader>} Columns */

/**
 * @param {Uint8Array} bytes
 * @returns {Payload}
 */
export function readPayload(bytes) {
  const reader = new ByteReader(bytes);
  const day = reader.number();
  const methodology = reader.text();
  const tiers = Array.from({ length: reader.number() }, () => reader.text());
  const count = reader.number();
  const columns = /** @type {Columns} */ (Object.fromEntries(COLUMNS.map((name) => [name, new ByteReader(reader.block())])));
  const companies = readCompanies(columns, count, tiers.length);
  if (!reader.atEnd || !Object.values(columns).every((column) => column.atEnd)) throw new Damaged("has bytes left over");
  return { day, methodology, tiers, companies };
}

/**
 * @param {Columns} columns
 * @param {number} count
 * @param {number} tiers
 */
function readCompanies(columns, count, tiers) {
  /** @type {FileCompany[]} */
  const companies = [];
  /** @type {Uint8Array} */
  let shown = new Uint8Array();
  for (let place = 0; place < count; place++) {
    const standing = readStanding(columns, tiers);
    shown = frontCoded(columns.nameShared, columns.nameRest, shown);
    companies.push({ ...standing, ...readNames(columns, shown) });
  }
  for (const { owner } of companies) {
    if (owner !== -1 && companies[owner]?.owner !== -1) throw new Damaged("names an owner that is not rated");
  }
  return companies;
}

/** @param {Columns} columns @param {number} tiers */
function readStanding(columns, tiers) {
  const tier = byte(columns.tier);
  if (tier === ROLLED_UP) return { tier: 0, hundredths: 0, latest: 0, owner: columns.owner.number() };
  if (tier >= tiers) throw new Damaged("has a tier without a name");
  const hundredths = (byte(columns.scoreLow) | (byte(columns.scoreHigh) << 8)) + LOWEST;
  const latest = (byte(columns.latestLow) | (byte(columns.latestMiddle) << 8) | (byte(columns.latestHigh) << 16)) + DAY_ZERO;
  return { tier, hundredths, latest, owner: -1 };
}

/** @param {Columns} columns @param {Uint8Array} shown */
function readNames(columns, shown) {
  const guess = slugOfName(decodeText(shown));
  const kept = Math.max(0, guess.length - columns.slugCut.number());
  const slug = guess.slice(0, kept) + decodeText(columns.slugRest.line());
  const names = [shown];
  for (let left = columns.aliasCount.number(); left > 0; left--) {
    names.push(frontCoded(columns.aliasShared, columns.aliasRest, shown));
  }
  return { slug, names, flags: columns.flags.take(names.length), domains: readDomains(columns, slug) };
}

/** @param {Columns} columns @param {string} slug */
function readDomains(columns, slug) {
  const stem = new TextEncoder().encode(slug.replaceAll("-", ""));
  const domains = [];
  for (let left = columns.domainCount.number(); left > 0; left--) {
    domains.push(decodeText(frontCoded(columns.domainShared, columns.domainRest, stem)));
  }
  return domains;
}

/** @param {ByteReader} column */
function byte(column) {
  return /** @type {number} */ (column.take(1)[0]);
}

/** @param {ByteReader} shared @param {ByteReader} rest @param {Uint8Array} stem */
function frontCoded(shared, rest, stem) {
  const start = stem.subarray(0, shared.number());
  const end = rest.line();
  const text = new Uint8Array(start.length + end.length);
  text.set(start);
  text.set(end, start.length);
  return text;
}

/**
 * @param {string} name
 * @returns {string} the slug that a plain Latin name most often has
 */
export function slugOfName(name) {
  for (const letter of name) if (/** @type {number} */ (letter.codePointAt(0)) >= 0x250) return "";
  return foldText(name).replaceAll(" ", "-");
}
