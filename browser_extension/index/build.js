/** From a badge index file, proven whole before, to the table that the worker keeps. */

import { decodeText } from "./bytes.js";
import { HEAD_BYTES, readHead } from "./envelope.js";
import { compactKey, foldText } from "./fold.js";
import { readPayload, slugOfName } from "./payload.js";
import { allocate, emptySlots, insert, openTable, TABLE_SCHEMA } from "./table.js";

/** @typedef {import("./payload.js").FileCompany} FileCompany */
/** @typedef {import("../suffixes/suffix_list.js").SuffixList} SuffixList */
/** @typedef {import("./table.js").Table} Table */

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
