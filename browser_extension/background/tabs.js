/** What was found in each tab, for the toolbar and the popup; kept in memory only, gone when the tab moves on. */

import { currentIndex } from "./current.js";
import { tell } from "./pages.js";
import { isSilenced, isWanted, readSettings } from "./settings.js";

/** @typedef {import("../messages.js").TabState} TabState */
/** @typedef {import("../messages.js").SeenCompany} SeenCompany */
/** @typedef {import("../messages.js").Settings} Settings */
/** @typedef {import("../messages.js").SiteCompany} SiteCompany */
/** @typedef {import("../messages.js").Verdict} Verdict */
/** @typedef {Omit<SeenCompany, "hidden">} Seen */
/** @typedef {{ address: string, site: SiteCompany | null, frames: Record<string, Seen[]> }} Kept */

const RUNGS = ["domain", "structured", "site", "specification", "title", "text"];

/** One change of a tab's record at a time: frames report at once. @type {Promise<unknown>} */
let turn = Promise.resolve();

/**
 * A tab shows another address: what was found before is of no more use. The site's own company is looked up here, so that a page
 * with nothing to find need not report itself.
 * @param {number} tabId
 * @param {string | undefined} url undefined where the extension may not see it
 */
export function arrived(tabId, url) {
  return inTurn(async () => {
    const address = addressOf(url);
    const before = await recordOf(tabId);
    if (!address) return chrome.storage.session.remove(keyOf(tabId));
    const kept = before?.address === address ? before : await newRecord(address);
    await keep(tabId, kept);
    const settings = await readSettings();
    if (isOwnSite(kept, settings)) void tell(tabId, { ownSite: true });
  });
}

/**
 * @param {chrome.runtime.MessageSender} sender
 * @param {import("../messages.js").JudgeRequest} request
 * @param {readonly Verdict[]} verdicts
 */
export function remember(sender, { page, more }, verdicts) {
  const tabId = sender.tab?.id;
  const frame = sender.frameId ?? 0;
  if (tabId === undefined) return Promise.resolve();
  return inTurn(async () => {
    const before = await recordOf(tabId);
    const address = addressOf(frame === 0 ? page.url : sender.tab?.url) || before?.address;
    if (!address) return;
    const kept = before?.address === address ? before : await newRecord(address);
    kept.frames[frame] = distinct([...(more ? (kept.frames[frame] ?? []) : []), ...verdicts.map(seen)]);
    await keep(tabId, kept);
  });
}

/** @param {number} tabId */
export function forget(tabId) {
  return inTurn(() => chrome.storage.session.remove(keyOf(tabId)));
}

/** @param {number} tabId @returns {Promise<TabState>} */
export async function tabState(tabId) {
  const [kept, settings] = await Promise.all([recordOf(tabId), readSettings()]);
  if (!kept) return { site: null, companies: [], silenced: false, host: "" };
  const host = hostOf(kept);
  const companies = companiesOf(kept).map((company) => ({ ...company, hidden: !isWanted(settings, company) }));
  return { site: kept.site, companies, silenced: isSilenced(settings, host), host };
}

/**
 * @param {import("../messages.js").BadgeIndex} index
 * @param {import("../messages.js").PageAddress} page
 * @returns {SiteCompany | null}
 */
export function siteCompany(index, { host, path }) {
  const entry = index.lookupDomain(host, path);
  if (!entry) return null;
  const { slug, tier, name, score, via } = entry;
  return { slug, tier, name, score, rung: "domain", text: host, via };
}

/** Settings or index changed: every page looks again, every count is made anew. */
export async function announceChange() {
  chrome.runtime.sendMessage({ type: "cci:changed" }).catch(() => {});
  const settings = await readSettings();
  for (const { id } of await chrome.tabs.query({ discarded: false })) {
    if (id !== undefined) void tell(id, { textMode: settings.textMode, ownSite: await inTurn(() => renewed(id, settings)) });
  }
}

/** @param {number} tabId @param {Settings} settings @returns {Promise<boolean>} whether its site is one of a company with a badge */
async function renewed(tabId, settings) {
  const kept = await recordOf(tabId);
  if (!kept) return false;
  const { site } = await newRecord(kept.address);
  await keep(tabId, { ...kept, site });
  return isOwnSite({ ...kept, site }, settings);
}

/** @param {number} tabId @param {Kept} kept */
async function keep(tabId, kept) {
  await chrome.storage.session.set({ [keyOf(tabId)]: kept });
  const settings = await readSettings();
  const count = isQuiet(kept, settings) ? 0 : companiesOf(kept).filter((company) => isWanted(settings, company)).length;
  try {
    await chrome.action.setBadgeText({ tabId, text: count ? String(count) : "" });
  } catch {
    // The tab was closed meanwhile.
  }
}

/** @param {Kept} kept @param {Settings} settings */
function isOwnSite(kept, settings) {
  return kept.site !== null && isWanted(settings, kept.site) && !isQuiet(kept, settings);
}

/** @param {Kept} kept @param {Settings} settings */
function isQuiet(kept, settings) {
  return settings.paused || isSilenced(settings, hostOf(kept));
}

/** @param {Kept} kept @returns {Seen[]} each company once, by its strongest rung */
function companiesOf({ site, frames }) {
  return distinct([...(site ? [{ ...site, via: site.via ?? "" }] : []), ...Object.values(frames).flat()]);
}

/** @param {Seen[]} companies */
function distinct(companies) {
  const sorted = [...companies].sort((one, other) => RUNGS.indexOf(one.rung) - RUNGS.indexOf(other.rung));
  return [...new Map(sorted.reverse().map((company) => [company.slug, company])).values()].reverse();
}

/** @param {Verdict} verdict @returns {Seen} */
function seen({ slug, tier, name, score, rung, text, via = "" }) {
  return { slug, tier, name, score, rung, text, via };
}

/** @param {string} address @returns {Promise<Kept>} */
async function newRecord(address) {
  const { lookup } = await currentIndex();
  const { hostname: host, pathname: path } = new URL(address);
  return { address, site: siteCompany(lookup, { url: address, host, path }), frames: {} };
}

/** @param {string | undefined} url @returns {string} the page that it leads to, without a place on it; "" for what is not of the web */
function addressOf(url) {
  return /^https?:/.test(url ?? "") ? (url ?? "").replace(/#.*$/, "") : "";
}

/** @param {Kept} kept */
function hostOf({ address }) {
  return new URL(address).hostname;
}

/** @param {number} tabId @returns {Promise<Kept | null>} */
async function recordOf(tabId) {
  const key = keyOf(tabId);
  return /** @type {Kept | undefined} */ ((await chrome.storage.session.get(key))[key]) ?? null;
}

/** @param {number} tabId */
function keyOf(tabId) {
  return `tab-${tabId}`;
}

/** @template T @param {() => Promise<T>} work @returns {Promise<T>} */
function inTurn(work) {
  const mine = turn.then(work);
  turn = mine.catch(() => {});
  return mine;
}
