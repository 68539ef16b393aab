/// <reference path="./namespace.d.ts" />
"use strict";

// The thread through it all: read the page, ask the worker, show the badges, and stay with the page.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));
  if (cci.started) return;
  cci.started = true;

  const PAGE = "page";
  const NEXT_BEST = "main h2,h2,[class*=logo i]";
  /** @type {Map<string, { element: Element, group: string, large: boolean }>} */
  let anchors = new Map();
  /** @type {Set<Element>} */
  let known = new Set();
  /** Cards keep their names, so that their badges stay where they are when the page is read again. @type {WeakMap<Element, string>} */
  const groups = new WeakMap();
  /** @type {CciFact[]} */
  let facts = [];
  let badges = /** @type {CciBadge[]} */ ([]);
  let round = 0;
  let next = 0;
  let textMode = false;
  let unwatch = () => {};

  async function lookAtPage() {
    const mine = ++round;
    unwatch();
    unwatch = () => {};
    await cci.whenSeen();
    const { scan, roots } = await scanned();
    if (mine !== round) return;
    begin();
    if (scan.kind !== "article") {
      if (scan.kind === "product") addProduct(scan);
      await cci.inSlices(addCards(scan.cards, scan));
      if (mine !== round) return;
      addAside(scan);
    }
    const found = facts.some((fact) => fact.context !== "own-site" && !fact.context?.startsWith("site-"));
    await judge(scan.kind === "article" ? [] : facts, false);
    if (textMode) await readText(roots);
    if (mine !== round) return;
    const stay = found || badges.length > 0;
    unwatch = stay ? cci.watchGrowth([document.documentElement, ...roots.slice(1)], (added) => grown(added, scan)) : cci.lookLater(lookAgain);
  }

  /** Shadow trees are looked for only where the document itself does not say what it is about. */
  async function scanned() {
    const place = { host: location.hostname };
    const scan = await cci.inSlices(cci.scanPage([document], place));
    const clear = scan.kind === "article" || scan.cards.length || scan.stated.some((stated) => stated.rung !== "title");
    const roots = clear ? [document] : cci.rootsOf(document);
    return { roots, scan: roots.length > 1 ? await cci.inSlices(cci.scanPage(roots, place)) : scan };
  }

  function begin() {
    anchors = new Map();
    known = new Set();
    facts = [];
  }

  /** @param {CciScan} scan */
  function addProduct(scan) {
    const fallback = anchorOfPage(scan);
    for (const stated of scan.stated) add(stated, PAGE, fallback);
  }

  /** @param {CciScan} scan */
  function addAside(scan) {
    const place = anchorOfPage(scan);
    for (const stated of scan.aside) add(stated, PAGE, place);
  }

  /** The place nearest to the top that names the brand: byline, brand beside the title, the title itself. @param {CciScan} scan @returns {Element | null} */
  function anchorOfPage(scan) {
    const nearTitle = scan.stated.filter((stated) => stated.element && stated.element.localName !== "meta" && stated.context !== "manufacturer" && stated.rung !== "title");
    const order = ["site", "structured", "specification"];
    nearTitle.sort((one, other) => order.indexOf(one.rung) - order.indexOf(other.rung));
    const heading = [scan.heading, ...scan.headings].find((each) => each && cci.isRendered(each) && sameText(each, scan.heading)) ?? null;
    const close = nearTitle.find((stated) => stated.element && cci.isRendered(stated.element) && (!heading || isClose(stated.element, heading)));
    if (close || heading) return close?.element ?? heading;
    const named = nearTitle.find((stated) => stated.element && cci.isRendered(stated.element));
    return named?.element ?? scan.heading ?? cci.withText(scan.reading.own[0]?.name || scan.reading.meta.title) ?? document.querySelector(NEXT_BEST);
  }

  /** Pages repeat their heading for narrow windows. @param {Element} one @param {Element | null} other */
  function sameText(one, other) {
    return one === other || cci.textOf(one) === cci.textOf(other);
  }

  /** @param {Element} element @param {Element} heading */
  function isClose(element, heading) {
    return Math.abs(element.getBoundingClientRect().top - heading.getBoundingClientRect().top) < 200;
  }

  /**
   * @param {readonly Element[]} cards
   * @param {CciScan} scan
   * @returns {Generator<void, CciFact[], void>}
   */
  function* addCards(cards, scan) {
    const before = facts.length;
    for (const card of cards) {
      if (known.has(card)) continue;
      known.add(card);
      const group = groups.get(card) ?? `card-${++next}`;
      groups.set(card, group);
      const stated = cci.cardFacts(card, scan.reading.rule, scan.reading.linked.products);
      const title = stated.find((each) => each.rung === "title")?.element ?? card;
      for (const each of stated) add(each, group, each.element ?? title);
      yield;
    }
    return facts.slice(before);
  }

  /** @param {readonly ParentNode[]} roots */
  async function readText(roots) {
    if (!cci.runningText) await cci.load("display");
    const stated = cci.runningText ? await cci.inSlices(cci.runningText(roots)) : [];
    const before = facts.length;
    for (const each of stated) add(each, `text-${++next}`, each.element);
    await judge(facts.slice(before), true);
  }

  /** @param {CciStated} stated @param {string} group @param {Element | null} element */
  function add({ rung, text, context }, group, element) {
    const id = `f${++next}`;
    facts.push({ id, rung, text, group, ...(context ? { context } : {}) });
    if (element) anchors.set(id, { element, group, large: group === PAGE });
  }

  /** @param {readonly CciFact[]} asked @param {boolean} more */
  async function judge(asked, more) {
    const page = { url: location.href, host: location.hostname, path: location.pathname };
    const reply = await cci.ask({ type: "cci:judge", page, facts: [...asked], ...(more ? { more } : {}) });
    if (!reply) return;
    cci.language = reply.settings.language;
    cci.apiBase = reply.settings.apiBase;
    textMode = reply.settings.textMode;
    const fresh = reply.paused ? [] : reply.badges;
    if (fresh.length && !cci.showBadges) await cci.load("display");
    badges = more ? [...badges, ...fresh.filter((/** @type {CciBadge} */ badge) => !badges.some((old) => old.id === badge.id))] : fresh;
    place();
  }

  /** At most one badge a company and group. */
  function place() {
    const placed = /** @type {Map<string, CciPlaced>} */ (new Map());
    for (const badge of badges) {
      const anchor = anchors.get(badge.id);
      if (!anchor?.element.isConnected) continue;
      const key = `${badge.rung === "text" ? "" : anchor.group} ${badge.slug}`;
      if (badge.rung === "text" && badges.some((other) => other.slug === badge.slug && other.rung !== "text")) continue;
      if (!placed.has(key)) placed.set(key, { key, badge, element: anchor.element, large: anchor.large });
    }
    cci.showBadges?.([...placed.values()]);
  }

  /** @param {Element[] | null} added @param {CciScan} scan @returns {Promise<boolean>} */
  async function grown(added, scan) {
    if (!added || scan.kind === "product" || [...anchors.values()].some((anchor) => !anchor.element.isConnected)) {
      if (added && !added.some((element) => concerns(element)) && [...anchors.values()].every((anchor) => anchor.element.isConnected)) return false;
      const before = badges.map((badge) => badge.slug).join();
      await lookAtPage();
      return before !== badges.map((badge) => badge.slug).join();
    }
    const cards = await cci.inSlices(cci.findCards(added, scan.reading.rule));
    const fresh = await cci.inSlices(addCards(cards, scan));
    if (fresh.length) await judge([...fresh, ...facts.filter((fact) => fact.context?.startsWith("site-"))], true);
    return fresh.length > 0;
  }

  /** Whether an added piece may say something new of the page's product. @param {Element} element */
  function concerns(element) {
    const telling = 'h1,script[type*="ld+json" i],[itemprop~="brand"],[itemtype*="schema.org/Product" i],[class*="brand" i],table,dl';
    return element.matches(telling) || element.querySelector(telling) !== null || element.shadowRoot !== null;
  }

  function lookAgain() {
    void lookAtPage();
  }

  function isMine() {
    if (!(document instanceof HTMLDocument) || !document.body) return false;
    if (globalThis.top === globalThis.self) return true;
    try {
      return innerWidth > 200 && innerHeight > 100 && Boolean(globalThis.top?.location.href);
    } catch {
      return false;
    }
  }

  if (!isMine()) return;
  chrome.runtime.onMessage.addListener((/** @type {{ type?: string }} */ message) => {
    if (message?.type === "cci:changed") lookAgain();
  });
  cci.watchAddress(lookAgain);
  lookAgain();
})();
