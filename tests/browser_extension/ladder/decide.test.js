// The ladder on facts alone: which company, by which rung, or silence.
import assert from "node:assert/strict";
import { test } from "node:test";

import { decide } from "../../../browser_extension/ladder/decide.js";

const NAMES = {
  Sony: "sony", Bosch: "bosch", "Kärcher": "karcher", "De'Longhi": "delonghi", "Calvin Klein": "calvin-klein", Samsung: "samsung",
  iPhone: "apple", Toyota: "toyota", Pampers: "pampers", "Procter & Gamble": "p-and-g", Amazon: "amazon", Twin: "twin-one",
};
const COMMON = { Gap: "gap", Shell: "shell", Target: "target", Apple: "apple", UPS: "ups" };

/** @param {string} text */
const key = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/['’]/g, "").toLowerCase().replace(/[^\p{L}\d]+/gu, " ").trim();

/** @type {Map<string, any[]>} */
const table = new Map();
for (const [names, cls] of /** @type {const} */ ([[NAMES, "plain"], [COMMON, "needs-structure"]])) {
  for (const [name, slug] of Object.entries(names)) {
    table.set(key(name), [{ slug, tier: "enabler", score: -12, name, cls, via: "", exactText: name, date: 0 }]);
  }
}
table.set("twin", [...(table.get("twin") ?? []), { slug: "twin-two", tier: "enabler", score: 1, name: "Twin", cls: "plain", via: "", exactText: "Twin", date: 0 }]);

const index = {
  lookupName: (/** @type {string} */ text) => table.get(key(text)) ?? [],
  lookupDomain: (/** @type {string} */ host) => (host.endsWith("bosch.com") ? (table.get("bosch")?.[0] ?? null) : null),
};

/** @param {any[][]} given rung, text, context, group @param {string} [host] */
function judged(given, host = "shop.example") {
  const facts = given.map(([rung, text, context, group], at) => ({ id: `f${at}`, rung, text, ...(context ? { context } : {}), ...(group ? { group } : {}) }));
  return decide({ url: `https://${host}/p`, host, path: "/p" }, facts, index).map(({ slug, rung }) => `${slug} by ${rung}`);
}

/** @type {[string, any[][], string[], string?][]} */
const CASES = [
  ["structured brand decides", [["structured", "SONY"]], ["sony by structured"]],
  ["structured beats title", [["structured", "Bosch"], ["title", "Sony mount"]], ["bosch by structured"]],
  ["unknown structured brand vetoes the title", [["structured", "Nobody"], ["title", "Sony headphones"]], []],
  ["contradicting places are silent", [["structured", "Sony"], ["site", "Bosch"]], []],
  ["agreeing places take the strongest", [["specification", "Sony"], ["site", "Visit the Sony Store"]], ["sony by site"]],
  ["unknown structured text leaves it to the brand line", [["structured", "Sony Europe B.V. Zaventem"], ["site", "Sony"]], ["sony by site"]],
  ["a name of two companies is silent", [["structured", "Twin"]], []],
  ["maker counts without a brand", [["specification", "Bosch", "manufacturer"]], ["bosch by specification"]],
  ["maker does not count beside a brand", [["structured", "Pampers"], ["structured", "Procter & Gamble", "manufacturer"]], ["pampers by structured"]],
  ["common word needs proof", [["title", "Gap filler"]], []],
  ["common word with proof", [["structured", "Gap"]], ["gap by structured"]],
  ["template leftover is nothing", [["structured", "$metabrand"], ["title", "Sony headphones"]], ["sony by title"]],
  ["unbranded is a statement", [["structured", "Unbranded"], ["title", "Samsung charger"]], []],
  ["seller as brand is no brand", [["structured", "Target"], ["structured", "Target", "seller"], ["title", "A chair"]], []],
  ["seller as brand confirmed by the title", [["structured", "Bosch"], ["structured", "Bosch", "seller"], ["title", "Bosch drill"]], ["bosch by structured"]],
  ["marketplace as brand is no brand", [["structured", "Amazon"], ["title", "A chair"]], [], "www.amazon.de"],
  ["marketplace's own brand line holds", [["site", "Visit the Amazon Store"]], ["amazon by site"], "www.amazon.com"],
  ["marketplace's name before a title", [["title", "Amazon.com: Sony headphones"]], ["sony by title"], "www.amazon.com"],
  ["shop's name behind a title", [["title", "Wall lamp | Bosch"], ["structured", "Bosch", "site-name"]], [], "shop.example"],
  ["line of a brand", [["structured", "Calvin Klein Jeans"]], ["calvin-klein by structured"]],
  ["another name that starts like it", [["structured", "Sony Creek Farms"]], []],
  ["umlaut", [["title", "KÄRCHER K5"]], ["karcher by title"]],
  ["apostrophe", [["structured", "DeLonghi"]], ["delonghi by structured"]],
  ["German brand line", [["site", "Besuche den Bosch-Store"]], ["bosch by site"]],
  ["Japanese brand line", [["site", "Sonyのストアを表示"]], ["sony by site"]],
  ["for iPhone", [["title", "Case for iPhone 15"]], []],
  ["iPhone case", [["title", "iPhone 15 Case"]], []],
  ["fits Toyota", [["title", "Fits Toyota Corolla"]], []],
  ["Samsung masterclass", [["title", "Samsung Android Masterclass"]], []],
  ["Sony promo codes", [["title", "Sony promo codes for May"]], []],
  ["Sony Hall", [["title", "Sony Hall: an evening of jazz"]], []],
  ["Bosch Street 12", [["title", "Bosch Street 12"]], []],
  ["a jacket called after the street", [["title", "Samsung Street jacket"]], ["samsung by title"]],
  ["Toyota floor mats", [["title", "Toyota Corolla floor mats"]], []],
  ["compatible", [["title", "Samsung-compatible charger"]], []],
  ["lower case in a title is a word", [["title", "sony headphones"]], []],
  ["fourth word is too late", [["title", "Very good cheap Sony radio"]], []],
  ["own site", [["structured", "www.bosch.com", "own-site"], ["title", "Drill"]], ["bosch by domain"], "www.bosch.com"],
  ["own site with its own brand", [["structured", "www.bosch.com", "own-site"], ["structured", "Bosch"]], ["bosch by domain"], "www.bosch.com"],
  ["own site that sells another brand", [["structured", "www.bosch.com", "own-site"], ["structured", "Sony"]], ["sony by structured"], "www.bosch.com"],
  ["own site with a brand nobody knows", [["structured", "www.bosch.com", "own-site"], ["structured", "Nobody"]], [], "www.bosch.com"],
  ["a maker's shop that names itself seller and brand", [["structured", "www.bosch.com", "site-host"], ["structured", "Bosch"], ["structured", "Bosch", "seller"]], ["bosch by structured"], "127.0.0.1"],
  ["the shop's own name in a brand field", [["structured", "Bosch", "site-name"], ["specification", "Bosch"], ["title", "Lamp"]], []],
  ["own site of a shop whose title may name another brand", [["structured", "www.bosch.com", "own-site"], ["title", "Gap jacket"]], [], "www.bosch.com"],
  ["a brand that the title names only as what it is for", [["structured", "Bosch"], ["title", "Blades compatible with Bosch saws"]], []],
  ["the same in German", [["structured", "Kärcher"], ["specification", "Kärcher"], ["title", "Filterbeutel passend für Kärcher WD 3"]], []],
  ["a brand that names itself before what it is for", [["structured", "Bosch"], ["title", "Bosch blades for Bosch saws"]], ["bosch by structured"]],
  ["fits said in the plural", [["title", "Cialde compatibili Samsung"]], []],
  ["a common word that the page lists as a brand", [["title", "Gap jacket"], ["structured", "Gap", "site-brand"]], ["gap by title"]],
  ["the same behind other words", [["title", "Wide Gap filler"], ["structured", "Gap", "site-brand"]], []],
  ["the same on a case", [["title", "Apple iPhone 15 case"], ["structured", "Apple", "site-brand"]], []],
  ["listed brands alone say nothing", [["structured", "Sony", "site-brand"], ["title", "A chair"]], []],
  ["a line beside the title", [["title", "Momentum 4"], ["title", "Sony", "line"]], ["sony by title"]],
  ["a line that is more than a name", [["title", "Momentum 4"], ["title", "Sony in all colours", "line"]], []],
  ["a line that is a common word", [["title", "Nano jacket"], ["title", "Gap", "line"]], []],
  ["a common word in a line, and listed", [["title", "Nano jacket"], ["title", "Gap", "line"], ["structured", "Gap", "site-brand"]], ["gap by title"]],
  ["a line above a thing made for others", [["title", "Case for phones"], ["title", "Samsung", "line"]], []],
  ["two lines that differ", [["title", "Momentum 4"], ["title", "Sony", "line"], ["title", "Bosch", "line"]], []],
  ["a marketplace's name within a title", [["title", "Shop on Amazon"]], [], "www.amazon.de"],
  ["a sign with a brand on it", [["title", "Toyota Land Cruiser metal sign"]], []],
  ["Japanese: fits, behind the model", [["title", "Samsung Galaxy S24対応 stand"]], []],
  ["a brand and its partner", [["structured", "Bosch designed with Somebody"]], ["bosch by structured"]],
  ["cards are judged apart", [["title", "Sony radio", "", "c1"], ["title", "Bosch drill", "", "c2"], ["title", "Lamp", "", "c3"]], ["sony by title", "bosch by title"]],
];

for (const [name, given, expected, host] of CASES) test(name, () => assert.deepEqual(judged(given, host), expected));

test("running text is read only where the reader asked for it, and never for common words", () => {
  const page = { url: "https://a.example/", host: "a.example", path: "/" };
  const facts = [{ id: "1", rung: /** @type {const} */ ("text"), text: "Sony" }, { id: "2", rung: /** @type {const} */ ("text"), text: "Gap" }];
  assert.deepEqual(decide(page, facts, index), []);
  assert.deepEqual(decide(page, facts, index, { textMode: true }).map(({ slug }) => slug), ["sony"]);
});

test("verdicts carry the fact and the exact text", () => {
  const [verdict] = decide({ url: "", host: "a.example", path: "/" }, [{ id: "x", rung: "title", text: "Sony® headphones" }], index);
  assert.deepEqual([verdict?.id, verdict?.text, verdict?.tier, verdict?.name], ["x", "Sony", "enabler", "Sony"]);
});
