/**
 * The content scripts, in order: what every page gets, what a page with badges gets, and what comes with the first click.
 * They are classic scripts that share one object in their isolated world (see content/namespace.d.ts).
 */

/** @param {string} names */
const files = (names) => names.split(" ").map((name) => `content/${name}.js`);

export const CONTENT_SCRIPTS = files("site_rules text site structured specification page cards facts worker watch main");

const PARTS = {
  display: files("looks badge_words styles badge place overlay"),
  card: files("card_words card_styles card"),
};
const DISPLAY_CSS = ["content/highlight.css"];

/**
 * Answers `{ type: "cci:load", part }`: bring a part into the frame that asks for it.
 * @param {string} part
 * @param {chrome.runtime.MessageSender} sender
 * @returns {Promise<{ ok: boolean }>}
 */
export async function loadPart(part, sender) {
  const tabId = sender.tab?.id;
  if (tabId === undefined || !(part === "display" || part === "card")) return { ok: false };
  const target = { tabId, frameIds: [sender.frameId ?? 0] };
  if (part === "display") await chrome.scripting.insertCSS({ target, files: DISPLAY_CSS });
  await chrome.scripting.executeScript({ target, files: PARTS[part], injectImmediately: true });
  return { ok: true };
}
