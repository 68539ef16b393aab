/// <reference path="./namespace.d.ts" />
"use strict";

// When to look at the page: once it stands still, again where it grows or moves on, never while nobody looks.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  const SLICE_MS = 6;
  const FLOOD = 1000;
  const SETTLE_MS = 150;
  const LONGEST_WAIT_MS = 3000;
  const LATER_LOOKS_MS = [700, 2000, 5000];

  /**
   * Run a generator in slices while the browser is idle; a slice that took long makes the next one wait longer.
   * @template T
   * @param {Generator<void, T, void>} work
   * @returns {Promise<T>}
   */
  async function inSlices(work) {
    for (;;) {
      const start = performance.now();
      for (;;) {
        const step = work.next();
        if (step.done) return step.value;
        if (performance.now() - start > SLICE_MS) break;
      }
      await pause(Math.min(100, performance.now() - start));
    }
  }

  /** @param {number} ms */
  function pause(ms) {
    return new Promise((done) => setTimeout(() => ("requestIdleCallback" in globalThis ? requestIdleCallback(() => done(undefined), { timeout: 200 }) : done(undefined)), ms));
  }

  /** Resolves at once, or when the tab is looked at. */
  function whenSeen() {
    if (!document.hidden) return Promise.resolve();
    return new Promise((done) => {
      document.addEventListener("visibilitychange", function seen() {
        if (document.hidden) return;
        document.removeEventListener("visibilitychange", seen);
        done(undefined);
      });
    });
  }

  /**
   * Calls `grown(added)` some moments after nodes were added: with them, or with null where they were too many to name.
   * @param {readonly ParentNode[]} roots
   * @param {(added: Element[] | null) => Promise<boolean>} grown says whether anything came of it
   * @returns {() => void} ends it
   */
  function watchGrowth(roots, grown) {
    let added = /** @type {Set<Element>} */ (new Set());
    let count = 0;
    let wait = SETTLE_MS;
    let timer = 0;
    const observer = new MutationObserver((records) => {
      for (const { addedNodes } of records) {
        count += addedNodes.length;
        if (count > FLOOD) continue;
        for (const node of addedNodes) if (node instanceof Element) added.add(node);
      }
      if (added.size || count > FLOOD) timer ||= setTimeout(look, wait);
    });
    async function look() {
      await whenSeen();
      const batch = count > FLOOD ? null : [...added].filter((element) => element.isConnected);
      added = new Set();
      count = 0;
      const useful = batch === null || batch.length ? await grown(batch) : true;
      wait = useful ? SETTLE_MS : Math.min(LONGEST_WAIT_MS, wait * 2);
      timer = added.size || count ? setTimeout(look, wait) : 0;
    }
    for (const root of roots) observer.observe(root, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }

  /** Where the browser tells of it by itself, and else when a click, a key or history may have done it. @param {() => void} moved */
  function watchAddress(moved) {
    let last = location.href;
    const check = () => {
      if (location.href.split("#")[0] === last.split("#")[0]) return;
      last = location.href;
      moved();
    };
    const soon = () => setTimeout(check, 250);
    const { navigation } = /** @type {{ navigation?: EventTarget }} */ (/** @type {unknown} */ (globalThis));
    navigation?.addEventListener("currententrychange", soon);
    addEventListener("popstate", soon);
    for (const name of navigation ? [] : ["click", "keyup"]) addEventListener(name, soon, { capture: true, passive: true });
  }

  /**
   * A few cheap looks at a page on which nothing was found: has it grown since?
   * @param {() => void} grown
   * @returns {() => void} ends it
   */
  function lookLater(grown) {
    const size = () => document.getElementsByTagName("*").length;
    const before = size();
    const timers = LATER_LOOKS_MS.map((ms) =>
      setTimeout(() => {
        if (document.hidden || size() < before * 1.2 + 5) return;
        timers.forEach(clearTimeout);
        grown();
      }, ms),
    );
    return () => timers.forEach(clearTimeout);
  }

  Object.assign(cci, { inSlices, whenSeen, watchGrowth, watchAddress, lookLater });
})();
