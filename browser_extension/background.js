/**
 * The worker: everything that wakes it, in one place. The browser ends it after half a minute of rest, so that nothing
 * is kept here; what is needed again stands in IndexedDB and in chrome.storage.
 */

import { answer } from "./background/answers.js";
import { currentIndex } from "./background/current.js";
import { allowedOrigins, enterOpenPages, registerScripts } from "./background/pages.js";
import { DEFAULTS } from "./background/settings.js";
import { announceChange, arrived, forget } from "./background/tabs.js";
import { changeIndex, keepUpdating, UPDATE_ALARM } from "./background/update.js";

// What those import in turn, named here so that the browser gets all of it at once instead of one level after another.
import "./background/database.js";
import "./background/details.js";
import "./background/judge.js";
import "./background/search.js";
import "./background/service.js";
import "./background/sources.js";
import "./background/verify.js";
import "./content/files.js";
import "./index/build.js";
import "./index/bytes.js";
import "./index/delta.js";
import "./index/envelope.js";
import "./index/fold.js";
import "./index/hash.js";
import "./index/layout.js";
import "./index/lookup.js";
import "./index/make.js";
import "./index/payload.js";
import "./index/publisher_keys.js";
import "./ladder/brand.js";
import "./ladder/brand_text.js";
import "./ladder/decide.js";
import "./ladder/linked_data.js";
import "./ladder/selectors.js";
import "./ladder/shop.js";
import "./ladder/shops.js";
import "./ladder/title.js";
import "./suffixes/registrable.js";
import "./suffixes/rules.js";

// Whatever woke the worker, it will most likely ask the index next.
currentIndex().catch(() => {});

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
