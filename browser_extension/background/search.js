/** The popup's search: names that start with, hold, or are almost the text; on the stored index, never on the network. */

import { compactKey, foldText } from "../index/fold.js";

/** @typedef {import("../messages.js").NameEntry} NameEntry */
/** @typedef {import("../index/lookup.js").Lookup} Lookup */

const MOST = 8;
const SHORTEST_FUZZY = 4;

/**
 * @param {Lookup} lookup
 * @param {string} text
 * @returns {NameEntry[]} best first, each company once
 */
export function search(lookup, text) {
  const wanted = foldText(text);
  if (!wanted) return [];
  const ranked = [];
  for (let place = 0; place < lookup.names; place++) {
    const key = foldText(lookup.nameText(place));
    const rank = rankOf(key, wanted);
    if (rank < Infinity) ranked.push({ place, rank, length: key.length });
  }
  ranked.sort((one, other) => one.rank - other.rank || one.length - other.length || one.place - other.place);
  /** @type {Map<string, NameEntry>} */
  const companies = new Map();
  for (const { place } of ranked) {
    const entry = lookup.entry(place);
    if (!companies.has(entry.slug)) companies.set(entry.slug, entry);
    if (companies.size === MOST) break;
  }
  return [...companies.values()];
}

/**
 * @param {string} key
 * @param {string} wanted
 * @returns {number} 0 equal, 1 starts so, 2 a word starts so, 3 and more: typed wrong, Infinity not meant
 */
function rankOf(key, wanted) {
  if (key === wanted) return 0;
  if (key.startsWith(wanted)) return 1;
  if (key.includes(` ${wanted}`)) return 2;
  if (wanted.length < SHORTEST_FUZZY) return Infinity;
  const [typed, known] = [compactKey(wanted), compactKey(key)];
  const allowed = typed.length < 8 ? 1 : 2;
  if (Math.abs(typed.length - known.length) > allowed) return Infinity;
  const edits = distance(typed, known, allowed);
  return edits > allowed ? Infinity : 2 + edits;
}

/**
 * Letters to insert, delete, replace or swap with their neighbour.
 * @param {string} one
 * @param {string} other
 * @param {number} limit beyond which the exact number does not matter
 */
export function distance(one, other, limit) {
  let older = new Array(other.length + 1).fill(0);
  let old = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row++) {
    const now = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      let edits = Math.min(old[column] + 1, now[column - 1] + 1, old[column - 1] + Number(!same));
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) edits = Math.min(edits, older[column - 2] + 1);
      now.push(edits);
    }
    if (Math.min(...now) > limit) return limit + 1;
    older = old;
    old = now;
  }
  return old[other.length] ?? limit + 1;
}
