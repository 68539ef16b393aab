/// <reference path="./namespace.d.ts" />
"use strict";

// The row of a specification that is labelled "Brand", in tables, definition lists, lists and pairs of elements.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  /** @param {string} words */
  const set = (words) => new Set(words.split("|"));
  const BRAND = set(
    "brand|brand name|marke|markenname|marca|nombre de la marca|nome da marca|marque|nom de la marque|nome del marchio|marchio|merk|merknaam" +
      "|varumärke|märke|mærke|merke|merkki|tuotemerkki|brändi|marka|marka adı|nazwa marki|značka|znacka|márka|marcă|μάρκα|бренд|торговая марка|торгова марка|марка" +
      "|العلامة التجارية|الماركة|ماركة|מותג|ブランド|ブランド名|品牌|品牌名称|品牌名|品牌名稱|브랜드|แบรนด์|ยี่ห้อ|thương hiệu|merek|brend",
  );
  const MAKER = set(
    "manufacturer|manufacturer name|mfr.|mfr|mfg.|mfg|maker|made by|hersteller|fabricante|fabricant|produttore|fabrikant|tillverkare|producent|produsent|valmistaja|výrobce|výrobca|gyártó|producător" +
      "|κατασκευαστής|производитель|виробник|üretici|الشركة المصنعة|יצרן|メーカー|メーカー名|制造商|製造商|제조사|제조업체|nhà sản xuất|proizvođač",
  );
  /** What stands above a list of brands to choose from. */
  const BRANDS = set("brands|marken|marcas|marques|merken|marchi|märken|marki|producenci|značky|márkák|бренды|бренди|designer|designers|manufacturers");
  const LONGEST_LABEL = 28;
  const LONGEST_VALUE = 60;
  const NOT_HERE = "nav,footer,header nav,select,label,fieldset,aside,script,style,template,[class*=filter i],[class*=facet i],[class*=compar i],[class*=review i]";

  /**
   * The rows of the page, a piece of the tree at a time.
   * @param {Node | ParentNode} root
   * @returns {Generator<void, CciStated[], void>}
   */
  function* specificationRows(root) {
    const rows = /** @type {CciStated[]} */ ([]);
    const walker = document.createTreeWalker(/** @type {Node} */ (root), NodeFilter.SHOW_TEXT);
    let count = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (++count % 400 === 0) yield;
      const data = /** @type {Text} */ (node).data;
      if (data.length < 2 || data.length > 160 || (data.length > 60 && !/[:：]/.test(data))) continue;
      const text = data.trim();
      const row = text.length > 1 ? rowAt(/** @type {Text} */ (node), text) : null;
      if (row) rows.push(row);
    }
    return rows;
  }

  /** @param {Text} node @param {string} text @returns {CciStated | null} */
  function rowAt(node, text) {
    const [label, inline] = split(text);
    const isBrand = BRAND.has(label);
    if (!isBrand && !MAKER.has(label)) return null;
    const element = node.parentElement;
    if (!element || element.closest(NOT_HERE)) return null;
    const value = inline ? { text: inline, element } : valueOf(element, node);
    if (!value || value.text.length > LONGEST_VALUE) return null;
    return cci.fact("specification", value.text, value.element, isBrand ? "brand" : "manufacturer");
  }

  /** "Brand: Sony" → ["brand", "Sony"]. @param {string} text @returns {[string, string]} */
  function split(text) {
    const at = text.search(/[:：]/);
    const head = at < 0 ? text : text.slice(0, at);
    if (head.length > LONGEST_LABEL) return ["", ""];
    const label = head.replace(/^[\s\u200e\u200f*•·|–-]+/, "").replace(/[\s\u200e\u200f*•·–-]+$/, "").toLowerCase();
    return [label, at < 0 ? "" : text.slice(at + 1).trim()];
  }

  /**
   * @param {Element} labelled
   * @param {Text} node
   * @returns {{ text: string, element: Element } | null}
   */
  function valueOf(labelled, node) {
    const cell = labelled.closest("th,td,dt");
    if (cell) return inCell(cell);
    const direct = textAfter(node, labelled) ?? usable(elementAfter(node));
    if (direct) return direct;
    let element = labelled;
    for (let level = 0; level < 4; level++) {
      const next = textAfter(element, element.parentElement) ?? usable(element.nextElementSibling);
      if (next) return next;
      const parent = element.parentElement;
      if (!parent || element.nextElementSibling || /^(?:tr|li|ul|table|body|main|section)$/.test(parent.localName)) return null;
      element = parent;
    }
    return null;
  }

  /** @param {Element} cell */
  function inCell(cell) {
    if (cell.localName === "dt") return usable(cell.nextElementSibling);
    const row = /** @type {HTMLTableRowElement | null} */ (cell.closest("tr"));
    const cells = row ? [...row.cells].filter((each) => cci.textOf(each) || each.querySelector("img[alt]")) : [];
    if (cells.length > 2) return headed(cell, row);
    const below = cells.length === 2 && cell.localName === "th" && cells[1]?.localName === "th" ? headed(cell, row) : null;
    return below ?? usable(cells[1] === cell ? null : (cells[1] ?? null));
  }

  /** A column under its head. @param {Element} cell @param {HTMLTableRowElement | null} row */
  function headed(cell, row) {
    const table = row?.closest("table");
    if (!row || !table || cell.localName !== "th" || table.rows.length !== 2 || table.rows[0] !== row) return null;
    return usable(table.rows[1]?.cells[/** @type {HTMLTableCellElement} */ (cell).cellIndex] ?? null);
  }

  /** Text that follows in the same element: "<b>Brand:</b> Sony". @param {Node} node @param {Element | null} parent */
  function textAfter(node, parent) {
    for (let next = node.nextSibling; next && parent; next = next.nextSibling) {
      if (next.nodeType === Node.ELEMENT_NODE) return null;
      const text = cci.textOf(next).replace(/^[:：\s-]+/, "");
      if (text) return { text, element: parent };
    }
    return null;
  }

  /** The element that a text is the label of: "Brand: <span>Sony</span>"; of several links in a row, none is. @param {Node} node */
  function elementAfter(node) {
    const next = node.nextSibling;
    if (!(next instanceof Element) || next.localName === "br") return null;
    return next.localName === "a" && next.nextElementSibling?.localName === "a" ? null : next;
  }

  /** @param {Element | null} element */
  function usable(element) {
    if (!element || element.querySelector("input,select,li + li,a + a")) return null;
    const text = cci.textOf(element).replace(/^[:：\s]+/, "") || (element.querySelector("img[alt]")?.getAttribute("alt") ?? "");
    return text ? { text, element } : null;
  }

  /** Whether a list below this text is one of brands. @param {string} text */
  function isBrandLabel(text) {
    const [label, rest] = split(text.trim());
    return !rest && (BRAND.has(label) || BRANDS.has(label) || MAKER.has(label));
  }

  Object.assign(cci, { specificationRows, isBrandLabel });
})();
