/** Whether the page in front may be read, and how a person allows it. */

import { CONTENT_STYLES, contentFiles } from "../background/pages.js";
import { readSettings } from "../background/settings.js";
import { ask } from "../pages/parts.js";

/** @typedef {"everywhere"|"site"|"no"|"never"} Access */

/** @type {Record<Access, string>} */
export const ACCESS_WORDS = {
  everywhere: "popup_can_read",
  site: "popup_can_read_site",
  no: "popup_cannot_read",
  never: "popup_not_a_page",
};

/** @returns {Promise<chrome.tabs.Tab | undefined>} the tab in front; its address is known because the person clicked */
export async function currentTab() {
  const asked = Number(new URLSearchParams(location.search).get("tab"));
  if (asked) return chrome.tabs.get(asked);
  return (await chrome.tabs.query({ active: true, currentWindow: true }))[0];
}

/** @param {chrome.tabs.Tab | undefined} tab @returns {Promise<Access>} */
export async function accessTo(tab) {
  if (await chrome.permissions.contains({ origins: ["<all_urls>"] })) return isPage(tab) ? "everywhere" : "never";
  if (!isPage(tab)) return "never";
  return (await chrome.permissions.contains({ origins: [originOf(tab)] })) ? "site" : "no";
}

/** Read the page this one time, as the click allows. @param {chrome.tabs.Tab | undefined} tab */
export async function lookOnce(tab) {
  if (tab?.id === undefined) return;
  const target = { tabId: tab.id };
  await chrome.scripting.insertCSS({ target, files: CONTENT_STYLES });
  await chrome.scripting.executeScript({ target, files: contentFiles(await readSettings()) });
  await ask({ type: "cci:looked-once", tabId: tab.id, url: tab.url });
}

/** @param {chrome.tabs.Tab | undefined} tab */
export async function allowOrigin(tab) {
  if (isPage(tab)) await chrome.permissions.request({ origins: [originOf(tab)] });
}

/** @param {chrome.tabs.Tab | undefined} tab */
function isPage(tab) {
  return /^https?:/.test(tab?.url ?? "");
}

/** @param {chrome.tabs.Tab | undefined} tab */
function originOf(tab) {
  const { protocol, hostname } = new URL(tab?.url ?? "about:blank");
  return `${protocol}//${hostname}/*`;
}
