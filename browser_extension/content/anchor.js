/// <reference path="./namespace.d.ts" />
"use strict";

// The one place of a page at which the badge of its product or of its site stands. Asks for layout: called after a frame.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  const NEXT_BEST = "main h2,h2,[class*=logo i]";

  /** The place nearest to the top that names the brand: byline, brand beside the title, the title itself. @param {CciScan} scan @returns {Element | null} */
  function anchorOfPage(scan) {
    const nearTitle = scan.stated.filter((stated) => stated.element && stated.element.localName !== "meta" && stated.context !== "manufacturer" && stated.rung !== "title");
    const order = ["site", "structured", "specification"];
    nearTitle.sort((one, other) => order.indexOf(one.rung) - order.indexOf(other.rung));
    const heading = [scan.heading, ...scan.headings].find((each) => each && isRendered(each) && sameText(each, scan.heading)) ?? null;
    const close = nearTitle.find((stated) => stated.element && isRendered(stated.element) && (!heading || isClose(stated.element, heading)));
    if (close || heading) return close?.element ?? heading;
    const named = nearTitle.find((stated) => stated.element && isRendered(stated.element));
    return named?.element ?? scan.heading ?? withText(scan.reading.own[0]?.name || scan.reading.meta.title) ?? document.querySelector(NEXT_BEST);
  }

  /** Pages repeat their heading for narrow windows. @param {Element} one @param {Element | null} other */
  function sameText(one, other) {
    return one === other || cci.textOf(one) === cci.textOf(other);
  }

  /** @param {Element} element @param {Element} heading */
  function isClose(element, heading) {
    return Math.abs(element.getBoundingClientRect().top - heading.getBoundingClientRect().top) < 200;
  }

  /** The first element in body whose own text is just this. @param {string} text @returns {Element | null} */
  function withText(text) {
    const wanted = text.replace(/\s+/g, " ").trim();
    if (!wanted || wanted.includes('"')) return null;
    const found = document.evaluate(`.//*[normalize-space(text()) = "${wanted}"]`, document.body, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null);
    return /** @type {Element | null} */ (found.singleNodeValue);
  }

  /** Whether the page shows the element at all. Asks for layout: for the few that may carry a badge. @param {Element} element */
  function isRendered(element) {
    return element.isConnected && element.getClientRects().length > 0 && visible(element);
  }

  /** @param {Element} element */
  function visible(element) {
    if (element.checkVisibility) return element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true });
    return getComputedStyle(element).visibility === "visible";
  }

  Object.assign(cci, { anchorOfPage, isRendered });
})();
