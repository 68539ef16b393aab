/** Reads badge index bytes on standard input; prints what the extension's own reader says of every slug. */

import { readFileSync } from "node:fs";

import { Lookup } from "../../browser_extension/index/lookup.js";
import { installedSuffixes } from "../browser_extension/suffixes/installed.js";
import { makeTable } from "../../browser_extension/index/table.js";

const made = makeTable(new Uint8Array(readFileSync(0)), installedSuffixes());
const lookup = new Lookup(made.buffer, made.tiers);
const slugs = process.argv.slice(2);
const answers = slugs.map((slug) => [slug, lookup.lookupSlug(slug)]);
process.stdout.write(JSON.stringify(Object.fromEntries(answers)));
