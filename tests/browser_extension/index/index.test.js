import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { search } from "../../../browser_extension/background/search.js";
import { applyDelta, isDelta } from "../../../browser_extension/index/delta.js";
import { isSignedBy, isWhole, readHead } from "../../../browser_extension/index/envelope.js";
import { Lookup } from "../../../browser_extension/index/lookup.js";
import { SuffixList } from "../../../browser_extension/suffixes/suffix_list.js";
import { makeTable } from "../../../browser_extension/index/table.js";
import { installedSuffixes } from "../suffixes/installed.js";

const vector = (name) => new Uint8Array(readFileSync(new URL(`../../vectors/badges/${name}`, import.meta.url)));
const { key } = JSON.parse(new TextDecoder().decode(vector("keys.json")));
const first = vector("first.bin");
const lookupIn = (file, suffixes = installedSuffixes()) => {
  const { buffer, tiers } = makeTable(file, suffixes);
  return new Lookup(buffer, tiers);
};

test("a file is whole and signed by its key", async () => {
  assert.equal(await isWhole(first), true);
  assert.equal(await isSignedBy(first, [key]), true);
});

test("no byte can change unnoticed", async () => {
  for (let place = 0; place < first.length; place += 1) {
    const changed = first.slice();
    changed[place] ^= 1;
    const proven = async () => (await isWhole(changed)) && (await isSignedBy(changed, [key]));
    const passes = await proven().catch(() => false);
    assert.equal(passes, false, `byte ${place}`);
  }
});

test("a file cut short, unsigned or signed by a stranger is not proven", async () => {
  assert.equal(await isWhole(first.subarray(0, first.length - 1)), false);
  assert.throws(() => readHead(first.subarray(0, 100)));
  assert.equal(await isSignedBy(vector("unsigned.bin"), [key]), false);
  assert.equal(await isSignedBy(vector("stranger.bin"), [key]), false);
});

test("a delta makes the next file byte by byte", () => {
  const delta = vector("delta.bin");
  assert.equal(isDelta(delta), true);
  assert.equal(isDelta(first), false);
  assert.deepEqual(applyDelta(first, delta), vector("second.bin"));
});

test("a delta for another file is refused, and a damaged one proves nothing", async () => {
  const delta = vector("delta.bin");
  assert.throws(() => applyDelta(vector("second.bin"), delta));
  for (let place = 16; place < delta.length; place += 1) {
    const changed = delta.slice();
    changed[place] ^= 3;
    const proven = async () => {
      const made = applyDelta(first, changed);
      return (await isWhole(made)) && (await isSignedBy(made, [key]));
    };
    assert.equal(await proven().catch(() => false), false, `byte ${place}`);
  }
});

test("names are found as a whole, whatever their case, accents and marks", () => {
  const lookup = lookupIn(first);
  for (const text of ["Acme", "ACME", "acme, inc.", "DeLonghi", "DE’LONGHI®", "Nestle", "ソニー", "Sony Group", "SonyGroup"]) {
    assert.equal(lookup.lookupName(text).length, 1, text);
  }
  for (const text of ["Acm", "Acme Corp of", "", "!", "Deltora", "Sony", "constructor", "__proto__"]) {
    assert.deepEqual(lookup.lookupName(text), [], text);
  }
});

test("a brand is shown as its rated owner and says so", () => {
  const [entry] = lookupIn(first).lookupName("Brando");
  const { slug, tier, score, name, via, cls } = entry;
  assert.deepEqual({ slug, tier, score, name, via, cls }, {
    slug: "acme", tier: "quisling", score: -52.99, name: "Acme, Inc.", via: "Brando", cls: "plain",
  });
  assert.equal(lookupIn(first).lookupName("Ring")[0].cls, "needs-structure");
  assert.equal(lookupIn(first).lookupName("Ring")[0].via, "Ring");
});

test("days far from today stay exact", () => {
  const lookup = lookupIn(first);
  assert.equal(lookup.lookupName("Sony Group")[0].date, Date.UTC(2199, 11, 31) / 86_400_000);
  const deltora = search(lookup, "Deltora")[0];
  assert.equal(deltora.date, Date.UTC(1899, 4, 6) / 86_400_000);
});

test("addresses belong to whoever registered the domain, and no further", () => {
  const lookup = lookupIn(first);
  const slugAt = (host, path = "/") => lookup.lookupDomain(host, path)?.slug ?? null;
  assert.equal(slugAt("www.acme.com"), "acme");
  assert.equal(slugAt("ACME.com."), "acme");
  assert.equal(slugAt("shop.brando.co.uk"), "acme");
  assert.equal(slugAt("shared.example", "/acme/product"), "acme");
  for (const [host, path] of [["notacme.com"], ["acme.com.evil.net"], ["acme.de"], ["co.uk"], ["com"], ["127.0.0.1"], ["localhost"],
    ["shared.example", "/acmeother"], ["shared.example", "/"]]) {
    assert.equal(slugAt(host, path), null, host + path);
  }
});

test("where others rent names below a company's domain, nothing is the company's", () => {
  const lookup = lookupIn(first, new SuffixList("\n\ncom\nsites.acme.com\n*.cloud.acme.com\n"));
  const slugAt = (host) => lookup.lookupDomain(host, "/shop")?.slug ?? null;
  for (const host of ["acme.com", "www.acme.com", "sites2.acme.com"]) assert.equal(slugAt(host), "acme", host);
  for (const host of ["sites.acme.com", "someone.sites.acme.com", "a.b.cloud.acme.com"]) assert.equal(slugAt(host), null, host);
});

test("a domain below which others rent names is no company's, whatever the file says", () => {
  const rented = lookupIn(first, new SuffixList("\n\ncom\nacme.com\n"));
  for (const host of ["acme.com", "someone.acme.com"]) assert.equal(rented.lookupDomain(host, "/"), null, host);
  assert.equal(lookupIn(first, new SuffixList("\n\ncom\n*.acme.com\n")).lookupDomain("www.acme.com", "/"), null);
  assert.equal(rented.lookupName("Acme").length, 1);
});
