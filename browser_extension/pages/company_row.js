/** One company as a line of a list: mark, name, tier and score, and what else there is to say. */

import { element, lookOf, scoreText, tierMark } from "./parts.js";

/** @typedef {import("./words.js").Say} Say */

/**
 * @param {{ slug: string, tier: string, name: string, score: number, via?: string }} company
 * @param {string} apiBase the link leads to the company's page there
 * @param {Say} say
 * @param {string[]} remarks
 */
export function companyRow(company, apiBase, say, remarks = []) {
  const { slug, tier, name, score, via } = company;
  const lines = [say("common_score_of", { tier: lookOf(tier).name || tier, score: scoreText(score) }), ...remarks];
  if (via) lines.unshift(say("common_part_of", { brand: via, company: name }));
  const words = element("span", {}, element("span", { class: "name" }, via || name));
  words.append(...lines.map((line) => element("span", { class: "soft" }, line)));
  const link = { href: `${apiBase}/companies/${encodeURIComponent(slug)}`, target: "_blank", rel: "noopener noreferrer" };
  return element("li", { "data-company": slug, "data-tier": tier }, element("a", link, tierMark(tier), words));
}
