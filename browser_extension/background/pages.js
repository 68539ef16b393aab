/** Puts the content scripts on the pages that the person let the extension see, and takes them off again. */

import { CARD_FILES, CONTENT_FILES, CONTENT_STYLES, DISPLAY_FILES, READER_FILES } from "../content/files.js";

const SCRIPT = "cci";
const AT = /** @type {const} */ ("document_idle");
const WEB = ["http://*/*", "https://*/*"];

/** @returns {Promise<string[]>} the patterns of pages that may be read */
export async function allowedOrigins() {
  const { origins = [] } = await chrome.permissions.getAll();
  const web = origins.filter((origin) => /^(\*|https?):\/\/|^<all_urls>$/.test(origin));
  return web.some((origin) => origin === "<all_urls>" || origin === "*://*/*") ? WEB : web;
}

/** Make the registered scripts fit the permissions. */
export async function registerScripts() {
  const matches = await allowedOrigins();
  const [registered] = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
  if (!matches.length) {
    if (registered) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT] });
    return;
  }
  const script = { id: SCRIPT, js: CONTENT_FILES, css: CONTENT_STYLES, matches, allFrames: true, runAt: AT };
  if (registered) await chrome.scripting.updateContentScripts([script]);
  else await chrome.scripting.registerContentScripts([script]);
}

/** Pages that were open before they could be read get the scripts now. */
export async function enterOpenPages() {
  const matches = await allowedOrigins();
  if (!matches.length) return;
  for (const { id } of await chrome.tabs.query({ url: matches, discarded: false })) {
    if (id !== undefined) await Promise.all([dress({ tabId: id, allFrames: true }), inject({ tabId: id, allFrames: true }, CONTENT_FILES)]);
  }
}

/** What reads pages comes to the frames that may have something for sale. @param {chrome.runtime.MessageSender} sender */
export async function bringReader(sender) {
  await inject(frameOf(sender), READER_FILES);
}

/** What shows badges comes to the frames that have some. @param {chrome.runtime.MessageSender} sender */
export async function bringDisplay(sender) {
  await inject(frameOf(sender), DISPLAY_FILES);
}

/** The card comes with the first click on a badge. @param {chrome.runtime.MessageSender} sender */
export async function bringCard(sender) {
  await inject(frameOf(sender), CARD_FILES);
}

/** Tell every page, and the extension's own, that settings or index changed. */
export async function announceChange() {
  const notice = { type: "cci:changed" };
  chrome.runtime.sendMessage(notice).catch(() => {});
  for (const { id } of await chrome.tabs.query({ discarded: false })) {
    if (id !== undefined) chrome.tabs.sendMessage(id, notice).catch(() => {});
  }
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
