/// <reference path="./namespace.d.ts" />
"use strict";

// From a page to the facts that the ladder judges, each with the element it stands at.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  const LONGEST_BRAND = 60;
  /** A text of more is a sentence. */
  const MOST_WORDS = 5;
  /** More of them are a list of brands. */
  const MOST_NEAR_TITLE = 3;

  /**
   * @param {readonly ParentNode[]} roots
   * @param {CciLinked} linked
   * @returns {Generator<void, CciScan, void>}
   */
  function* scanPage(roots, linked) {
    const seen = cci.survey(roots);
    yield;
    const rule = cci.siteRule;
    const reading = cci.readPage(seen, linked, rule, roots);
    yield;
    const aside = asideFacts(reading, cci.hostsOfPage());
    /** @type {CciScan} */
    const scan = { kind: reading.kind, stated: [], aside: [], cards: [], heading: null, headings: seen.headings, reading };
    if (reading.kind === "article") return scan;
    scan.aside = aside;
    if (reading.kind === "product") {
      const heading = productHeading(seen, reading, roots);
      scan.heading = heading;
      if (!reading.authored) scan.stated = yield* productFacts(reading, heading, roots);
      return scan;
    }
    const cards = yield* cci.findCards(roots, rule);
    scan.heading = cci.mainHeading(seen.headings, document.title);
    if (!cards.length) return scan;
    for (const text of yield* cci.brandChoices(roots)) aside.push(cci.fact("structured", text, null, "site-brand"));
    return { ...scan, kind: "listing", cards };
  }

  /** What helps to judge the rest. @param {CciReading} reading @param {readonly string[]} hosts @returns {CciStated[]} */
  function asideFacts({ meta, own, kind }, [host = "", ...given]) {
    /** @type {(text: string, context: string) => CciStated} */
    const aside = (text, context) => cci.fact("structured", text, null, context);
    const sellers = kind === "product" ? own.flatMap((product) => product.sellers) : [];
    return [
      aside(host, "own-site"),
      ...given.map((text) => aside(text, "site-host")),
      ...(meta.site ? [aside(meta.site, "site-name")] : []),
      ...[...new Set(sellers)].map((text) => aside(text, "seller")),
    ];
  }

  /** @param {CciSurvey} seen @param {CciReading} reading @param {readonly ParentNode[]} roots */
  function productHeading(seen, reading, roots) {
    const byRule = reading.rule?.title ? cci.first(roots, reading.rule.title) : null;
    const title = `${reading.meta.title} ${reading.own[0]?.name ?? ""} ${document.title}`;
    return byRule ?? cci.mainHeading(seen.headings, title) ?? reading.scopes[0]?.querySelector('[itemprop~="name"]') ?? null;
  }

  /**
   * @param {CciReading} reading
   * @param {Element | null} heading
   * @param {readonly ParentNode[]} roots
   * @returns {Generator<void, CciStated[], void>}
   */
  function* productFacts(reading, heading, roots) {
    const byRule = ruleFacts(reading, roots);
    const facts = [...linkedFacts(reading), ...elementFacts(reading), ...byRule, ...nearTitle(heading)];
    yield;
    if (byRule.length || isConfirmed(facts, titlesOf(reading, heading))) return [...facts, ...titleFacts(reading, heading)];
    for (const root of roots) facts.push(...(yield* cci.specificationRows(root instanceof Document ? partAround(heading) : root)));
    if (!reading.linked.work || facts.length) facts.push(...titleFacts(reading, heading));
    return facts;
  }

  /** What stands outside the main part of a page speaks of other things: menus have more texts than products. @param {Element | null} heading */
  function partAround(heading) {
    return heading?.closest("main,[role=main]") ?? document.body;
  }

  /** @param {CciReading} reading @returns {CciStated[]} */
  function linkedFacts({ own, meta }) {
    const brands = [...own.flatMap((product) => product.brands), ...meta.brands];
    const makers = own.flatMap((product) => product.makers);
    return [...brands.map((text) => cci.fact("structured", text, null)), ...makers.map((text) => cci.fact("structured", text, null, "manufacturer"))];
  }

  /** Microdata and RDFa of the page's own product. @param {CciReading} reading @returns {CciStated[]} */
  function elementFacts({ stated, scopes }) {
    return stated.flatMap((element) => {
      const scope = cci.scopeOf(element);
      const ours = scope ? scopes.includes(scope) : !scopes.length;
      const text = ours ? cci.statedText(element) : "";
      if (!text || text.length > LONGEST_BRAND) return [];
      const maker = /manufacturer/.test(element.getAttribute("itemprop") ?? element.getAttribute("property") ?? "");
      return [cci.fact("structured", text, element, maker ? "manufacturer" : "brand")];
    });
  }

  /** @param {CciReading} reading @param {readonly ParentNode[]} roots @returns {CciStated[]} */
  function ruleFacts({ rule }, roots) {
    return (rule?.brand ?? []).flatMap((selector) => {
      const element = cci.first(roots, selector);
      const text = element ? cci.statedText(element) : "";
      return element && text && text.length <= LONGEST_BRAND ? [cci.fact("site", text, element)] : [];
    });
  }

  /** An element called brand, or a link to a brand's shelf, close to the product's heading. @param {Element | null} heading @returns {CciStated[]} */
  function nearTitle(heading) {
    let around = heading?.parentElement ?? null;
    for (let level = 0; around && level < 4; level++, around = around.parentElement) {
      if (around === document.body || around.querySelectorAll("h1").length > 1) return [];
      const facts = /** @type {CciStated[]} */ ([]);
      for (const element of around.querySelectorAll(cci.brandPlaces)) {
        // What another product states of itself stands in a scope of its own.
        if (!element.hasAttribute("itemprop") || cci.scopeOf(element) === cci.scopeOf(heading)) facts.push(...labelled(element));
        if (facts.length > MOST_NEAR_TITLE) return [];
      }
      if (facts.length) return isOneBrand(facts) ? facts : [];
      if (around.localName === "main") return [];
    }
    return [];
  }

  /** Those of other products stand near the title as well; "Nike" and "Nike Sportswear" are one. @param {CciStated[]} facts */
  function isOneBrand(facts) {
    return new Set(facts.map(({ text }) => /^(?:.+?: *)?(\S*)/.exec(text.toLowerCase())?.[1])).size === 1;
  }

  /** @param {Element} element @returns {CciStated[]} */
  function labelled(element) {
    const text = element.localName === "h1" || element.querySelector("h1,select,input,li + li") || cci.isAside(element) ? "" : cci.statedText(element);
    const isName = /\p{L}/u.test(text) && text.length <= LONGEST_BRAND && text.split(" ").length <= MOST_WORDS;
    return isName ? [cci.fact("specification", text, element)] : [];
  }

  /** Whether the title begins with a brand that the page states: no row of a table need be asked then. @param {CciStated[]} facts @param {string[]} titles */
  function isConfirmed(facts, titles) {
    const brands = facts.filter((fact) => fact.rung !== "specification" && fact.context === "brand").map((fact) => `${fact.text.toLowerCase()} `);
    return titles.some((title) => brands.some((brand) => `${title.toLowerCase()} `.startsWith(brand)));
  }

  /** @param {CciReading} reading @param {Element | null} heading */
  function titlesOf({ meta, own }, heading) {
    return [...new Set([heading ? cci.textOf(heading) : "", own[0]?.name ?? "", meta.title, document.title].filter(Boolean))];
  }

  /** @param {CciReading} reading @param {Element | null} heading @returns {CciStated[]} */
  function titleFacts(reading, heading) {
    const titles = titlesOf(reading, heading).map((text) => cci.fact("title", text.slice(0, 300), heading, ""));
    return heading?.parentElement ? [...titles, ...cci.linesAround(heading, heading.parentElement)] : titles;
  }

  Object.assign(cci, { scanPage });
})();
