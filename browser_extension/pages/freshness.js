/** How old the index is, in words. */

/** @typedef {import("./words.js").Say} Say */

const DAY_MS = 86_400_000;
const UNITS = /** @type {const} */ ([
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
]);

/**
 * @param {import("../messages.js").IndexState} state
 * @param {Say} say
 * @param {string} language
 */
export function freshnessText({ day, companies, source, checkedAt }, say, language) {
  const date = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(day * DAY_MS);
  const parts = [say("popup_freshness", { day: date, companies: companies.toLocaleString(language) })];
  if (!source) parts.push(say("popup_bundled"));
  if (checkedAt) parts.push(say("popup_checked", { when: ago(checkedAt, language) }));
  return `${parts.join(". ")}.`;
}

/** @param {number} moment @param {string} language */
function ago(moment, language) {
  const format = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  const passed = Date.now() - moment;
  const [unit, length] = UNITS.find(([, length]) => passed >= length) ?? ["minute", 60_000];
  return format.format(-Math.floor(passed / length), unit);
}
