/** What was found in each tab, for the toolbar and the popup; kept in memory only, gone when the tab moves on. */

import { isWanted } from "./judge.js";
import { isSilenced, readSettings } from "./settings.js";

/** @typedef {import("../messages.js").TabState} TabState */
/** @typedef {import("../messages.js").SeenCompany} SeenCompany */
/** @typedef {import("../messages.js").SiteCompany} SiteCompany */
/** @typedef {import("../messages.js").Verdict} Verdict */
/** @typedef {Omit<SeenCompany, "hidden">} Seen */
/** @typedef {{ host: string, site: SiteCompany | null, frames: Record<string, Seen[]> }} Kept */

const RUNGS = ["domain", "structured", "site", "specification", "title", "text"];

/** One change of a tab's record at a time: frames report at once. @type {Promise<unknown>} */
let turn = Promise.resolve();

/**
 * @param {chrome.runtime.MessageSender} sender
 * @param {string} host
 * @param {import("./judge.js").Judgement} judgement
 * @param {boolean} more whether it adds to what the frame reported before
 */
export function remember(sender, host, { verdicts, site }, more) {
  const tabId = sender.tab?.id;
  const frame = sender.frameId ?? 0;
  if (tabId === undefined) return Promise.resolve();
  return inTurn(async () => {
    const kept = frame === 0 && !more ? emptyRecord(host, site) : ((await recordOf(tabId)) ?? emptyRecord("", null));
    const before = more ? (kept.frames[frame] ?? []) : [];
    kept.frames[frame] = distinct([...before, ...verdicts.map(seen)]);
    await chrome.storage.session.set({ [keyOf(tabId)]: kept });
    await showCount(tabId, kept);
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
  const companies = companiesOf(kept).map((company) => ({ ...company, hidden: !isWanted(settings, company) }));
  return { site: kept.site, companies, silenced: isSilenced(settings, kept.host), host: kept.host };
}

/** Once the settings changed, all counts are made anew. */
export async function showCounts() {
  for (const tab of await chrome.tabs.query({})) {
    const kept = tab.id === undefined ? null : await recordOf(tab.id);
    if (kept && tab.id !== undefined) await showCount(tab.id, kept);
  }
}

/** @param {number} tabId @param {Kept} kept */
async function showCount(tabId, kept) {
  const settings = await readSettings();
  const quiet = settings.paused || isSilenced(settings, kept.host);
  const count = quiet ? 0 : companiesOf(kept).filter((company) => isWanted(settings, company)).length;
  try {
    await chrome.action.setBadgeText({ tabId, text: count ? String(count) : "" });
  } catch {
    // The tab was closed meanwhile.
  }
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

/** @param {string} host @param {SiteCompany | null} site @returns {Kept} */
function emptyRecord(host, site) {
  return { host, site, frames: {} };
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

/** @param {() => Promise<void>} work @returns {Promise<void>} */
function inTurn(work) {
  const mine = turn.then(work);
  turn = mine.catch(() => {});
  return mine;
}
