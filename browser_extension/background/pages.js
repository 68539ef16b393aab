/**
 * Puts the content scripts on the pages that the person let the extension see, and takes them off again. In order: what every page
 * gets, what one gets that may have something for sale, what one with badges gets, what reads running text, and what comes with
 * the first click. They are classic scripts that share one object in their isolated world (see content/namespace.d.ts).
 */

import { readSettings } from "./settings.js";

/** @typedef {{ textMode?: boolean, ownSite?: boolean }} News whether running text is read, whether this is the site of a company with a badge */

/** @param {string} names */
const files = (names) => names.split(" ").map((name) => `content/${name}.js`);

/** Nearly all functions of these and of those that show badges are called at once, which their first line says to browsers that can compile them so. */
const FIRST_LOOK = files("shop_hosts signs watch main");
/** Says to the first look that running text is wanted. */
const TEXT_MODE = files("text_mode");
/** What every page gets. @param {{ textMode: boolean }} settings */
export const contentFiles = ({ textMode }) => [...(textMode ? TEXT_MODE : []), ...FIRST_LOOK];
/** There from the start: a sheet that comes later makes the browser work out the style of the whole page anew. */
export const CONTENT_STYLES = ["content/highlight.css"];
export const READER_FILES = files("worker text structured specification brand_places page cards facts growth look");
export const DISPLAY_FILES = files("looks badge_words styles badge anchor place overlay");
export const TEXT_FILES = files("running_text");
export const CARD_FILES = files("card_words card_styles card");

const SCRIPT = "cci";
const AT = /** @type {const} */ ("document_idle");
const WEB = ["http://*/*", "https://*/*"];

/** @returns {Promise<string[]>} the patterns of pages that may be read */
export async function allowedOrigins() {
  const { origins = [] } = await chrome.permissions.getAll();
  const web = origins.filter((origin) => /^(\*|https?):\/\/|^<all_urls>$/.test(origin));
  return web.some((origin) => origin === "<all_urls>" || origin === "*://*/*") ? WEB : web;
}

/** Make the registered scripts fit the permissions and the settings. */
export async function registerScripts() {
  const matches = await allowedOrigins();
  const [registered] = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (!matches.length) {
    if (registered) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT] });
    return;
  }
  const js = contentFiles(await readSettings());
  const script = { id: SCRIPT, js, css: CONTENT_STYLES, matches, allFrames: true, runAt: AT };
  if (registered) await chrome.scripting.updateContentScripts([script]);
  else await chrome.scripting.registerContentScripts([script]);
}

/** Pages that were open before they could be read get the scripts now. @returns {Promise<chrome.tabs.Tab[]>} their tabs */
export async function enterOpenPages() {
  const matches = await allowedOrigins();
  if (!matches.length) return [];
  const files = contentFiles(await readSettings());
  const tabs = await chrome.tabs.query({ url: matches, discarded: false });
  for (const { id } of tabs) {
    if (id !== undefined) await Promise.all([dress({ tabId: id, allFrames: true }), inject({ tabId: id, allFrames: true }, files)]);
  }
  return tabs;
}

/** What reads pages comes to the frames that may have something for sale. @param {chrome.runtime.MessageSender} sender */
export async function bringReader(sender) {
  await inject(frameOf(sender), READER_FILES);
}

/** What shows badges comes to the frames that have some. @param {chrome.runtime.MessageSender} sender */
export async function bringDisplay(sender) {
  await inject(frameOf(sender), DISPLAY_FILES);
}

/** What reads running text comes where a person wants it read. @param {chrome.runtime.MessageSender} sender */
export async function bringText(sender) {
  await inject(frameOf(sender), TEXT_FILES);
}

/** The card comes with the first click on a badge. @param {chrome.runtime.MessageSender} sender */
export async function bringCard(sender) {
  await inject(frameOf(sender), CARD_FILES);
}

/**
 * Tell the pages of a tab what concerns them, and let them look again. They have no listener of their own: one would cost
 * each of them more than its first look.
 * @param {number} tabId
 * @param {News} news
 */
export async function tell(tabId, news) {
  try {
    await chrome.scripting.executeScript({ target: { tabId, allFrames: true }, func: heed, args: [news] });
  } catch {
    // As below.
  }
}

/** Runs in the page. @param {News} news */
function heed(news) {
  Object.assign((globalThis.cci ??= /** @type {any} */ ({})), news).look?.();
}

/** @param {chrome.runtime.MessageSender} sender @returns {chrome.scripting.InjectionTarget} */
function frameOf(sender) {
  return { tabId: sender.tab?.id ?? -1, frameIds: [sender.frameId ?? 0] };
}

/** @param {chrome.scripting.InjectionTarget} target */
async function dress(target) {
  try {
    await chrome.scripting.insertCSS({ target, files: CONTENT_STYLES });
  } catch {
    // As below.
  }
}

/** @param {chrome.scripting.InjectionTarget} target @param {string[]} files */
async function inject(target, files) {
  try {
    await chrome.scripting.executeScript({ target, files });
  } catch {
    // Not every page may be entered: the browser's own, its store, or one that was closed.
  }
}
