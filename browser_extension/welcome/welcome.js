/** The welcome page: where may badges appear? */

import { LOOKS } from "../appearance.js";
import { readSettings } from "../background/settings.js";
import { byId, element, tierMark } from "../pages/parts.js";
import { fillPage, loadWords } from "../pages/words.js";
import { SHOP_DOMAINS, SHOP_ORIGINS } from "./shops.js";

/** @typedef {"everywhere"|"shops"|"nowhere"} Choice */

const EVERYWHERE = { origins: ["<all_urls>"] };
const SHOPS = { origins: SHOP_ORIGINS };
const EXAMPLES = ["amazon.com", "ebay.com", "walmart.com"];
const CHOICES = /** @type {const} */ (["everywhere", "shops", "nowhere"]);

/** @type {Choice} */
let shown = "nowhere";

const { say, language } = await loadWords();
const { apiBase } = await readSettings();
fillPage(say);
document.title = say("manifest_name");
const shopsTitle = say("common_shops", { count: SHOP_DOMAINS.length });
byId("shops-title", HTMLElement).textContent = shopsTitle;
byId("shops-list-title", HTMLElement).textContent = say("welcome_shops_list");
byId("shops-text", HTMLElement).textContent = say("welcome_shops_text", { examples: examples() });
byId("shops-list", HTMLElement).textContent = SHOP_DOMAINS.join(", ");
byId("demo", HTMLAnchorElement).href = `${apiBase}/demo`;
byId("tiers", HTMLElement).replaceChildren(
  ...LOOKS.filter((look) => look.name).map(({ slug, name }) =>
    element("li", {}, tierMark(slug), element("span", {}, element("strong", {}, name), say(`tier_${slug}`))),
  ),
);

// Firefox gives a permission only directly after the click: nothing may be awaited before the request.
byId("everywhere", HTMLButtonElement).addEventListener("click", () => settle(chrome.permissions.request(EVERYWHERE)));
byId("shops", HTMLButtonElement).addEventListener("click", () => settle(onlyShops()));
byId("nowhere", HTMLButtonElement).addEventListener("click", () => settle(withdraw(EVERYWHERE).then(() => withdraw(SHOPS))));
chrome.permissions.onAdded.addListener(() => showChoice());
chrome.permissions.onRemoved.addListener(() => showChoice());
await showChoice();

/** @returns {Promise<Choice>} */
async function present() {
  if (await chrome.permissions.contains(EVERYWHERE)) return "everywhere";
  return (await chrome.permissions.contains(SHOPS)) ? "shops" : "nowhere";
}

/** All sites are given back first: a browser does not note a permission that a wider one covers. */
function onlyShops() {
  void withdraw(EVERYWHERE);
  return chrome.permissions.request(SHOPS);
}

/** What the manifest itself demands cannot be given back. @param {chrome.permissions.Permissions} permission */
function withdraw(permission) {
  return chrome.permissions.remove(permission).catch(() => false);
}

/** @param {Promise<boolean>} asked */
async function settle(asked) {
  const given = await asked.catch(() => false);
  const same = (await present()) === shown;
  await showChoice(given ? say("welcome_done") : same ? say("welcome_refused") : "");
}

/** @param {string} [remark] */
async function showChoice(remark = "") {
  const choice = await present();
  shown = choice;
  for (const each of CHOICES) {
    const button = byId(each, HTMLButtonElement);
    button.setAttribute("aria-pressed", String(each === choice));
    button.textContent = say(each === choice ? "welcome_chosen" : each === "nowhere" ? "welcome_choose" : "welcome_allow");
  }
  const words = { everywhere: say("common_everywhere"), shops: shopsTitle, nowhere: say("common_nowhere") };
  byId("state", HTMLElement).textContent = `${say("welcome_now", { state: words[choice] })}. ${remark}`;
}

function examples() {
  return new Intl.ListFormat(language).format(EXAMPLES);
}
