/** The options: each takes effect at once; only the service's address is checked before it is saved. */

import { changeSettings, DEFAULTS, readSettings } from "../background/settings.js";
import { freshnessText } from "../pages/freshness.js";
import { ask, byId } from "../pages/parts.js";
import { fillPage, loadWords } from "../pages/words.js";
import { showAccess, showCompanies, showSites, showTiers } from "./lists.js";
import { prepareOwnership } from "./ownership.js";
import { prepareService } from "./service.js";

/** @typedef {import("../messages.js").Settings} Settings */

const INTERVALS = [1, 6, 12, 24, 168];
const SAVED_MS = 2_000;

const { say, language } = await loadWords();
fillPage(say);
document.title = say("options_title");
byId("updateHours", HTMLSelectElement).append(...INTERVALS.map((hours) => new Option(hoursText(hours), String(hours))));

onChange("textMode", HTMLInputElement, (input) => ({ textMode: input.checked }));
onChange("paused", HTMLInputElement, (input) => ({ paused: input.checked }));
onChange("updateHours", HTMLSelectElement, (input) => ({ updateHours: Number(input.value) }));
onChange("language", HTMLSelectElement, (input) => ({ language: /** @type {Settings["language"]} */ (input.value) }));
byId("language", HTMLSelectElement).addEventListener("change", () => location.reload());
byId("add-site", HTMLFormElement).addEventListener("submit", addSite);
prepareService(say, save);
prepareOwnership(say, save);
chrome.storage.onChanged.addListener(({ settings, freshness }) => {
  if (settings || freshness) void show();
});
await show();

async function show() {
  const settings = await readSettings();
  showTiers(settings, save);
  showSites(settings, say, save);
  await Promise.all([showCompanies(settings, say, save), showAccess(say)]);
  byId("textMode", HTMLInputElement).checked = settings.textMode;
  byId("paused", HTMLInputElement).checked = settings.paused;
  byId("language", HTMLSelectElement).value = settings.language;
  byId("updateHours", HTMLSelectElement).value = String(settings.updateHours);
  showService(settings);
  byId("freshness", HTMLElement).textContent = freshnessText(await ask({ type: "cci:index-state" }), say, language);
}

/** What a person is typing stays. @param {Settings} settings */
function showService({ apiBase, key }) {
  for (const [id, value] of /** @type {const} */ ([["apiBase", apiBase], ["key", key]])) {
    const input = byId(id, HTMLInputElement);
    if (input !== document.activeElement) input.value = value;
  }
}

/** @param {Partial<Settings>} changes */
async function save(changes) {
  await changeSettings(changes);
  const saved = byId("saved", HTMLElement);
  saved.textContent = say("options_saved");
  setTimeout(() => (saved.textContent = ""), SAVED_MS);
}

/** @param {SubmitEvent} event */
async function addSite(event) {
  event.preventDefault();
  const input = byId("new-site", HTMLInputElement);
  const host = hostIn(input.value);
  byId("site-problem", HTMLElement).textContent = host ? "" : say("options_sites_wrong");
  if (!host) return;
  const { silencedSites } = await readSettings();
  await save({ silencedSites: [...new Set([...silencedSites, host])] });
  input.value = "";
}

/** @param {string} text @returns {string} the host in what was typed, "" where there is none */
function hostIn(text) {
  try {
    const { hostname } = new URL(/^[a-z]+:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`);
    return hostname.replace(/^www\./, "");
  } catch {
    return "";
  }
}

/**
 * @template {HTMLInputElement | HTMLSelectElement} Kind
 * @param {keyof typeof DEFAULTS} id
 * @param {new () => Kind} kind
 * @param {(input: Kind) => Partial<Settings>} changes
 */
function onChange(id, kind, changes) {
  const input = byId(id, kind);
  input.addEventListener("change", () => save(changes(input)));
}

/** @param {number} hours */
function hoursText(hours) {
  return hours === 168 ? say("options_weekly") : say("options_hours", { count: hours });
}
