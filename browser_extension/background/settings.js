/** What a person has chosen, with what holds where nothing was chosen. */

/** @typedef {import("../messages.js").Settings} Settings */

/** @type {Settings} */
export const DEFAULTS = {
  apiBase: "http://127.0.0.1:8710",
  key: "",
  tiers: ["champion", "defender", "resister", "objector", "bystander", "appeaser", "enabler", "toadie", "quisling"],
  textMode: false,
  paused: false,
  silencedSites: [],
  hiddenCompanies: {},
  language: "auto",
  updateHours: 24,
};
const LANGUAGES = /** @type {const} */ (["en", "de", "es"]);

/** @returns {Promise<Settings>} */
export async function readSettings() {
  const { settings } = await chrome.storage.local.get("settings");
  return completed(settings);
}

/**
 * @param {unknown} stored
 * @returns {Settings} the stored settings where they have the right form, else the defaults
 */
export function completed(stored) {
  const chosen = /** @type {Record<string, any>} */ (stored && typeof stored === "object" ? stored : {});
  const usable = Object.entries(DEFAULTS).map(([key, fallback]) => [key, sameForm(chosen[key], fallback) ? chosen[key] : fallback]);
  const settings = /** @type {Settings} */ (Object.fromEntries(usable));
  return { ...settings, apiBase: settings.apiBase.trim().replace(/\/+$/, ""), updateHours: Math.max(1, settings.updateHours) };
}

/** @param {Partial<Settings>} changes */
export async function changeSettings(changes) {
  await chrome.storage.local.set({ settings: { ...(await readSettings()), ...changes } });
}

/**
 * @param {Settings} settings
 * @returns {"en"|"de"|"es"}
 */
export function languageOf(settings) {
  const wanted = settings.language === "auto" ? chrome.i18n.getUILanguage() : settings.language;
  return LANGUAGES.find((language) => wanted.toLowerCase().startsWith(language)) ?? "en";
}

/**
 * @param {Settings} settings
 * @param {string} host
 */
export function isSilenced(settings, host) {
  return settings.silencedSites.some((site) => host === site || host.endsWith(`.${site}`));
}

/** @param {Settings} settings @param {{ slug: string, tier: string }} verdict */
export function isWanted(settings, { slug, tier }) {
  return settings.tiers.includes(tier) && settings.hiddenCompanies[slug] !== tier;
}

/** @param {unknown} value @param {unknown} fallback */
function sameForm(value, fallback) {
  if (Array.isArray(fallback)) return Array.isArray(value) && value.every((each) => typeof each === "string");
  return typeof value === typeof fallback && value !== null && !Array.isArray(value);
}
