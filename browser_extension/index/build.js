/** From the companies of a file to the table that the worker keeps. */

import { decodeText } from "./bytes.js";
import { compactKey, foldText } from "./fold.js";
import { emptySlots, insert } from "./hash.js";
import { allocate, openTable } from "./layout.js";
import { slugOfName } from "./payload.js";

/** @typedef {import("./payload.js").FileCompany} FileCompany */
/** @typedef {import("./layout.js").Table} Table */

const PROOF_BITS = 0b011;
const NEVER = 2;

/**
 * @param {readonly FileCompany[]} companies
 * @returns {ArrayBuffer}
 */
export function buildTable(companies) {
  const encoder = new TextEncoder();
  const slugs = companies.map((company) => encoder.encode(company.slug === slugOfShown(company) ? "" : company.slug));
  const names = companies.flatMap((company) => company.names);
  const domains = companies.flatMap((company) => company.domains);
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
