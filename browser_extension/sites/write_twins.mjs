// Writes the copies of rules.json that the extension can load: `node browser_extension/sites/write_twins.mjs`.
// The first look gets the hosts of shops with selectors (content/shop_hosts.js), the worker all the rest (ladder/shops.js).
import { readFileSync, writeFileSync } from "node:fs";

/** @param {string} name */
const here = (name) => new URL(name, import.meta.url);
const rules = JSON.parse(readFileSync(here("rules.json"), "utf8"));
const named = [...rules.sites, ...rules.shops].map(({ hosts, names }) => ({ hosts, names }));
const parts = rules.sites.flatMap((/** @type {{ hosts: string[] }} */ { hosts }) => hosts.map((host) => `.${host.replace(/\.\*$/, "")}.`));
const selecting = rules.sites.map((/** @type {any} */ { id, names, hosts, ...rule }) => ({ hosts, rule }));

writeFileSync(
  here("../content/shop_hosts.js"),
  `/// <reference path="./namespace.d.ts" />
// Written by sites/write_twins.mjs from sites/rules.json: edit there.
(globalThis.cci ??= /** @type {any} */ ({})).shopHosts = ${JSON.stringify([...new Set(parts)])};
`,
);
writeFileSync(
  here("../ladder/shops.js"),
  `// Written by sites/write_twins.mjs from sites/rules.json: edit there.

/** Shops of many brands and what they call themselves. @type {readonly { hosts: string[], names: string[] }[]} */
export const SHOPS = ${JSON.stringify(named)};

/** What stands around a brand in a line that names it. @type {readonly string[]} */
export const BYLINES = ${JSON.stringify(rules.bylines)};

/** Where single shops write what; a page gets the rule of its own shop. @type {readonly { hosts: string[], rule: Record<string, string | string[]> }[]} */
export const SELECTORS = ${JSON.stringify(selecting)};
`,
);
