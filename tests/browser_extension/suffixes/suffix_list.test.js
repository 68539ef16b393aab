import assert from "node:assert/strict";
import { test } from "node:test";
import { installedSuffixes } from "./installed.js";

const suffixes = installedSuffixes();

const CASES = {
  "www.example.com": "example.com",
  "a.b.example.co.uk": "example.co.uk",
  "co.uk": "",
  com: "",
  "shop.myshopify.com": "shop.myshopify.com",
  "a.b.github.io": "b.github.io",
  "github.io": "",
  "x.ck": "",
  "www.ck": "www.ck",
  "a.www.ck": "www.ck",
  "city.kobe.jp": "city.kobe.jp",
  "a.b.other.kobe.jp": "b.other.kobe.jp",
  "example.unlisted": "example.unlisted",
  "127.0.0.1": "",
  localhost: "",
  "": "",
  "a..com": "",
};

test("the registered part of a host follows the public suffix list", () => {
  for (const [host, domain] of Object.entries(CASES)) assert.equal(suffixes.registrable(host), domain, host);
});

test("a host below which others rent names is nobody's own", () => {
  for (const host of ["example.com", "shop.example.co.uk", "amazonaws.com"]) assert.equal(suffixes.isOwned(host), true, host);
  for (const host of ["github.io", "co.uk", "kobe.jp", "127.0.0.1"]) assert.equal(suffixes.isOwned(host), false, host);
});

test("names that others rent below a known host are found", () => {
  const rented = suffixes.rentedBelow(new Set(["amazonaws.com", "example.com"]));
  assert.ok(rented.includes("s3.amazonaws.com"));
  assert.ok(rented.every((suffix) => suffix.endsWith(".amazonaws.com")));
});
