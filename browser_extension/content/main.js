/// <reference path="./namespace.d.ts" />
"use strict";

// What every page gets: a first look for signs of something for sale. What reads pages comes only where there are some.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));
  if (cci.started) return;
  cci.started = true;

  let round = 0;
  let stop = () => {};

  function look() {
    void (cci.lookAtPage ?? lookFirst)();
  }

  async function lookFirst() {
    const mine = ++round;
    stop();
    await cci.whenSeen();
    if (mine !== round) return;
    const signs = cci.signs();
    if (signs !== "sale" && !(await isWanted(signs))) return void (stop = cci.lookLater(look));
    await cci.load("reader");
    if (mine === round) await cci.lookAtPage?.();
  }

  /** Whether this is the site of a company with a badge, or a person wants running text read. @param {CciSigns} signs */
  async function isWanted(signs) {
    const site = /** @type {const} */ ({ id: "site", rung: "structured", text: location.hostname, context: "own-site" });
    const reply = await cci.judged(signs === "article" ? [] : [site], false);
    return reply && !reply.paused && (reply.badges.length > 0 || reply.settings.textMode);
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

  if (!isMine()) return;
  chrome.runtime.onMessage.addListener((/** @type {{ type?: string }} */ message) => {
    if (message?.type === "cci:changed") look();
  });
  cci.watchAddress(look);
  look();
})();
