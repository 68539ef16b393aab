/** Reads the payload of a badge index file and the values packed in it; the mirror of cci_core/badges/payload.py and packing.py. */

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

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const END = 10;
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

/** The file is not what it should be. */
export class Damaged extends Error {}

export class ByteReader {
  /** @param {Uint8Array} bytes */
  constructor(bytes) {
    this.bytes = bytes;
    this.place = 0;
  }

  get atEnd() {
    return this.place === this.bytes.length;
  }

  /** The next number, seven bits a byte, lowest first. */
  number() {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
      const byte = this.bytes[this.place++];
      if (byte === undefined) throw new Damaged("ends too early");
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    throw new Damaged("a number is too long");
  }

  /** The next number of either sign. */
  signed() {
    const number = this.number();
    return number % 2 ? -(number + 1) / 2 : number / 2;
  }

  /** @param {number} count */
  take(count) {
    const end = this.place + count;
    if (end > this.bytes.length) throw new Damaged("ends too early");
    const taken = this.bytes.subarray(this.place, end);
    this.place = end;
    return taken;
  }

  /** The next bytes that stand after their number. */
  block() {
    return this.take(this.number());
  }

  text() {
    return decodeText(this.block());
  }

  /** The next bytes before an end of line. */
  line() {
    const end = this.bytes.indexOf(END, this.place);
    if (end < 0) throw new Damaged("a text does not end");
    const taken = this.bytes.subarray(this.place, end);
    this.place = end + 1;
    return taken;
  }
}

/** @param {Uint8Array} bytes */
export function decodeText(bytes) {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new Damaged("a text is not UTF-8");
  }
}

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
