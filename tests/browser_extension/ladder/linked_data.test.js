// What JSON-LD says of a page's products, written as shops write it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { linkedData } from "../../../browser_extension/ladder/linked_data.js";

/** @param {string} source @returns {string[]} the brands of the page's own products */
const brandsIn = (source) => linkedData([source]).products.flatMap((product) => product.brands);

test("a brand may be a text, a thing, a list or a reference", () => {
  for (const brand of ['"Bosch"', '{"name":"Bosch"}', '["Bosch"]', '{"@type":"Brand","name":["Bosch"]}', '{"@id":"#b"}']) {
    const source = `{"@graph":[{"@type":"Product","name":"Drill","brand":${brand}},{"@id":"#b","name":"Bosch"}]}`;
    assert.deepEqual(brandsIn(source), ["Bosch"], brand);
  }
});

test("references reach into other scripts", () => {
  const { products } = linkedData(['{"@type":"Product","brand":{"@id":"#b"}}', '{"@id":"#b","name":"Bosch"}']);
  assert.deepEqual(products[0]?.brands, ["Bosch"]);
});

test("JSON is read though it is not quite JSON", () => {
  const product = '"@type":"Product","brand":"Bosch"';
  const sources = {
    "comma at the end": `{${product},}`,
    "comments": `{/* shop */ ${product} // end\n}`,
    "CDATA": `//<![CDATA[\n{${product}}\n//]]>`,
    "HTML comment": `<!-- {${product}} -->`,
    "line break in a text": `{"description":"two\nlines",${product}}`,
    "lone backslash": `{"description":"5\\' long",${product}}`,
    "semicolon": `{${product}};`,
    "entities for quotes": `{${product}}`.replaceAll('"', "&quot;"),
  };
  for (const [name, source] of Object.entries(sources)) assert.deepEqual(brandsIn(source), ["Bosch"], name);
});

test("of ruins the brand beside the only product is kept, and of two products none", () => {
  assert.deepEqual(brandsIn('{"@type":"Product","brand":{"name":"Bosch"},"name":"5" drill"}'), ["Bosch"]);
  assert.deepEqual(brandsIn('{"@type":"Product","brand":"Bosch","name":"5" drill"}{"@type":"Product","brand":"Sony"}'), []);
  assert.deepEqual(brandsIn("not JSON at all"), []);
});

test("entities in names are read and control characters are not", () => {
  assert.deepEqual(brandsIn('{"@type":"Product","brand":"Procter &amp; Gamble"}'), ["Procter & Gamble"]);
  assert.deepEqual(brandsIn('{"@type":"Product","brand":"De&#39;Longhi&#x7;"}'), ["De'Longhi"]);
});

test("products of a list are marked, reviews and spare parts are not the page's own", () => {
  const list = '{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"Product","brand":"Bosch"}}]}';
  assert.deepEqual(linkedData([list]).products.map((product) => product.listed), [true]);
  const page = '{"@type":"WebPage","review":{"@type":"Product","brand":"Sony"},"isRelatedTo":{"@type":"Product","brand":"Sony"}}';
  assert.deepEqual(linkedData([page]).products, []);
});

test("sellers and makers are told from brands, and a variant's brand counts where the product has none", () => {
  const source = '{"@type":"ProductGroup","manufacturer":"Maker","offers":{"seller":{"name":"Shop"}},"hasVariant":[{"@type":"Product","brand":"Bosch"}]}';
  const [product] = linkedData([source]).products;
  assert.deepEqual([product?.brands, product?.makers, product?.sellers], [["Bosch"], ["Maker"], ["Shop"]]);
});

test("articles and works are named as such", () => {
  assert.equal(linkedData(['{"@type":"NewsArticle"}']).article, true);
  assert.equal(linkedData(['{"@type":["Thing","https://schema.org/MusicEvent"]}']).work, true);
  assert.deepEqual(linkedData([]), { products: [], article: false, work: false });
});

test("a text that nests without end is read to a depth and no further", () => {
  const deep = '{"mainEntity":'.repeat(50) + '{"@type":"Product","brand":"Bosch"}' + "}".repeat(50);
  assert.deepEqual(brandsIn(deep), []);
});

test("the page and the worker mean the same by a product and by a work", async () => {
  const [page, worker] = await Promise.all(
    ["content/structured.js", "ladder/linked_data.js"].map((file) => readFile(new URL(`../../../browser_extension/${file}`, import.meta.url), "utf8")),
  );
  for (const name of ["PRODUCT", "WORK"]) {
    const pattern = new RegExp(`const ${name} = (.+);`);
    assert.equal(pattern.exec(page ?? "")?.[1], pattern.exec(worker ?? "")?.[1] ?? "none", name);
  }
});
