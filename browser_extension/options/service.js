/** The service's address and key: asked for a proof before they are saved. */

import { ask, byId } from "../pages/parts.js";

/** @typedef {import("../messages.js").VerifyReply} VerifyReply */
/** @typedef {import("../pages/words.js").Say} Say */
/** @typedef {import("./lists.js").Save} Save */

/** @param {Say} say @param {Save} save */
export function prepareService(say, save) {
  byId("service", HTMLFormElement).addEventListener("submit", (event) => {
    event.preventDefault();
    void check(say, save);
  });
}

/** @param {Say} say @param {Save} save */
async function check(say, save) {
  const apiBase = byId("apiBase", HTMLInputElement).value.trim().replace(/\/+$/, "");
  const key = byId("key", HTMLInputElement).value.trim();
  const trust = byId("trust", HTMLButtonElement);
  trust.hidden = true;
  report(say("options_checking"), "");
  /** @type {VerifyReply} */
  const reply = await ask({ type: "cci:verify", apiBase, key });
  if (reply.ok && reply.trusted) {
    await save({ apiBase, key });
    report(say("options_works"), "good");
  } else if (reply.key) {
    report(say("options_unknown_key", { fingerprint: reply.fingerprint }), "warn");
    trust.hidden = false;
    trust.onclick = () => accept(reply.key, apiBase, say, save);
  } else {
    report(say(reply.problem), "warn");
  }
}

/** @param {string} key @param {string} apiBase @param {Say} say @param {Save} save */
async function accept(key, apiBase, say, save) {
  byId("trust", HTMLButtonElement).hidden = true;
  byId("key", HTMLInputElement).value = "";
  await save({ apiBase, key: "" });
  await ask({ type: "cci:trust", apiBase, key });
  report(say("options_works"), "good");
}

/** @param {string} text @param {string} kind */
function report(text, kind) {
  const state = byId("service-state", HTMLElement);
  state.textContent = text;
  state.className = kind;
}
