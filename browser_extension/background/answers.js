/** What the worker answers to each kind of message; messages.js says what they mean. */

import { decide } from "../ladder/decide.js";
import { linkedData } from "../ladder/linked_data.js";
import { siteRule } from "../ladder/shop.js";
import { suffixList } from "../suffixes/suffix_list.js";
import { currentIndex } from "./current.js";
import { bringCard, bringDisplay, bringReader, bringText } from "./pages.js";
import { search } from "./search.js";
import { details, pinKey } from "./service.js";
import { changeSettings, isSilenced, isWanted, languageOf, readSettings } from "./settings.js";
import { arrived, remember, siteCompany, tabState } from "./tabs.js";
import { changeIndex, freshness, verify } from "./update.js";

/** @typedef {chrome.runtime.MessageSender} Sender */

/** What pages' content scripts may ask. @type {Record<string, (message: any, sender: Sender) => Promise<unknown>>} */
const FOR_PAGES = {
  "cci:judge": judged,
  "cci:details": ({ slug }) => details(String(slug)),
  "cci:reader": ({ hosts, linked }, sender) => bringReader(sender).then(() => ({ rule: siteRule(hosts), linked: linkedData(linked) })),
  "cci:linked": async ({ sources }) => linkedData(sources),
  "cci:text": (_, sender) => done(bringText(sender)),
  "cci:card": (_, sender) => done(bringCard(sender)),
  "cci:hide": async ({ slug, tier }) => {
    const { hiddenCompanies } = await readSettings();
    return done(changeSettings({ hiddenCompanies: { ...hiddenCompanies, [slug]: tier } }));
  },
  "cci:silence-site": async ({ host }) => {
    const [{ silencedSites }, suffixes] = await Promise.all([readSettings(), suffixList()]);
    return done(changeSettings({ silencedSites: [...new Set([...silencedSites, suffixes.registrable(host) || host])] }));
  },
};

/** What only the extension's own pages may ask. @type {Record<string, (message: any) => Promise<unknown>>} */
const FOR_OWN = {
  "cci:tab-state": ({ tabId }) => tabState(tabId),
  "cci:looked-once": ({ tabId, url }) => done(arrived(tabId, url)),
  "cci:search": async ({ text }) => ({ results: search((await currentIndex()).lookup, String(text)) }),
  "cci:names": async ({ slugs }) => namesOf((await currentIndex()).lookup, slugs),
  "cci:index-state": indexState,
  "cci:update": async () => {
    await changeIndex();
    return indexState();
  },
  "cci:verify": verify,
  "cci:trust": ({ apiBase, key }) => done(pinKey(apiBase, key).then(changeIndex)),
};

/**
 * @param {{ type?: string }} message
 * @param {Sender} sender
 * @returns {Promise<unknown> | null} null where the message is for somebody else
 */
export function answer(message, sender) {
  const kind = message?.type ?? "";
  const own = sender.url?.startsWith(chrome.runtime.getURL("")) ?? false;
  const work = Object.hasOwn(FOR_PAGES, kind) ? FOR_PAGES[kind] : own && Object.hasOwn(FOR_OWN, kind) ? FOR_OWN[kind] : undefined;
  return work ? work(message, sender) : null;
}

/**
 * From what a page says to the badges that a person wants to see.
 * @param {import("../messages.js").JudgeRequest} request
 * @param {Sender} sender
 * @returns {Promise<import("../messages.js").JudgeReply>}
 */
async function judged(request, sender) {
  const { page, facts, dressed } = request;
  const [{ lookup, stored }, settings] = await Promise.all([currentIndex(), readSettings()]);
  const verdicts = decide(page, facts, lookup, settings);
  const site = siteCompany(lookup, page);
  const paused = settings.paused || isSilenced(settings, page.host);
  const badges = paused ? [] : verdicts.filter((verdict) => isWanted(settings, verdict));
  // The page need not wait for the toolbar.
  void remember(sender, request, verdicts);
  if (badges.length && !dressed) await bringDisplay(sender);
  const { tiers, textMode, apiBase } = settings;
  return {
    badges,
    site: !paused && site && isWanted(settings, site) ? site : null,
    paused,
    version: String(stored.version),
    day: stored.day,
    settings: { tiers, textMode, apiBase, language: languageOf(settings) },
  };
}

/** @param {import("../index/lookup.js").Lookup} lookup @param {string[]} slugs @returns {Record<string, string>} names as shown; a slug that the index does not know is left as it is */
function namesOf(lookup, slugs) {
  return Object.fromEntries(slugs.map((slug) => [slug, lookup.nameOf(slug) || slug]));
}

/** @param {Promise<unknown>} work */
async function done(work) {
  await work;
  return { ok: true };
}

/** @returns {Promise<import("../messages.js").IndexState>} */
async function indexState() {
  const [{ lookup, stored }, { checkedAt, problem }] = await Promise.all([currentIndex(), freshness()]);
  const { version, day, source } = stored;
  return { version: String(version), day, source, companies: lookup.companies, names: lookup.names, checkedAt, problem };
}
