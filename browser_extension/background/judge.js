/** From what a page says to the badges that a person wants to see. */

import { decide } from "../ladder/decide.js";
import { currentIndex } from "./current.js";
import { isSilenced, languageOf, readSettings } from "./settings.js";

/** @typedef {import("../messages.js").JudgeRequest} JudgeRequest */
/** @typedef {import("../messages.js").JudgeReply} JudgeReply */
/** @typedef {import("../messages.js").Settings} Settings */
/** @typedef {import("../messages.js").SiteCompany} SiteCompany */
/** @typedef {import("../messages.js").Verdict} Verdict */
/** @typedef {{ reply: JudgeReply, verdicts: Verdict[] }} Judgement */

/**
 * @param {JudgeRequest} request
 * @returns {Promise<Judgement>} the reply, and what was found before the person's settings were heeded
 */
export async function judge({ page, facts }) {
  const [{ lookup, stored }, settings] = await Promise.all([currentIndex(), readSettings()]);
  const verdicts = decide(page, facts, lookup, settings);
  const site = siteCompany(lookup, page);
  const paused = settings.paused || isSilenced(settings, page.host);
  const { tiers, textMode, apiBase } = settings;
  const reply = {
    badges: paused ? [] : verdicts.filter((verdict) => isWanted(settings, verdict)),
    site: !paused && site && isWanted(settings, site) ? site : null,
    paused,
    version: String(stored.version),
    day: stored.day,
    settings: { tiers, textMode, apiBase, language: languageOf(settings) },
  };
  return { reply, verdicts };
}

/** @param {Settings} settings @param {{ slug: string, tier: string }} verdict */
export function isWanted(settings, { slug, tier }) {
  return settings.tiers.includes(tier) && settings.hiddenCompanies[slug] !== tier;
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
