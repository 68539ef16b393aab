//# allFunctionsCalledOnLoad
/// <reference path="./namespace.d.ts" />
"use strict";

// Where each badge belongs: at its fact's element, and that of the page's own product or site at one place. Asks for layout: called after a frame.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  const PAGE = "page";
  const NEXT_BEST = "main h2,h2,[class*=logo i]";

  /** @type {Element | null} */
  let placeOfPage = null;
  /** @type {CciScan | null} */
  let placed = null;

  /** At most one badge a company and group. @param {readonly CciBadge[]} badges @param {ReadonlyMap<string, CciAnchor>} anchors @param {CciScan} scan */
  function placeBadges(badges, anchors, scan) {
    if (scan !== placed) [placed, placeOfPage] = [scan, null];
    const chosen = /** @type {Map<string, CciPlaced>} */ (new Map());
    for (const badge of badges) {
      const anchor = anchors.get(badge.id);
      const element = anchor && (anchor.element ?? elementOfPage(scan));
      if (!anchor || !element?.isConnected) continue;
      const key = `${badge.rung === "text" ? "" : anchor.group} ${badge.slug}`;
      if (badge.rung === "text" && badges.some((other) => other.slug === badge.slug && other.rung !== "text")) continue;
      if (!chosen.has(key)) chosen.set(key, { key, badge, element, large: anchor.group === PAGE });
    }
    cci.showBadges?.([...chosen.values()]);
  }

  /** @param {CciScan} scan */
  function elementOfPage(scan) {
    if (!placeOfPage?.isConnected) placeOfPage = anchorOfPage(scan);
    return placeOfPage;
  }

  function hasLostPlace() {
    return placeOfPage !== null && !placeOfPage.isConnected;
  }

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

  Object.assign(cci, { placeBadges, hasLostPlace, isRendered });
})();
