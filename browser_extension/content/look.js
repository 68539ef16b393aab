/// <reference path="./namespace.d.ts" />
"use strict";

// The thread through it all: read the page, ask the worker, show the badges, and stay with the page.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));
  if (cci.lookAtPage) return;

  const PAGE = "page";
  /** @type {Map<string, CciAnchor>} */
  let anchors = new Map();
  /** @type {CciScan | null} */
  let read = null;
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
    begin(scan);
    if (scan.kind !== "article") {
      await cci.inSlices(addCards(scan.cards, scan));
      if (mine !== round) return;
      for (const stated of [...scan.stated, ...scan.aside]) add(stated, PAGE, null);
    }
    const found = facts.some((fact) => fact.context !== "own-site" && !fact.context?.startsWith("site-"));
    await judge(scan.kind === "article" ? [] : facts, false);
    if (textMode) await readText(roots);
    if (mine !== round) return;
    const stay = found || badges.length > 0;
    unwatch = stay ? cci.watchGrowth([document.documentElement, ...roots.slice(1)], (added) => grown(added, scan)) : cci.lookLater(lookAtPage);
  }

  /** Shadow trees are looked for only where the document itself does not say what it is about. */
  async function scanned() {
    const scan = await scanOf([document]);
    const clear = scan.kind === "article" || scan.cards.length || scan.stated.some((stated) => stated.rung !== "title");
    const roots = clear ? [document] : cci.rootsOf(document);
    return { roots, scan: roots.length > 1 ? await scanOf(roots) : scan };
  }

  /** @param {readonly ParentNode[]} roots */
  async function scanOf(roots) {
    const linked = await cci.linkedData(roots);
    return cci.inSlices(cci.scanPage(roots, linked));
  }

  /** @param {CciScan} scan */
  function begin(scan) {
    read = scan;
    anchors = new Map();
    known = new Set();
    facts = [];
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
      const stated = yield* cci.cardFacts(card, scan.reading);
      const title = stated.find((each) => each.rung === "title")?.element ?? card;
      for (const each of stated) add(each, group, each.element ?? title);
      yield;
    }
    return facts.slice(before);
  }

  /** @param {readonly ParentNode[]} roots */
  async function readText(roots) {
    if (!cci.runningText) await cci.load("text");
    const stated = cci.runningText ? await cci.inSlices(cci.runningText(roots)) : [];
    const before = facts.length;
    for (const each of stated) add(each, `text-${++next}`, each.element);
    await judge(facts.slice(before), true);
  }

  /** @param {CciStated} stated @param {string} group @param {Element | null} element */
  function add({ rung, text, context }, group, element) {
    const id = `f${++next}`;
    facts.push({ id, rung, text, group, ...(context ? { context } : {}) });
    anchors.set(id, { element, group });
  }

  /** @param {readonly CciFact[]} asked @param {boolean} more */
  async function judge(asked, more) {
    const reply = await cci.judged(asked, more);
    if (!reply) return;
    cci.language = reply.settings.language;
    cci.apiBase = reply.settings.apiBase;
    textMode = reply.settings.textMode;
    const fresh = reply.paused ? [] : reply.badges;
    if (fresh.length) await cci.painted();
    badges = more ? [...badges, ...fresh.filter((/** @type {CciBadge} */ badge) => !badges.some((old) => old.id === badge.id))] : fresh;
    if (read) cci.placeBadges?.(badges, anchors, read);
  }

  /** Whether something that a fact or a badge stands at has left the page. */
  function hasLost() {
    return cci.hasLostPlace?.() || [{ element: read?.heading }, ...anchors.values()].some(({ element }) => element && !element.isConnected);
  }

  /** @param {Element[] | null} added @param {CciScan} scan @returns {Promise<boolean>} */
  async function grown(added, scan) {
    cci.refreshBadges?.();
    const lost = hasLost();
    if (!added || scan.kind === "product" || lost) {
      if (added && !lost && !added.some((element) => concerns(element))) return false;
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
    const telling = `h1,script[type*="ld+json" i],[itemtype*="schema.org/Product" i],table,dl,${cci.brandPlaces}`;
    return element.matches(telling) || element.querySelector(telling) !== null || element.shadowRoot !== null;
  }

  // Gone back to: the page is as it was left, while the toolbar has forgotten it and settings may be others.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) void lookAtPage();
  });

  Object.assign(cci, { lookAtPage });
})();
