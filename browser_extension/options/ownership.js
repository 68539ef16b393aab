/** A person's settings as a file, and back to the beginning. */

import { completed, DEFAULTS, readSettings } from "../background/settings.js";
import { byId, element } from "../pages/parts.js";

/** @typedef {import("../pages/words.js").Say} Say */
/** @typedef {import("./lists.js").Save} Save */

const SURE_MS = 5_000;
const FILE_NAME = "cci-badges-settings.json";

/** @param {Say} say @param {Save} save */
export function prepareOwnership(say, save) {
  const file = byId("import-file", HTMLInputElement);
  byId("export", HTMLButtonElement).addEventListener("click", exportSettings);
  byId("import", HTMLButtonElement).addEventListener("click", () => file.click());
  file.addEventListener("change", () => importSettings(file, say, save));
  prepareReset(say, save);
}

async function exportSettings() {
  const text = JSON.stringify(await readSettings(), null, 2);
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  element("a", { href: address, download: FILE_NAME }).click();
  URL.revokeObjectURL(address);
}

/** @param {HTMLInputElement} input @param {Say} say @param {Save} save */
async function importSettings(input, say, save) {
  const problem = byId("import-problem", HTMLElement);
  problem.textContent = "";
  try {
    const stored = JSON.parse((await input.files?.[0]?.text()) ?? "");
    if (typeof stored?.apiBase !== "string") throw new Error("no settings");
    await save(completed(stored));
  } catch {
    problem.textContent = say("options_import_wrong");
  }
  input.value = "";
}

/** Asked twice: there is no way back. @param {Say} say @param {Save} save */
function prepareReset(say, save) {
  const button = byId("reset", HTMLButtonElement);
  let sure = false;
  button.addEventListener("click", async () => {
    if (sure) {
      await chrome.storage.local.remove("pins");
      await save(DEFAULTS);
    }
    sure = !sure;
    button.textContent = say(sure ? "options_reset_sure" : "options_reset");
    setTimeout(() => {
      sure = false;
      button.textContent = say("options_reset");
    }, SURE_MS);
  });
}
