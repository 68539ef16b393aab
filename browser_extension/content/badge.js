//# allFunctionsCalledOnLoad
/// <reference path="./namespace.d.ts" />
"use strict";

// One badge: the letter of the tier in its shape and colour; with the tier's name where there is room.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));
  const SVG = "http://www.w3.org/2000/svg";

  /**
   * @param {string} tier
   * @returns {SVGSVGElement}
   */
  function tierMark(tier) {
    const look = cci.looks[tier] ?? cci.looks.unrated;
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", look?.path ?? "");
    const letter = document.createElementNS(SVG, "text");
    letter.setAttribute("x", "12");
    letter.setAttribute("y", String(look?.y ?? 12));
    letter.textContent = look?.letter ?? "?";
    svg.append(path, letter);
    const [fill = "", ink = "", darkFill = "", darkInk = ""] = look?.paint ?? [];
    svg.style.cssText = `--fill:${fill};--ink:${ink};--dark-fill:${darkFill};--dark-ink:${darkInk}`;
    return svg;
  }

  /**
   * @param {CciBadge} badge
   * @param {boolean} large
   */
  function badgeButton(badge, large) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = large ? "badge large" : "badge";
    Object.assign(button.dataset, { company: badge.slug, tier: badge.tier, rung: badge.rung });
    const tierName = cci.looks[badge.tier]?.name ?? badge.tier;
    const label = cci.say("badge", { company: badge.name, tier: tierName });
    button.setAttribute("aria-label", label);
    button.setAttribute("aria-haspopup", "dialog");
    button.title = label;
    button.append(tierMark(badge.tier));
    if (large) {
      const name = document.createElement("span");
      name.textContent = tierName;
      button.append(name);
    }
    return button;
  }

  /** @param {CciBadge} badge @param {HTMLElement} button */
  async function askWhy(badge, button) {
    if (!cci.openCard) await cci.load("card");
    cci.openCard?.(badge, button);
  }

  /** @param {string} key @param {Record<string, string | number>} [places] */
  function say(key, places = {}) {
    const words = cci.texts[cci.language] ?? cci.texts.en;
    const text = words?.[key] ?? cci.texts.en?.[key] ?? key;
    return text.replace(/\{(\w+)\}/g, (all, name) => String(places[name] ?? all));
  }

  Object.assign(cci, { tierMark, badgeButton, askWhy, say });
})();
