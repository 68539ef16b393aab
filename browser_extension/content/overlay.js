//# allFunctionsCalledOnLoad
/// <reference path="./namespace.d.ts" />
"use strict";

// The badges: one element outside body with a shadow tree, following the texts they belong to.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));

  /** Nothing tells of what comes to lie over a text: it is looked for often while things move, and seldom while they rest. */
  const SHORTEST_REST_MS = 400;
  const FIRST_REST_MS = 800;
  const LONGEST_REST_MS = 1600;
  /** No place was free; looked for anew when something about the text changes. */
  const NOWHERE = 99;
  /** Width of a badge that is only a letter. */
  const SMALL = 24;
  const HIGHLIGHT = "cci-brand";
  const events = /** @type {const} */ (["scroll", "resize", "load", "click", "keyup", "transitionend", "animationend", "toggle", "fullscreenchange"]);

  /** @type {HTMLElement | null} */
  let host = null;
  /** @type {ShadowRoot | null} */
  let tree = null;
  /** @type {Map<string, CciShown>} */
  const shown = new Map();
  /** @type {CSSStyleSheet[]} */
  const sheets = [];
  let frame = 0;
  let timer = 0;
  let pause = FIRST_REST_MS;
  let listening = false;
  /** @type {IntersectionObserver | null} */
  let near = null;
  /** @type {ResizeObserver | null} */
  let sizes = null;

  /** @returns {ShadowRoot} */
  function root() {
    if (!host?.isConnected || !tree) {
      sheets.length = 0;
      host = document.createElement("cci-badges");
      tree = host.attachShadow({ mode: "open" });
      dress(cci.styles);
      document.documentElement.append(host);
    }
    return tree;
  }

  /** Constructed sheets pass every content security policy; a browser that keeps them from extensions gets an element. @param {string} css */
  function dress(css) {
    if (!tree) return;
    try {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      sheets.push(sheet);
      tree.adoptedStyleSheets = sheets;
    } catch {
      const style = document.createElement("style");
      style.textContent = css;
      tree.prepend(style);
    }
  }

  /**
   * Show exactly these badges.
   * @param {readonly CciPlaced[]} placed
   */
  function show(placed) {
    const wanted = new Map(placed.map((each) => [each.key, each]));
    for (const [key, old] of shown) {
      const next = wanted.get(key);
      if (!next || next.element !== old.element || next.badge.tier !== old.badge.tier) drop(key, old);
    }
    for (const each of placed) if (!shown.has(each.key)) add(each);
    if (shown.size) listen();
    else rest();
    highlight();
    cci.followCard?.();
    refresh();
  }

  /** @param {CciPlaced} placed */
  function add(placed) {
    const range = document.createRange();
    range.selectNodeContents(placed.element);
    const button = cci.badgeButton(placed.badge, placed.large);
    button.addEventListener("click", (event) => {
      event.stopPropagation();
      void cci.askWhy(placed.badge, button);
    });
    root().append(button);
    shown.set(placed.key, { ...placed, range, button, cutting: null, size: { width: 0, height: 0 }, choice: -1, near: false, at: null });
    observers().near.observe(placed.element);
    observers().sizes.observe(placed.element);
  }

  /** @param {string} key @param {CciShown} item */
  function drop(key, item) {
    near?.unobserve(item.element);
    sizes?.unobserve(item.element);
    item.button.remove();
    shown.delete(key);
  }

  function observers() {
    near ??= new IntersectionObserver(
      (entries) => {
        const seen = new Map(entries.map((entry) => [entry.target, entry.isIntersecting]));
        for (const item of shown.values()) {
          const now = seen.get(item.element) ?? item.near;
          if (now !== item.near) item.choice = -1;
          item.near = now;
        }
        refresh();
      },
      { rootMargin: "200px" },
    );
    sizes ??= new ResizeObserver(() => {
      for (const item of shown.values()) item.choice = -1;
      refresh();
    });
    return { near, sizes };
  }

  function listen() {
    if (listening) return;
    listening = true;
    for (const name of events) addEventListener(name, stirred, { capture: true, passive: true });
    observers().sizes.observe(document.documentElement);
  }

  function rest() {
    listening = false;
    clearTimeout(timer);
    for (const name of events) removeEventListener(name, stirred, { capture: true });
    near?.disconnect();
    sizes?.disconnect();
    host?.remove();
  }

  function stirred() {
    pause = SHORTEST_REST_MS;
    refresh();
  }

  /**
   * After the next frame: the browser has laid the page out by then, and reading that costs nothing. While all texts are far from
   * the window nothing is to be done.
   */
  function refresh() {
    for (const { near, at } of shown.values()) if (near || at) return void (frame ||= requestAnimationFrame(() => setTimeout(layOut)));
  }

  /** First all reads, then all writes. */
  function layOut() {
    frame = 0;
    if (!host || !shown.size) return;
    const origin = host.getBoundingClientRect();
    const taken = /** @type {DOMRect[]} */ ([]);
    const writes = [...shown.values()].map((item) => {
      const was = item.at;
      item.at = item.near ? position(item, taken) : null;
      if (item.at) taken.push(new DOMRect(item.at.at.x, item.at.at.y, item.at.size.width, item.at.size.height));
      return { button: item.button, was, is: item.at };
    });
    let moved = false;
    for (const { button, was, is } of writes) {
      const { style } = button;
      const visibility = is ? "visible" : "hidden";
      const transform = is ? `translate(${Math.round(is.at.x - origin.left)}px, ${Math.round(is.at.y - origin.top)}px)` : style.transform;
      moved ||= was !== null && (!is || style.transform !== transform);
      if (is) button.classList.toggle("small", is.small);
      if (style.visibility !== visibility) style.visibility = visibility;
      if (style.transform !== transform) style.transform = transform;
    }
    cci.followCard?.();
    if (moved) pause = SHORTEST_REST_MS;
    clearTimeout(timer);
    timer = setTimeout(refresh, pause);
    pause = Math.min(LONGEST_REST_MS, pause * 2);
  }

  /**
   * @param {CciShown} item
   * @param {readonly DOMRect[]} taken by badges before
   * @returns {CciTry | null} null where the badge must not be seen
   */
  function position(item, taken) {
    if (!cci.isRendered(item.element)) return null;
    if (!item.size.width) item.size = { width: item.button.offsetWidth, height: item.button.offsetHeight };
    item.cutting ??= cci.clippers(item.element);
    const line = cci.lastLine(item.range, item.cutting);
    if (!line || !cci.isUncovered(line.right - 2, line.top + line.height / 2, item.element)) return null;
    const rtl = getComputedStyle(item.element).direction === "rtl";
    const tries = tryouts(item, line, rtl);
    /** @param {CciTry} one */
    const fits = ({ at, size }) => !taken.some((box) => at.x < box.right && at.x + size.width > box.left && at.y < box.bottom && at.y + size.height > box.top);
    const kept = tries[item.choice];
    if (kept && fits(kept) && cci.isUncovered(kept.at.x + kept.size.width / 2, kept.at.y + kept.size.height / 2, item.element)) return kept;
    item.choice = tries.findIndex((one) => fits(one) && cci.isFree(one.at, one.size, item.element));
    if (item.choice < 0) item.choice = NOWHERE;
    return tries[item.choice] ?? null;
  }

  /** After the text, there without the tier's name, then elsewhere around it. @param {CciShown} item @param {DOMRect} line @param {boolean} rtl @returns {CciTry[]} */
  function tryouts(item, line, rtl) {
    const small = { width: SMALL, height: item.size.height };
    const whole = cci.placesAround(line, item.size, rtl).map((at) => ({ at, size: item.size, small: false }));
    if (!item.large) return whole;
    const bare = cci.placesAround(line, small, rtl).map((at) => ({ at, size: small, small: true }));
    return [...whole.slice(0, 1), ...bare.slice(0, 1), ...whole.slice(1), ...bare.slice(1)];
  }

  /**
   * Where the text stands inside the element, compared without case and spacing; null where it spans several text nodes.
   * @param {Element} element
   * @param {string} text
   * @returns {Range | null}
   */
  function rangeOf(element, text) {
    const wanted = text.toLowerCase();
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = /** @type {Text} */ (node).data.toLowerCase().indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      return range;
    }
    return null;
  }

  /** Underline the brand where the browser can without touching the page. */
  function highlight() {
    if (typeof Highlight === "undefined" || !CSS.highlights) return;
    const ranges = [...shown.values()].flatMap((item) => rangeOf(item.element, item.badge.text) ?? []);
    if (ranges.length) CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
    else CSS.highlights.delete(HIGHLIGHT);
  }

  Object.assign(cci, { showBadges: show, overlayRoot: root, dressOverlay: dress, refreshBadges: stirred });
})();
