//# allFunctionsCalledOnLoad
/// <reference path="./namespace.d.ts" />
"use strict";

// Where a badge may stand beside a text, and whether the text can be seen. All reads of layout are here.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  const CONTROL = "a[href],button,input,select,textarea,summary,label,video,audio,iframe,[role=button],[role=link],[role=tab],[role=menuitem],[onclick],[contenteditable]";
  const PAINTING = /^(?:img|picture|video|canvas|iframe|svg|input|button|select|textarea)$/;
  const GAP = 6;

  /**
   * @param {Element} element the text's element
   * @returns {Element[]} the ancestors that can cut it off
   */
  function clippers(element) {
    const found = [];
    for (let outer = parentOf(element); outer && outer !== document.documentElement && outer !== document.body; outer = parentOf(outer)) {
      const { overflowX, overflowY, position } = getComputedStyle(outer);
      if (overflowX !== "visible" || overflowY !== "visible") found.push(outer);
      if (position === "fixed") break;
    }
    if (getComputedStyle(element).overflowY !== "visible") found.push(element);
    return found;
  }

  /** @param {Node} node @returns {Element | null} */
  function parentOf(node) {
    const parent = /** @type {any} */ (node).assignedSlot ?? node.parentNode;
    return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
  }

  /**
   * The visible line of the text that a badge belongs to: the last one that nothing cuts off.
   * @param {Range} range
   * @param {readonly Element[]} cutting
   * @returns {DOMRect | null}
   */
  function lastLine(range, cutting) {
    const frame = cutting.map((element) => element.getBoundingClientRect());
    let last = null;
    for (const line of range.getClientRects()) {
      if (line.width < 1 || line.height < 1 || line.height > 120) continue;
      const y = (line.top + line.bottom) / 2;
      const left = Math.max(line.left, ...frame.map((each) => each.left));
      const right = Math.min(line.right, ...frame.map((each) => each.right));
      if (right - left < 4 || frame.some((each) => y < each.top || y > each.bottom)) continue;
      const shown = new DOMRect(left, line.top, right - left, line.height);
      last = !last || shown.bottom > last.bottom + 2 ? shown : shown.bottom > last.bottom - 2 ? joined(last, shown) : last;
    }
    return last;
  }

  /** @param {DOMRect} one @param {DOMRect} other on the same line */
  function joined(one, other) {
    const left = Math.min(one.left, other.left);
    return new DOMRect(left, one.top, Math.max(one.right, other.right) - left, one.height);
  }

  /**
   * Places around a line, best first; which one is taken is decided once and kept while it stays free.
   * @param {DOMRect} line
   * @param {{ width: number, height: number }} size
   * @param {boolean} rtl
   * @returns {{ x: number, y: number }[]}
   */
  function placesAround(line, { width, height }, rtl) {
    const middle = line.top + (line.height - height) / 2;
    const after = { x: line.right + GAP, y: middle };
    const before = { x: line.left - GAP - width, y: middle };
    const edge = rtl ? line.right - width : line.left;
    const far = rtl ? line.left : line.right - width;
    const above = line.top - height - 1;
    const below = line.bottom + 1;
    return [...(rtl ? [before, after] : [after, before]), { x: edge, y: below }, { x: edge, y: above }, { x: far, y: below }, { x: far, y: above }];
  }

  /**
   * Whether a badge there would lie on nothing that reads or reacts.
   * @param {{ x: number, y: number }} at
   * @param {{ width: number, height: number }} size
   * @param {Element} anchor
   */
  function isFree({ x, y }, { width, height }, anchor) {
    if (x < 0 || x + width > document.documentElement.clientWidth) return false;
    const inset = 2;
    const middle = y + height / 2;
    const points = [
      [x + width / 2, middle],
      [x + width - inset, y + inset],
      [x + inset, y + height - inset],
      [x + width - inset, y + height - inset],
      [x + inset, y + inset],
    ];
    return points.every(([px = 0, py = 0]) => py < 0 || py > innerHeight || isFreePoint(px, py, anchor));
  }

  /** @param {number} x @param {number} y @param {Element} anchor */
  function isFreePoint(x, y, anchor) {
    const top = topAt(x, y);
    if (!top) return false;
    if (PAINTING.test(top.localName)) return false;
    const control = top.closest(CONTROL);
    if (control && !isWithin(anchor, control)) return false;
    return !hasTextAt(top, x, y);
  }

  /** @param {Element} element @param {number} x @param {number} y */
  function hasTextAt(element, x, y) {
    for (const node of element.childNodes) {
      if (node.nodeType !== Node.TEXT_NODE || !node.textContent?.trim()) continue;
      const range = document.createRange();
      range.selectNode(node);
      for (const box of range.getClientRects()) if (x >= box.left - 1 && x <= box.right + 1 && y >= box.top && y <= box.bottom) return true;
    }
    return false;
  }

  /**
   * Whether the point shows the anchor's own surroundings and not something laid over them.
   * @param {number} x
   * @param {number} y
   * @param {Element} anchor
   */
  function isUncovered(x, y, anchor) {
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return true;
    const top = topAt(x, y);
    if (top && (isWithin(anchor, top) || anchor.contains(top))) return true;
    for (const element of elementsAt(x, y)) {
      if (isWithin(anchor, element) || anchor.contains(element)) return true;
      if (paints(element)) return false;
    }
    return false;
  }

  /** @param {number} x @param {number} y */
  function topAt(x, y) {
    const top = document.elementFromPoint(x, y);
    return top?.localName === "cci-badges" ? elementsAt(x, y)[0] : top;
  }

  /** @param {number} x @param {number} y */
  function elementsAt(x, y) {
    return document.elementsFromPoint(x, y).filter((element) => element.localName !== "cci-badges");
  }

  /** Through shadow trees too. @param {Node} inner @param {Element} outer */
  function isWithin(inner, outer) {
    for (let node = /** @type {Node | null} */ (inner); node; node = parentOf(node)) if (node === outer) return true;
    return false;
  }

  /** @param {Element} element */
  function paints(element) {
    if (PAINTING.test(element.localName)) return true;
    const style = getComputedStyle(element);
    if (style.opacity === "0") return false;
    if (style.backgroundImage !== "none" || style.backdropFilter !== "none") return true;
    const alpha = /rgba?\([^)]*?[,/]\s*([\d.]+%?)\)$/.exec(style.backgroundColor.split(",").length === 3 ? "" : style.backgroundColor)?.[1];
    return style.backgroundColor !== "transparent" && (alpha === undefined || parseFloat(alpha) > 0.02);
  }

  Object.assign(cci, { clippers, lastLine, placesAround, isFree, isUncovered });
})();
