/** The part of a host name that someone registered, by the public suffix list. */

import { RULES } from "./rules.js";

/**
 * @param {string} host lower case, ASCII
 * @returns {string} "example.co.uk" of "www.example.co.uk"; "" of addresses in numbers, bare names and suffixes
 */
export function registrableDomain(host) {
  if (!/^[a-z0-9.-]+\.[a-z][a-z0-9-]*$/.test(host) || host.includes("..")) return "";
  const labels = host.split(".");
  const suffix = suffixLength(labels);
  return labels.length > suffix ? labels.slice(-suffix - 1).join(".") : "";
}

/** @param {string[]} labels @returns {number} how many labels at the end are a public suffix */
function suffixLength(labels) {
  for (let start = 0; start < labels.length; start++) {
    const rest = labels.slice(start).join(".");
    if (isRule(`!${rest}`)) return labels.length - start - 1;
    if (isRule(rest) || isRule(`*.${labels.slice(start + 1).join(".")}`)) return labels.length - start;
  }
  return 1;
}

/** The rules are sorted: halving the text needs nothing built on waking. @param {string} rule */
function isRule(rule) {
  let low = 0;
  let high = RULES.length - 1;
  while (low < high) {
    const start = RULES.lastIndexOf("\n", (low + high) >> 1);
    const end = RULES.indexOf("\n", start + 1);
    const line = RULES.slice(start + 1, end);
    if (line === rule) return true;
    if (line < rule) low = end;
    else high = start;
  }
  return false;
}
