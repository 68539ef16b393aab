/// <reference path="./namespace.d.ts" />
"use strict";

// What a page states about its product in microdata, RDFa and meta elements; the worker reads its JSON-LD.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  // The same two patterns are in ladder/linked_data.js.
  const PRODUCT = /(?:^|[/#:])(?:Product|ProductGroup|ProductModel|IndividualProduct|SomeProducts|Vehicle|Car|Motorcycle)$/i;
  /** Works, events, courses and the like: a company at the head of their title is what they are about, and not their maker. */
  const WORK = /(?:^|[/#:])(?:Book|Audiobook|Movie|MusicAlbum|MusicRecording|TVSeries|PublicationIssue|Periodical|\w*Event|Course|JobPosting|Trip|Accommodation|\w*Residence|House|Apartment|RealEstateListing)$/i;

  const BRAND_META = /^(?:(?:og:)?product[:.]|og:|twitter:)?brand$/;

  /**
   * @param {readonly HTMLMetaElement[]} metas
   * @returns {{ brands: string[], type: string, title: string, site: string, url: string }}
   */
  function metaData(metas) {
    const found = { brands: /** @type {string[]} */ ([]), type: "", title: "", site: "", url: "" };
    for (const meta of metas) {
      const key = (meta.getAttribute("property") || meta.name || "").toLowerCase();
      const value = meta.content?.trim() ?? "";
      if (!value) continue;
      if (BRAND_META.test(key)) found.brands.push(value);
      else if (key === "og:type") found.type ||= value.toLowerCase();
      else if (key === "og:title") found.title ||= value;
      else if (key === "og:site_name") found.site ||= value;
      else if (key === "og:url") found.url ||= value;
    }
    return found;
  }

  /**
   * The text of an element that states a value: its content attribute, its nested name, its picture's name, its own text.
   * @param {Element} element
   * @returns {string}
   */
  function statedText(element) {
    const content = element.getAttribute("content");
    if (content) return content.trim();
    const inner = element.querySelector('[itemprop~="name"],[property~="name"],[property~="schema:name"]');
    if (inner) return inner.getAttribute("content")?.trim() || cci.textOf(inner);
    return cci.textOf(element) || (element.querySelector("img[alt]")?.getAttribute("alt") ?? "").replace(/\s+logo$/i, "").trim();
  }

  /** The innermost product that an item property belongs to. @param {Element | null} element */
  function scopeOf(element) {
    return element?.parentElement?.closest("[itemscope],[typeof]") ?? null;
  }

  /** @param {Element | null} scope */
  function isProductScope(scope) {
    const type = scope?.getAttribute("itemtype") ?? scope?.getAttribute("typeof") ?? "";
    return type.split(/\s+/).some((each) => PRODUCT.test(each));
  }

  /** @param {Element} scope */
  function isWorkScope(scope) {
    return WORK.test(scope.getAttribute("itemtype") ?? scope.getAttribute("typeof") ?? "");
  }

  Object.assign(cci, { isWorkScope, metaData, statedText, scopeOf, isProductScope });
})();
