//# allFunctionsCalledOnLoad
/** Asks the worker's table: which company bears this name, whose is this address. */

import { compactKey, foldText } from "./fold.js";
import { decodeText, slugOfName } from "./payload.js";
import { openTable, probe } from "./table.js";

/** @typedef {import("../messages.js").NameEntry} NameEntry */
/** @typedef {import("../messages.js").BadgeIndex} BadgeIndex */

const NEEDS_STRUCTURE = 1;
const PROOF_BITS = 0b011;
const BRAND_BIT = 0b100;
const SHORTEST_COMPACT = 5;

/** @implements {BadgeIndex} */
export class Lookup {
  /**
   * @param {ArrayBuffer} buffer
   * @param {readonly string[]} tiers
   */
  constructor(buffer, tiers) {
    this.table = openTable(buffer);
    this.tiers = tiers;
  }

  get companies() {
    return this.table.tier.length;
  }

  get names() {
    return this.table.flags.length;
  }

  /** @param {string} text @returns {NameEntry[]} */
  lookupName(text) {
    const key = foldText(text);
    if (!key) return [];
    const compact = compactKey(key);
    const exact = [];
    const joined = [];
    for (const place of probe(this.table.nameSlots, compact)) {
      const folded = foldText(this.nameText(place));
      if (folded === key) exact.push(place);
      else if (compact.length >= SHORTEST_COMPACT && compactKey(folded) === compact) joined.push(place);
    }
    return this.#distinct(exact.length ? exact : joined);
  }

  /** @param {string} host @param {string} path @returns {NameEntry | null} */
  lookupDomain(host, path) {
    const labels = host.toLowerCase().replace(/\.$/, "").split(".");
    for (let cut = 0; cut < labels.length; cut++) {
      const place = this.#placeOnHost(labels.slice(cut).join("."), path);
      if (place >= 0) return this.#ownerOf(place);
    }
    return null;
  }

  /** What the index says of a company by its slug; looks through all of them. @param {string} slug @returns {NameEntry | null} */
  lookupSlug(slug) {
    for (let company = 0; company < this.companies; company++) {
      if (this.slugOf(company) === slug) return this.entry(this.#start(company));
    }
    return null;
  }

  /** The company's own name, "" where the index does not know it; looks through all. @param {string} slug */
  nameOf(slug) {
    for (let company = 0; company < this.companies; company++) if (this.slugOf(company) === slug) return this.#shown(company);
    return "";
  }

  /** @param {number} place of a name */
  nameText(place) {
    const { nameStart, nameTexts } = this.table;
    return decodeText(nameTexts.subarray(nameStart[place], nameStart[place + 1]));
  }

  /** @param {number} company */
  slugOf(company) {
    const { slugStart, slugTexts } = this.table;
    return decodeText(slugTexts.subarray(slugStart[company], slugStart[company + 1])) || slugOfName(this.#shown(company));
  }

  /**
   * @param {number} place of a name
   * @returns {NameEntry}
   */
  entry(place) {
    const bearer = companyOf(this.table.firstName, place);
    const owner = /** @type {number} */ (this.table.owner[bearer]);
    const rated = owner < 0 ? bearer : owner;
    const flags = /** @type {number} */ (this.table.flags[place]);
    const exactText = this.nameText(place);
    return {
      slug: this.slugOf(rated),
      tier: this.tiers[/** @type {number} */ (this.table.tier[rated])] ?? "",
      score: /** @type {number} */ (this.table.hundredths[rated]) / 100,
      name: this.#shown(rated),
      cls: (flags & PROOF_BITS) === NEEDS_STRUCTURE ? "needs-structure" : "plain",
      via: owner >= 0 ? this.#shown(bearer) : flags & BRAND_BIT ? exactText : "",
      exactText,
      date: /** @type {number} */ (this.table.latest[rated]),
    };
  }

  /** @param {string} host @param {string} path @returns {number} of a domain, -1 for none */
  #placeOnHost(host, path) {
    const segments = path.split("/").filter(Boolean).slice(0, 4);
    for (let depth = segments.length; depth >= 0; depth--) {
      const address = [host, ...segments.slice(0, depth)].join("/");
      for (const place of probe(this.table.domainSlots, address)) if (this.#domainText(place) === address) return place;
    }
    return -1;
  }

  /** @param {number} place of a domain @returns {NameEntry | null} null where others rent names */
  #ownerOf(place) {
    const { firstDomain } = this.table;
    const end = /** @type {number} */ (firstDomain[this.companies]);
    return place < end ? this.entry(this.#start(companyOf(firstDomain, place))) : null;
  }

  /** @param {number} place of a domain */
  #domainText(place) {
    const { domainStart, domainTexts } = this.table;
    return decodeText(domainTexts.subarray(domainStart[place], domainStart[place + 1]));
  }

  /** @param {number[]} places @returns {NameEntry[]} one a company, names that need no structure first */
  #distinct(places) {
    const entries = places.map((place) => this.entry(place));
    entries.sort((one, other) => Number(one.cls !== "plain") - Number(other.cls !== "plain"));
    return entries.filter((one, place) => entries.findIndex((other) => other.slug === one.slug) === place);
  }

  /** @param {number} company */
  #start(company) {
    return /** @type {number} */ (this.table.firstName[company]);
  }

  /** @param {number} company */
  #shown(company) {
    return this.nameText(this.#start(company));
  }
}

/**
 * @param {Uint32Array} starts ascending
 * @param {number} place
 * @returns {number} the company whose part holds the place
 */
function companyOf(starts, place) {
  let low = 0;
  let high = starts.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (/** @type {number} */ (starts[middle]) <= place) low = middle;
    else high = middle;
  }
  return low;
}
