import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { foldText } from "../../../browser_extension/index/fold.js";

const vectors = JSON.parse(readFileSync(new URL("../../vectors/fold.json", import.meta.url), "utf8"));

test("names fold as they do in Python", () => {
  for (const [text, folded] of vectors) assert.equal(foldText(text), folded, JSON.stringify(text));
});

test("folding twice changes nothing", () => {
  for (const [text] of vectors) assert.equal(foldText(foldText(text)), foldText(text));
});
