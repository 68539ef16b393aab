import assert from "node:assert/strict";
import { test } from "node:test";
import { registrableDomain } from "../../../browser_extension/suffixes/registrable.js";

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
  for (const [host, domain] of Object.entries(CASES)) assert.equal(registrableDomain(host), domain, host);
});
