//# allFunctionsCalledOnLoad
/**
 * The ladder: which company, if any, each group of facts is about. Strongest rung first, silent where it is not sure.
 * Pure: no page, no clock, no storage.
 *
 * Facts of one group speak of one product ("page" where none is given). `context` says what a text is:
 * nothing or "brand" · "manufacturer", which counts only where no brand is named · "seller", which never gets a
 * badge but unmasks a shop that put itself where the brand should stand · "own-site", which asks for the company whose
 * address this is · "site-host", the host that a page gives as its own · "site-name", what the site calls itself · "site-brand",
 * a brand by which the products of this page can be narrowed down · "line", a text beside the title that is one only where all of
 * it is a name.
 */

import { cleaned, isPlaceholder, oneOf, plainKey, resolveBrand, saysUnbranded } from "./brand.js";
import { shopNames } from "./shop.js";
import { isMadeFor, isMadeForOthers, isWrittenAsName, resolveLine, resolveTitle } from "./title.js";

/** @typedef {import("../messages.js").PageAddress} PageAddress */
/** @typedef {import("../messages.js").Fact} Fact */
/** @typedef {import("../messages.js").BadgeIndex} BadgeIndex */
/** @typedef {import("../messages.js").NameEntry} NameEntry */
/** @typedef {import("../messages.js").Verdict} Verdict */
/** @typedef {{ textMode?: boolean }} LadderSettings the part of the settings that the ladder heeds */
/** @typedef {{ group: string, verdict: Verdict }} Placed */
/** @typedef {{ fact: Fact, hit: NameEntry, text: string }} Found */
/**
 * What is known of the site: its names where it is a marketplace, all names it goes by, the companies whose
 * address it is, and the brands that it lists.
 * @typedef {{ market: readonly string[], own: readonly string[], owners: ReadonlySet<string>, listed: ReadonlySet<string> }} Site
 */

const PAGE = "page";
const ASIDE = new Set(["seller", "own-site", "site-host", "site-name", "site-brand"]);
const PROVEN = /** @type {const} */ (["structured", "site", "specification"]);

/**
 * One verdict a group at most.
 * @param {PageAddress} page
 * @param {readonly Fact[]} facts
 * @param {BadgeIndex} index
 * @param {LadderSettings} [settings]
 * @returns {Verdict[]}
 */
export function decide(page, facts, index, settings = {}) {
  const hosts = [page.host, ...namesIn(facts, "site-host")];
  const shop = shopNames(hosts);
  const listed = new Set(namesIn(facts, "site-brand").map(plainKey));
  const site = { ...siteOf(hosts, shop, namesIn(facts, "site-name"), index), listed };
  const groups = grouped(facts);
  const found = [...groups].flatMap(([group, members]) => {
    const one = ofGroup(members, index, site);
    return one ? [{ group, verdict: verdictOf(one.fact.id, one.hit, one.fact.rung, one.text) }] : [];
  });
  const own = shop ? null : ownSite(page, facts, index, groups, found, site);
  const decided = found.map((each) => each.verdict).filter((verdict) => verdict.slug !== own?.slug);
  if (own) decided.unshift(own);
  return settings.textMode ? [...decided, ...inText(facts, index, decided)] : decided;
}

/**
 * @param {readonly string[]} hosts
 * @param {readonly string[] | null} shop names of the marketplace that it is
 * @param {readonly string[]} own what the page calls its site
 * @param {BadgeIndex} index
 */
function siteOf(hosts, shop, own, index) {
  const names = [...(shop ?? []), ...own, ...hosts.flatMap(hostNames)];
  const owners = shop ? [] : hosts.flatMap((host) => index.lookupDomain(host, "/")?.slug ?? []);
  return { market: shop ? [...shop, ...own] : [], own: names, owners: new Set(owners) };
}

/**
 * @param {Fact[]} facts of one product
 * @param {BadgeIndex} index
 * @param {Site} site
 * @returns {Found | null}
 */
function ofGroup(facts, index, site) {
  const brands = brandsOf(facts, index, site);
  const titles = facts.filter((fact) => fact.rung === "title" && fact.context !== "line");
  if (brands.length) {
    const found = ofBrands(brands, index);
    return found && titles.some(({ text }) => isMadeFor(text, [found.text, found.hit.exactText])) ? null : found;
  }
  if (facts.some((fact) => fact.rung !== "title" && saysUnbranded(cleaned(fact.text)))) return null;
  for (const fact of titles) {
    const found = resolveTitle(fact.text, index, site);
    if (found.state === "several") return null;
    if (found.state === "one") return { fact, hit: found.hit, text: found.text };
  }
  return titles.some(({ text }) => isMadeForOthers(text)) ? null : inLines(facts, index, site);
}

/**
 * Lines beside the title that are a name and nothing else; two companies' names are none.
 * @param {Fact[]} facts of one product
 * @param {BadgeIndex} index
 * @param {Site} site
 * @returns {Found | null}
 */
function inLines(facts, index, site) {
  const found = facts.flatMap((fact) => {
    const line = fact.context === "line" ? resolveLine(fact.text, index, site) : null;
    return line?.state === "one" ? [{ fact, hit: line.hit, text: line.text }] : [];
  });
  const first = found[0];
  return first && found.every((other) => other.hit.slug === first.hit.slug) ? first : null;
}

/**
 * Brands that the page names, manufacturers only where there is no brand.
 * @param {Fact[]} facts
 * @param {BadgeIndex} index
 * @param {Site} site
 */
function brandsOf(facts, index, site) {
  const named = facts.filter((fact) => fact.rung !== "title" && !ASIDE.has(fact.context ?? "") && !isPlaceholder(cleaned(fact.text)));
  const honest = named.filter((fact) => !isShopItself(fact, facts, site, index));
  const brands = honest.filter((fact) => fact.context !== "manufacturer");
  return brands.length ? brands : honest;
}

/**
 * Whether a shop put its own name, or its seller's, where the brand should stand. Another place or the title may confirm it.
 * @param {Fact} fact
 * @param {Fact[]} facts
 * @param {Site} site
 * @param {BadgeIndex} index
 */
function isShopItself(fact, facts, site, index) {
  if (fact.rung === "site") return false;
  const key = plainKey(cleaned(fact.text));
  const shops = [...site.market, ...namesIn(facts, "seller"), ...(fact.rung === "specification" ? site.own : [])];
  if (!shops.some((name) => plainKey(name) === key)) return false;
  if (index.lookupName(cleaned(fact.text)).some((hit) => site.owners.has(hit.slug))) return false;
  return !facts.some((other) => isOtherProof(other, fact, key, index));
}

/** @param {Fact} other @param {Fact} fact @param {string} key @param {BadgeIndex} index */
function isOtherProof(other, fact, key, index) {
  if (other.rung === "title") return ` ${plainKey(other.text)} `.startsWith(` ${key} `) && index.lookupName(fact.text).length > 0;
  return other.rung !== fact.rung && other.context !== "seller" && plainKey(cleaned(other.text)) === key;
}

/**
 * The strongest rung that knows the brand; silent where the places contradict each other.
 * @param {Fact[]} brands
 * @param {BadgeIndex} index
 * @returns {Found | null}
 */
function ofBrands(brands, index) {
  /** @type {Found[]} */
  const found = [];
  for (const rung of PROVEN) {
    for (const fact of brands.filter((each) => each.rung === rung)) {
      const brand = resolveBrand(fact.text, index);
      if (brand.state === "several") return null;
      if (brand.state === "one") found.push({ fact, hit: brand.hit, text: brand.text });
    }
  }
  const first = found[0];
  return first && found.every((other) => other.hit.slug === first.hit.slug) ? first : null;
}

/**
 * The company whose own site this is, unless the page speaks of another brand or of many.
 * @param {PageAddress} page
 * @param {readonly Fact[]} facts
 * @param {BadgeIndex} index
 * @param {Map<string, Fact[]>} groups
 * @param {Placed[]} found
 * @param {Site} site
 * @returns {Verdict | null}
 */
function ownSite(page, facts, index, groups, found, site) {
  const asked = facts.find((fact) => fact.context === "own-site");
  const hit = asked && index.lookupDomain(page.host, page.path);
  if (!asked || !hit) return null;
  const others = found.filter((each) => each.verdict.slug !== hit.slug);
  if (others.length > 1 || others.some((each) => each.group === PAGE)) return null;
  const speaksOfBrand = brandsOf(groups.get(PAGE) ?? [], index, site).length > 0;
  const confirmed = found.some((each) => each.group === PAGE && each.verdict.slug === hit.slug);
  if (!confirmed && (speaksOfBrand || namesOther(groups.get(PAGE) ?? [], hit, index, site))) return null;
  return verdictOf(asked.id, hit, "domain", page.host);
}

/**
 * Whether a title may begin with the name of another company, though it does not prove it.
 * @param {Fact[]} facts
 * @param {NameEntry} own
 * @param {BadgeIndex} index
 * @param {Site} site
 */
function namesOther(facts, own, index, site) {
  return facts.some((fact) => {
    const found = fact.rung === "title" ? resolveTitle(fact.text, index, site) : null;
    return found?.state === "several" && found.hits?.every((other) => other.slug !== own.slug);
  });
}

/**
 * Names in running text, only where the reader asked for it.
 * @param {readonly Fact[]} facts
 * @param {BadgeIndex} index
 * @param {Verdict[]} decided
 * @returns {Verdict[]}
 */
function inText(facts, index, decided) {
  const seen = new Set(decided.map((each) => each.slug));
  return facts.flatMap((fact) => {
    const hit = fact.rung === "text" ? onlyCompany(fact.text, index) : null;
    if (!hit || seen.has(hit.slug)) return [];
    seen.add(hit.slug);
    return [verdictOf(fact.id, hit, "text", fact.text)];
  });
}

/** @param {string} name @param {BadgeIndex} index @returns {NameEntry | null} */
function onlyCompany(name, index) {
  const found = oneOf(index.lookupName(name), name);
  if (found.state !== "one" || found.hit.cls === "needs-structure") return null;
  return isWrittenAsName(name, found.hit.exactText) ? found.hit : null;
}

/**
 * @param {string} id
 * @param {NameEntry} hit
 * @param {import("../messages.js").Rung} rung
 * @param {string} text
 * @returns {Verdict}
 */
function verdictOf(id, { slug, tier, name, score, via }, rung, text) {
  return { id, slug, tier, name, score, rung, text, via };
}

/** @param {readonly Fact[]} facts @param {string} context */
function namesIn(facts, context) {
  return facts.filter((fact) => fact.context === context).map((fact) => fact.text);
}

/**
 * The facts that speak of products, by product; what only stands aside keeps its group too.
 * @param {readonly Fact[]} facts
 */
function grouped(facts) {
  /** @type {Map<string, Fact[]>} */
  const groups = new Map();
  for (const fact of facts) {
    if (fact.rung === "text" || ASIDE.has(fact.context ?? "") && fact.context !== "seller") continue;
    const group = fact.group ?? PAGE;
    groups.set(group, [...(groups.get(group) ?? []), fact]);
  }
  return groups;
}

/** What a title calls the shop: "amazon.com", "amazon". @param {string} host */
function hostNames(host) {
  const bare = host.replace(/^www\./, "");
  return [host, bare, bare.split(".")[0] ?? bare];
}
