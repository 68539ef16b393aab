//# allFunctionsCalledOnLoad
/// <reference path="./namespace.d.ts" />
"use strict";

// When to look at the page: once it stands still, again where it grows or moves on, never while nobody looks.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  /** From one look to the next. */
  const LATER_LOOKS_MS = [700, 1300, 3000];

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
    if (navigation) return navigation.addEventListener("currententrychange", soon);
    for (const name of ["popstate", "click", "keyup"]) addEventListener(name, soon, { capture: true, passive: true });
  }

  /**
   * A few cheap looks at a page on which nothing was found: has it grown since?
   * @param {() => void} grown
   * @returns {() => void} ends it
   */
  function lookLater(grown) {
    let before = 0;
    let looks = 0;
    let timer = 0;
    function look() {
      const size = document.getElementsByTagName("*").length;
      if (before && !document.hidden && size >= before * 1.2 + 5) return grown();
      before ||= size;
      if (looks < LATER_LOOKS_MS.length) timer = setTimeout(look, LATER_LOOKS_MS[looks++]);
    }
    look();
    return () => clearTimeout(timer);
  }

  Object.assign(cci, { whenSeen, watchAddress, lookLater });
})();
