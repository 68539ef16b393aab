//# allFunctionsCalledOnLoad
/// <reference path="./namespace.d.ts" />
"use strict";

// What every page gets: a first look for signs of something for sale. It asks nobody and tells nobody; what reads pages comes only where it is of use.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));
  const around = location.ancestorOrigins ?? originsAround();
  if (cci.look || !isMine()) return;

  /** @type {Promise<void> | null} */
  let coming = null;
  let stop = () => {};

  /** Look at the page, or look again: it grew, its address changed, or the worker told of a change. */
  function look() {
    stop();
    if (cci.lookAtPage) void cci.lookAtPage();
    else if (document.hidden) void cci.whenSeen().then(look);
    else lookForSigns();
  }

  /** The worker says whether a person wants running text read, and whether this is the site of a company with a badge. */
  function lookForSigns() {
    const signs = cci.signs();
    const isWanted = signs === "sale" || cci.textMode || (signs === "none" && cci.ownSite && !around.length);
    if (isWanted && isLarge()) coming ??= bringReader();
    else if (signs !== "article") stop = cci.lookLater(look);
  }

  async function bringReader() {
    const sources = cci.linkedSources([document]);
    try {
      const reply = await chrome.runtime.sendMessage({ type: "cci:reader", hosts: hostsOfPage(), linked: sources });
      cci.siteRule = reply?.rule ?? null;
      cci.linked = { sources, said: reply?.linked ?? null };
    } catch {
      // The extension was updated or removed meanwhile.
    }
    coming = null;
    await cci.lookAtPage?.();
  }

  function hostsOfPage() {
    const link = document.querySelector('link[rel="canonical"][href]') ?? document.querySelector('meta[property="og:url"][content]');
    const given = /^https?:\/\/([^/?#:]+)/i.exec(link?.getAttribute("href") ?? link?.getAttribute("content") ?? "");
    return [location.hostname, ...(given?.[1] ? [given[1].toLowerCase()] : [])];
  }

  /** A page, or a frame of the same origin as all around it. */
  function isMine() {
    for (const each of around) if (each !== origin) return false;
    return document.contentType.includes("html");
  }

  /** For browsers that do not name them. Asking a window for more makes the browser build this world in it, and throws where it is of another origin. */
  function originsAround() {
    const found = [];
    for (let frame = /** @type {Window} */ (self); frame !== top; frame = frame.parent) {
      found.push(frame.frameElement ? origin : "");
      if (!frame.frameElement) break;
    }
    return found;
  }

  /** Of a size to shop in. Asks for layout, where the page is a frame of another. */
  function isLarge() {
    return !around.length || (innerWidth > 200 && innerHeight > 100);
  }

  Object.assign(cci, { look, hostsOfPage });
  cci.watchAddress(look);
  look();
})();
