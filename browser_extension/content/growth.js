/// <reference path="./namespace.d.ts" />
"use strict";

// Working beside the page: in slices, after its frames, and again where it grows.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  const SLICE_MS = 6;
  const FLOOD = 1000;
  const SETTLE_MS = 150;
  const LONGEST_WAIT_MS = 3000;

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

  /** Resolves after a frame: where everything stands is known then, and asking makes no work. */
  function painted() {
    return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
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
      await cci.whenSeen();
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

  Object.assign(cci, { inSlices, painted, watchGrowth });
})();
