/// <reference path="./namespace.d.ts" />
"use strict";

// What every page gets: a first look for signs of something for sale. It asks nobody and tells nobody; what reads pages comes only where it is of use.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));
  if (cci.look || !isMine()) return;

  /** @type {Promise<void> | null} */
  let coming = null;
  let stop = () => {};

  /** Look at the page, or look again: it grew, its address changed, or the worker told of a change. */
  function look() {
    stop();
    if (cci.lookAtPage) void cci.lookAtPage();
    else if (document.hidden) void cci.whenSeen().then(look);
    else if (isWanted()) coming ??= bringReader();
    else stop = cci.lookLater(look);
  }

  /** The worker says whether a person wants running text read, and whether this is the site of a company with a badge. */
  function isWanted() {
    const signs = cci.signs();
    return signs === "sale" || cci.textMode || (signs === "none" && cci.ownSite && top === self);
  }

  async function bringReader() {
    try {
      await chrome.runtime.sendMessage({ type: "cci:reader" });
    } catch {
      // The extension was updated or removed meanwhile.
    }
    coming = null;
    await cci.lookAtPage?.();
  }

  /** A page, or a frame of the same origin that is large enough to shop in. */
  function isMine() {
    if (!document.contentType.includes("html")) return false;
    if (top === self) return true;
    try {
      return Boolean(top?.location.href) && innerWidth > 200 && innerHeight > 100;
    } catch {
      return false;
    }
  }

  cci.look = look;
  cci.watchAddress(look);
  look();
})();
