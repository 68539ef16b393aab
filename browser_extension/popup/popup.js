/** The popup: this site, this page, search, and how fresh the index is. */

import { readSettings, changeSettings } from "../background/settings.js";
import { companyRow } from "../pages/company_row.js";
import { freshnessText } from "../pages/freshness.js";
import { ask, byId } from "../pages/parts.js";
import { fillPage, loadWords } from "../pages/words.js";
import { ACCESS_WORDS, accessTo, allowOrigin, currentTab, lookOnce } from "./access.js";

const SEARCH_PAUSE_MS = 120;
const PAGE_PAUSE_MS = 700;

const { say, language } = await loadWords();
fillPage(say);
const tab = await currentTab();

await Promise.all([showPage(), showIndex()]);
byId("pause", HTMLButtonElement).addEventListener("click", togglePause);
byId("silence", HTMLButtonElement).addEventListener("click", toggleSite);
byId("look-once", HTMLButtonElement).addEventListener("click", () => lookOnce(tab).then(showSoon));
byId("allow-site", HTMLButtonElement).addEventListener("click", () => allowOrigin(tab).then(showSoon));
byId("options", HTMLButtonElement).addEventListener("click", () => chrome.runtime.openOptionsPage());
byId("update", HTMLButtonElement).addEventListener("click", () => ask({ type: "cci:update" }).then(showIndex));
byId("search", HTMLInputElement).addEventListener("input", searchSoon);
chrome.runtime.onMessage.addListener((message) => {
  if (message?.type === "cci:changed") void Promise.all([showSoon(), showIndex()]);
});

async function showPage() {
  const [state, settings, access] = await Promise.all([
    ask({ type: "cci:tab-state", tabId: tab?.id ?? -1 }),
    readSettings(),
    accessTo(tab),
  ]);
  const { site, companies, silenced, host } = /** @type {import("../messages.js").TabState} */ (state);
  const others = companies.filter((company) => company.rung !== "domain");
  const rows = others.map((company) => companyRow(company, settings.apiBase, say, remarksOn(company)));
  byId("site", HTMLElement).replaceChildren(...(site ? [companyRow(site, settings.apiBase, say)] : []));
  byId("companies", HTMLElement).replaceChildren(...rows);
  const read = host !== "";
  hide("no-site", !(read && !site));
  hide("none", !(read && !others.length));
  byId("access", HTMLElement).textContent = say(access === "no" && read ? "popup_can_read_site" : ACCESS_WORDS[access]);
  hide("look-once", access !== "no" || read);
  hide("allow-site", access !== "no");
  hide("silence", !host);
  byId("silence", HTMLButtonElement).textContent = say(silenced ? "popup_unsilence" : "popup_silence");
  const pause = byId("pause", HTMLButtonElement);
  pause.setAttribute("aria-pressed", String(settings.paused));
  pause.textContent = say(settings.paused ? "popup_resume" : "popup_pause");
  hide("paused", !settings.paused);
}

async function showIndex() {
  /** @type {import("../messages.js").IndexState} */
  const state = await ask({ type: "cci:index-state" });
  byId("freshness", HTMLElement).textContent = freshnessText(state, say, language);
  const problem = byId("problem", HTMLElement);
  problem.hidden = !state.problem;
  problem.textContent = state.problem ? say(state.problem) : "";
}

/** @param {import("../messages.js").SeenCompany} company */
function remarksOn({ rung, text, hidden }) {
  return [say(`popup_rung_${rung}`, { text }), ...(hidden ? [say("popup_hidden")] : [])];
}

async function togglePause() {
  await changeSettings({ paused: !(await readSettings()).paused });
  await showPage();
}

async function toggleSite() {
  const { host, silenced } = await ask({ type: "cci:tab-state", tabId: tab?.id ?? -1 });
  if (!silenced) await ask({ type: "cci:silence-site", host });
  else {
    const { silencedSites } = await readSettings();
    await changeSettings({ silencedSites: silencedSites.filter((site) => host !== site && !host.endsWith(`.${site}`)) });
  }
  await showPage();
}

/** The page's scripts need a moment to read it. */
async function showSoon() {
  await new Promise((resolve) => setTimeout(resolve, PAGE_PAUSE_MS));
  await showPage();
}

let searchTimer = 0;
function searchSoon() {
  clearTimeout(searchTimer);
  searchTimer = setTimeout(searchNow, SEARCH_PAUSE_MS);
}

async function searchNow() {
  const text = byId("search", HTMLInputElement).value.trim();
  const { apiBase } = await readSettings();
  /** @type {import("../messages.js").SearchReply} */
  const { results } = text ? await ask({ type: "cci:search", text }) : { results: [] };
  byId("results", HTMLElement).replaceChildren(...results.map((company) => companyRow(company, apiBase, say)));
  const found = results.length ? say("popup_found", { count: results.length }) : text ? say("popup_search_none") : "";
  const status = byId("found", HTMLElement);
  status.textContent = found;
  status.className = text && !results.length ? "soft" : "quietly";
}

/** @param {string} id @param {boolean} hidden */
function hide(id, hidden) {
  byId(id, HTMLElement).hidden = hidden;
}
