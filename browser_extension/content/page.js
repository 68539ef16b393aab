/// <reference path="./namespace.d.ts" />
"use strict";

// What kind of page this is, and what its product says of itself.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  const SIGNALS =
    'meta:is([property],[name]),h1,[itemprop]:is([itemprop~="brand"],[itemprop~="manufacturer"]),' +
    '[itemtype*="schema.org/" i],[typeof],[property]:is([property="brand"],[property="schema:brand"],[property="schema:manufacturer"])';
  const CART = new RegExp(`/(?:shopping-?)?(?:checkout|${cci.CARTS})\\w*/?(?:\\.\\w+)?$`, "i");
  /** What listings repeat. */
  const REPEATED = 'li,article,[class*="card" i],[class*="item" i],[class*="tile" i],[class*="slide" i]';
  const ARTICLE_SCOPE = /schema\.org\/(?:\w*Article|BlogPosting|Recipe)\b/i;

  /**
   * One pass over what pages say to machines.
   * @param {readonly ParentNode[]} roots
   * @returns {CciSurvey}
   */
  function survey(roots) {
    const survey = {
      metas: /** @type {HTMLMetaElement[]} */ ([]),
      headings: /** @type {HTMLElement[]} */ ([]),
      stated: /** @type {Element[]} */ ([]),
      scopes: /** @type {Element[]} */ ([]),
    };
    for (const element of cci.all(roots, SIGNALS)) {
      if (element.localName === "h1") survey.headings.push(/** @type {HTMLElement} */ (element));
      if (/\b(?:brand|manufacturer)\b/.test(`${element.getAttribute("itemprop") ?? ""} ${element.getAttribute("property") ?? ""}`)) {
        if (element.hasAttribute("itemprop") || !(element instanceof HTMLMetaElement) || cci.scopeOf(element)) {
          survey.stated.push(element);
          continue;
        }
      }
      if (element instanceof HTMLMetaElement) survey.metas.push(element);
      if (element.hasAttribute("itemtype") || element.hasAttribute("typeof")) survey.scopes.push(element);
    }
    return survey;
  }

  /**
   * @param {CciSurvey} seen
   * @param {CciLinked} stated
   * @param {CciSite | null} rule
   * @param {readonly ParentNode[]} roots
   * @returns {CciReading}
   */
  function readPage(seen, stated, rule, roots) {
    const linked = { ...stated, work: stated.work || seen.scopes.some(cci.isWorkScope) };
    const meta = cci.metaData(seen.metas);
    const own = linked.products.filter((product) => !product.listed);
    const scopes = seen.scopes.filter(isOwnProductScope);
    const authored = Boolean(rule?.authored && cci.first(roots, rule.authored));
    const reading = { linked, meta, own, scopes, stated: seen.stated, authored, rule, kind: /** @type {CciKind} */ ("other") };
    reading.kind = kindOf(reading, seen, roots);
    return reading;
  }

  /** A product that is not a part of another one or of a list of them. @param {Element} scope */
  function isOwnProductScope(scope) {
    if (!cci.isProductScope(scope)) return false;
    const outer = scope.parentElement?.closest("[itemscope][itemtype],[typeof]");
    return !outer || !(cci.isProductScope(outer) || /ItemList|Review/i.test(outer.getAttribute("itemtype") ?? outer.getAttribute("typeof") ?? ""));
  }

  /**
   * @param {CciReading} reading
   * @param {CciSurvey} seen
   * @param {readonly ParentNode[]} roots
   * @returns {CciKind}
   */
  function kindOf(reading, seen, roots) {
    const { rule, meta, own, linked, scopes } = reading;
    if (rule?.product && cci.first(roots, rule.product)) return "product";
    const selling = /(?:^|[.:])product(?!\.?(?:group|s|list|category))/.test(meta.type);
    if (isArticle(reading, seen) && !selling) return "article";
    if (selling || isOne(own.map((product) => product.name))) return "product";
    if (isOne(scopes.map((_, at) => String(at)))) return "product";
    if (linked.products.length > 1 || scopes.length > 1) return "other";
    if (seen.headings.length > 0 && !CART.test(location.pathname) && isForSale(seen, meta, roots)) return "product";
    return cci.isProse() ? "article" : "other";
  }

  /** @param {CciReading} reading @param {CciSurvey} seen */
  function isArticle({ meta, linked, own }, seen) {
    if (/^(?:article|blog|video|profile|book|music)/.test(meta.type)) return true;
    if (linked.article) return own.length === 0 || !own.some((product) => product.brands.length && product.url);
    return seen.scopes.some((scope) => ARTICLE_SCOPE.test(scope.getAttribute("itemtype") ?? "")) && own.length === 0;
  }

  /** One thing, or several of the same name. @param {string[]} names */
  function isOne(names) {
    return names.length > 0 && new Set(names).size === 1;
  }

  /**
   * One thing to buy here, not a grid of them: few places to buy, and of those nearest to the heading no more than two.
   * @param {CciSurvey} seen
   * @param {CciMeta} meta
   * @param {readonly ParentNode[]} roots
   */
  function isForSale(seen, meta, roots) {
    const marked = cci.all(roots, cci.places.buy);
    const buttons = cci.buyButtons(roots);
    const all = [...new Set([...marked, ...buttons])];
    if (!all.length || marked.length > 11 || buttons.length > 4) return false;
    const outer = all.filter((place) => !all.some((other) => other !== place && other.contains(place)));
    const heading = mainHeading(seen.headings, `${meta.title} ${document.title}`);
    for (let around = heading?.parentElement ?? null; around; around = around.parentElement) {
      const near = outer.filter((place) => around?.contains(place));
      if (near.length) return near.length <= 2 || near.filter((place) => !place.closest(REPEATED)).length === 1;
    }
    return true;
  }

  /**
   * The heading that names the product: the one most like the page's title.
   * @param {readonly HTMLElement[]} headings
   * @param {string} title
   * @returns {HTMLElement | null}
   */
  function mainHeading(headings, title) {
    if (headings.length === 1) return cci.textOf(headings[0]) ? (headings[0] ?? null) : null;
    const wanted = new Set(words(title));
    let best = null;
    let most = -1;
    for (const heading of headings) {
      const own = words(cci.textOf(heading));
      const shared = own.filter((word) => wanted.has(word)).length;
      if (own.length && shared > most) [best, most] = [heading, shared];
    }
    return best;
  }

  /** @param {string} text */
  function words(text) {
    return text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  }

  Object.assign(cci, { survey, readPage, mainHeading });
})();
