/// <reference path="./namespace.d.ts" />
"use strict";

// The card that says why: loaded into a page on the first click on a badge.
(() => {
  const cci = (globalThis.cci ??= /** @type {any} */ ({}));
  const EVENTS = 3;
  const ALTERNATIVES = 3;
  const EDGE = 8;

  /** @type {{ card: HTMLElement, button: HTMLElement } | null} */
  let open = null;

  for (const [language, words] of Object.entries(cci.cardTexts)) Object.assign((cci.texts[language] ??= {}), words);

  /**
   * Open the card beside its badge, or close it where it is open already.
   * @param {CciBadge} badge
   * @param {HTMLElement} button
   */
  function openCard(badge, button) {
    const again = open?.button === button;
    closeCard(again);
    if (again) return;
    if (!cci.cardDressed) cci.dressOverlay(cci.cardStyles);
    cci.cardDressed = true;
    const card = element("div", "card");
    card.setAttribute("role", "dialog");
    card.setAttribute("aria-label", cci.say("badge", { company: badge.name, tier: tierName(badge.tier) }));
    card.tabIndex = -1;
    card.lang = cci.language;
    card.dataset.company = badge.slug;
    const more = element("div", "more", cci.say("card_loading"));
    more.setAttribute("aria-live", "polite");
    card.append(head(badge), why(badge), more, actions(badge));
    card.addEventListener("keydown", (event) => event.key === "Escape" && (event.stopPropagation(), closeCard(true)));
    for (const kind of ["click", "keydown", "keyup", "keypress", "pointerdown", "mousedown"]) card.addEventListener(kind, (event) => event.stopPropagation());
    // The top layer lies above whatever a shop lays over its page.
    card.popover = "manual";
    cci.overlayRoot().append(card);
    card.showPopover();
    open = { card, button };
    button.setAttribute("aria-expanded", "true");
    followCard();
    card.focus({ preventScroll: true });
    addEventListener("pointerdown", closeFromOutside, true);
    addEventListener("keydown", closeByKey, true);
    void fill(more, badge);
  }

  /** @param {boolean} back whether the focus goes back to the badge */
  function closeCard(back) {
    if (!open) return;
    const { card, button } = open;
    open = null;
    removeEventListener("pointerdown", closeFromOutside, true);
    removeEventListener("keydown", closeByKey, true);
    card.remove();
    button.removeAttribute("aria-expanded");
    if (back) button.focus({ preventScroll: true });
  }

  /** @param {Event} event */
  function closeFromOutside(event) {
    if (!event.composedPath().some((each) => each instanceof Element && each.localName === "cci-badges")) closeCard(false);
  }

  /** @param {KeyboardEvent} event */
  function closeByKey(event) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    closeCard(true);
  }

  /** Beside the badge and inside the window; on a narrow window at its lower edge. */
  function followCard() {
    if (!open) return;
    const { card, button } = open;
    if (!button.isConnected) return closeCard(false);
    if (innerWidth < 480) return;
    const at = button.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = card;
    const left = Math.max(EDGE, Math.min(at.left, innerWidth - width - EDGE));
    const below = at.bottom + 6;
    const top = below + height <= innerHeight - EDGE ? below : Math.max(EDGE, Math.min(at.top - height - 6, innerHeight - height - EDGE));
    card.style.left = `${Math.round(left)}px`;
    card.style.top = `${Math.round(top < at.bottom && top + height > at.top ? Math.max(EDGE, innerHeight - height - EDGE) : top)}px`;
  }

  /** @param {CciBadge} badge */
  function head(badge) {
    const box = element("div", "head");
    const names = element("div", "names");
    names.append(element("h2", "", badge.name), element("p", "tier", `${tierName(badge.tier)} · ${range(badge.tier)}`));
    const score = element("div", "score", signed(badge.score));
    score.title = cci.say("card_score");
    const close = button("close", "×", () => closeCard(true));
    close.setAttribute("aria-label", cci.say("card_close"));
    box.append(cci.tierMark(badge.tier), names, score, close);
    return box;
  }

  /** @param {CciBadge} badge */
  function why(badge) {
    const box = element("div", "why");
    box.append(element("p", "", cci.say(`tier_${badge.tier}`)));
    const reasons = element("p", "reason");
    if (badge.via) reasons.append(`${cci.say("card_via", { brand: badge.via, company: badge.name })} `);
    reasons.append(cci.say(`rule_${badge.rung}`, { text: badge.text }));
    box.append(element("h3", "", cci.say("card_why")), reasons);
    return box;
  }

  /** @param {HTMLElement} box @param {CciBadge} badge */
  async function fill(box, badge) {
    const reply = await cci.ask({ type: "cci:details", slug: badge.slug });
    if (!box.isConnected) return;
    const company = reply?.company;
    if (!company) box.replaceChildren(element("p", "note", cci.say(reply?.error === "not-found" ? "card_not_found" : "card_offline")));
    else box.replaceChildren(...changes(company, reply.owner), ...newest(company), ...better(reply.alternatives));
    followCard();
  }

  /** @param {any} company @param {string} owner @returns {HTMLElement[]} */
  function changes({ score }, owner) {
    const change = score?.change?.month;
    const count = score?.evidence?.events;
    const parts = [];
    if (typeof count === "number") parts.push(cci.say(count === 1 ? "card_evidence_one" : "card_evidence_other", { count }));
    if (typeof change === "number") parts.push(Math.abs(change) < 0.005 ? cci.say("card_unchanged") : cci.say("card_change", { change: signed(change, true) }));
    const lines = parts.length ? [element("p", "facts", parts.join(" · "))] : [];
    return owner ? [...lines, element("p", "facts", cci.say("card_owner", { owner }))] : lines;
  }

  /** @param {any} company @returns {HTMLElement[]} */
  function newest({ events }) {
    const latest = [...(events ?? [])].sort((one, other) => (one.date < other.date ? 1 : -1)).slice(0, EVENTS);
    if (!latest.length) return [];
    const list = element("ul", "events");
    for (const event of latest) {
      const item = element("li", "");
      item.append(element("time", "", day(event.date)), element("span", "", event.title));
      const source = event.sources?.[0] ?? event.impacts?.[0]?.source;
      if (source) item.append(link(source.url, cci.say("card_source", { publisher: source.publisher || source.title || hostOf(source.url) })));
      list.append(item);
    }
    return [element("h3", "", cci.say("card_newest")), list];
  }

  /** @param {any} answer @returns {HTMLElement[]} */
  function better(answer) {
    const found = (Array.isArray(answer) ? answer : (answer?.alternatives ?? answer?.companies ?? [])).slice(0, ALTERNATIVES);
    if (!found.length) return [];
    const list = element("ul", "alternatives");
    for (const each of found) {
      const item = element("li", "");
      const tier = each.tier ?? each.score?.tier;
      const name = link(`${cci.apiBase}/companies/${encodeURIComponent(each.slug)}`, each.name);
      name.prepend(cci.tierMark(tier));
      name.title = tierName(tier);
      item.append(name);
      list.append(item);
    }
    return [element("h3", "", cci.say("card_alternatives")), list];
  }

  /** @param {CciBadge} badge */
  function actions(badge) {
    const page = `${cci.apiBase}/companies/${encodeURIComponent(badge.slug)}`;
    const copy = button("action", cci.say("card_copy"), () => void copyLink(copy, page));
    const hide = button("action", cci.say("card_hide", { company: badge.name }), () => settle({ type: "cci:hide", slug: badge.slug, tier: badge.tier }));
    const silence = button("action", cci.say("card_silence"), () => settle({ type: "cci:silence-site", host: location.hostname }));
    const wrong = link(`${page}?${new URLSearchParams({ report: "wrong-badge", rung: badge.rung })}#report`, cci.say("card_wrong"));
    const all = link(page, cci.say("card_all"));
    all.className = "primary";
    const box = element("div", "actions");
    box.append(all, copy, wrong, hide, silence);
    return box;
  }

  /** @param {object} message */
  function settle(message) {
    closeCard(false);
    void cci.ask(message);
  }

  /** @param {HTMLElement} control @param {string} address */
  async function copyLink(control, address) {
    try {
      await navigator.clipboard.writeText(address);
      control.textContent = cci.say("card_copied");
    } catch {
      open?.card.append(link(address, address));
    }
  }

  /** @param {string} address @param {string} text */
  function link(address, text) {
    const anchor = /** @type {HTMLAnchorElement} */ (element("a", "", text));
    if (/^https?:\/\//i.test(String(address))) anchor.href = address;
    anchor.target = "_blank";
    anchor.rel = "noopener noreferrer";
    anchor.referrerPolicy = "no-referrer";
    return anchor;
  }

  /** @param {string} name @param {string} text @param {() => void} pressed */
  function button(name, text, pressed) {
    const made = /** @type {HTMLButtonElement} */ (element("button", name, text));
    made.type = "button";
    made.addEventListener("click", pressed);
    return made;
  }

  /** @param {string} tag @param {string} name @param {string} [text] */
  function element(tag, name, text) {
    const made = document.createElement(tag);
    if (name) made.className = name;
    if (text !== undefined) made.textContent = String(text);
    return made;
  }

  /** @param {string} tier */
  function tierName(tier) {
    return cci.looks[tier]?.name ?? tier;
  }

  /** @param {string} tier */
  function range(tier) {
    const [low, high] = cci.looks[tier]?.range ?? [];
    return low === undefined || high === undefined ? "" : cci.say("range", { low: signed(low, false, 0), high: signed(high, false, 0) });
  }

  /** With a real minus sign. @param {number} value @param {boolean} [plus] @param {number} [digits] */
  function signed(value, plus = false, digits = 2) {
    const text = new Intl.NumberFormat(cci.language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(Math.abs(value));
    return `${value < 0 && /[1-9]/.test(text) ? "−" : plus ? "+" : ""}${text}`;
  }

  /** @param {string} date */
  function day(date) {
    return new Intl.DateTimeFormat(cci.language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(`${date}T00:00:00Z`));
  }

  /** @param {string} address */
  function hostOf(address) {
    return URL.canParse(address) ? new URL(address).hostname : "";
  }

  Object.assign(cci, { openCard, closeCard, followCard });
})();
