import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { distance, search } from "../../../browser_extension/background/search.js";
import { Lookup } from "../../../browser_extension/index/lookup.js";
import { installedSuffixes } from "../suffixes/installed.js";
import { makeTable } from "../../../browser_extension/index/table.js";

const file = new Uint8Array(readFileSync(new URL("../../vectors/badges/first.bin", import.meta.url)));
const { buffer, tiers } = makeTable(file, installedSuffixes());
const lookup = new Lookup(buffer, tiers);
const slugs = (text) => search(lookup, text).map((entry) => entry.slug);

test("the search finds beginnings, words inside and typing mistakes", () => {
  assert.deepEqual(slugs("ac"), ["acme"]);
  assert.deepEqual(slugs("group"), ["sony"]);
  assert.deepEqual(slugs("delonghy"), ["acme"]);
  assert.deepEqual(slugs("Nestel"), ["nestle"]);
  assert.deepEqual(slugs("nothing like it"), []);
  assert.deepEqual(slugs("  "), []);
});

test("names that prove nothing on a page are still found", () => {
  assert.deepEqual(slugs("deltora"), ["deltora"]);
});

test("the distance counts swapped neighbours as one", () => {
  assert.equal(distance("nestel", "nestle", 2), 1);
  assert.equal(distance("abc", "abc", 2), 0);
  assert.equal(distance("kitten", "sitting", 3), 3);
  assert.ok(distance("kitten", "other", 1) > 1);
});
