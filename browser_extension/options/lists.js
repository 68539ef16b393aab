/** The lists of the options page: tiers, sites, companies, and what may be read. */

import { LOOKS } from "../appearance.js";
import { ask, byId, element, tierMark } from "../pages/parts.js";
import { allowedOrigins } from "../background/pages.js";

/** @typedef {import("../messages.js").Settings} Settings */
/** @typedef {import("../pages/words.js").Say} Say */
/** @typedef {(changes: Partial<Settings>) => Promise<void>} Save */

/** @param {Settings} settings @param {Save} save */
export function showTiers({ tiers }, save) {
  const list = byId("tiers", HTMLElement);
  if (!list.childElementCount) list.append(...LOOKS.filter((look) => look.name).map((look) => tierRow(look, list, save)));
  for (const input of list.querySelectorAll("input")) input.checked = tiers.includes(input.value);
}

/** @param {Settings} settings @param {Say} say @param {Save} save */
export function showSites({ silencedSites }, say, save) {
  const rows = silencedSites.map((site) =>
    chip(site, say, () => save({ silencedSites: silencedSites.filter((other) => other !== site) })),
  );
  fill("sites", rows, say);
}

/** @param {Settings} settings @param {Say} say @param {Save} save */
export async function showCompanies({ hiddenCompanies }, say, save) {
  /** @type {Record<string, string>} */
  const names = await ask({ type: "cci:names", slugs: Object.keys(hiddenCompanies) });
  const sorted = Object.entries(names).sort(([, one], [, other]) => one.localeCompare(other));
  const rows = sorted.map(([slug, name]) =>
    chip(name, say, () => {
      const { [slug]: _, ...others } = hiddenCompanies;
      return save({ hiddenCompanies: others });
    }),
  );
  fill("companies", rows, say);
}

/** @param {Say} say */
export async function showAccess(say) {
  const origins = await allowedOrigins();
  const everywhere = origins.some((origin) => origin.includes("://*/"));
  const state = everywhere ? "common_everywhere" : origins.length ? "common_shops" : "common_nowhere";
  byId("access", HTMLElement).textContent = say(state, { count: origins.length });
}

/** @param {import("../appearance.js").Look} look @param {HTMLElement} list @param {Save} save */
function tierRow({ slug, name }, list, save) {
  const input = element("input", { type: "checkbox", value: slug });
  input.addEventListener("change", () => save({ tiers: chosenIn(list) }));
  return element("li", {}, element("label", {}, input, tierMark(slug), name));
}

/** @param {HTMLElement} list @returns {string[]} */
function chosenIn(list) {
  return Array.from(list.querySelectorAll("input"), (input) => (input.checked ? input.value : "")).filter(Boolean);
}

/** @param {string} name @param {Say} say @param {() => Promise<void>} remove */
function chip(name, say, remove) {
  const button = element("button", { type: "button", "aria-label": say("options_remove", { name }) }, name);
  button.addEventListener("click", remove);
  return element("li", {}, button);
}

/** @param {string} id @param {HTMLElement[]} rows @param {Say} say */
function fill(id, rows, say) {
  const none = element("li", { class: "soft" }, say("options_empty"));
  byId(id, HTMLElement).replaceChildren(...(rows.length ? rows : [none]));
}
