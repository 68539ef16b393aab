/**
 * The worker: everything that wakes it, in one place. The browser ends it after half a minute of rest, so that nothing
 * is kept here; what is needed again stands in IndexedDB and in chrome.storage.
 */

// First, since it begins to read the index.
import "./background/current.js";

import { answer } from "./background/answers.js";
import { allowedOrigins, enterOpenPages, registerScripts } from "./background/pages.js";
import { DEFAULTS } from "./background/settings.js";
import { announceChange, arrived, forget } from "./background/tabs.js";
import { changeIndex, keepUpdating, UPDATE_ALARM } from "./background/update.js";

// What those import in turn, named here so that the browser gets all of it at once instead of one level after another. The first
// line of those that every answer goes through tells the browser to compile them whole.
import "./background/search.js";
import "./background/service.js";
import "./index/delta.js";
import "./index/envelope.js";
import "./index/fold.js";
import "./index/lookup.js";
import "./index/payload.js";
import "./index/table.js";
import "./ladder/brand.js";
import "./ladder/decide.js";
import "./ladder/linked_data.js";
import "./ladder/shop.js";
import "./ladder/shops.js";
import "./ladder/title.js";
import "./suffixes/suffix_list.js";

chrome.runtime.onInstalled.addListener(async ({ reason }) => {
  await open();
  if (reason === "install" && !(await allowedOrigins()).length) {
    await chrome.tabs.create({ url: chrome.runtime.getURL("welcome/welcome.html") });
  }
});
chrome.runtime.onStartup.addListener(open);
chrome.permissions.onAdded.addListener(open);
chrome.permissions.onRemoved.addListener(registerScripts);
chrome.alarms.onAlarm.addListener(({ name }) => {
  if (name === UPDATE_ALARM) void changeIndex();
});
chrome.tabs.onUpdated.addListener((tabId, { status }, { url }) => {
  if (status === "loading") void arrived(tabId, url);
});
chrome.tabs.onRemoved.addListener(forget);
chrome.storage.onChanged.addListener(async ({ settings }, area) => {
  if (area !== "local" || !settings) return;
  if (differs(settings, "textMode")) await registerScripts();
  await announceChange();
  if (differs(settings, "apiBase") || differs(settings, "key")) await changeIndex();
  if (differs(settings, "updateHours")) await keepUpdating();
});
chrome.runtime.onMessage.addListener((message, sender, reply) => {
  if (sender.id !== chrome.runtime.id) return false;
  const answered = answer(message, sender);
  if (!answered) return false;
  answered.then(reply, () => reply(null));
  return true;
});

async function open() {
  await registerScripts();
  const [tabs] = await Promise.all([enterOpenPages(), keepUpdating()]);
  await Promise.all(tabs.map(({ id = -1, url }) => arrived(id, url)));
  await changeIndex();
}

/**
 * @param {chrome.storage.StorageChange} change
 * @param {keyof typeof DEFAULTS} key
 */
function differs(change, key) {
  const [before, after] = [change.oldValue, change.newValue].map(
    (stored) => /** @type {Record<string, unknown> | undefined} */ (stored)?.[key] ?? DEFAULTS[key],
  );
  return before !== after;
}
