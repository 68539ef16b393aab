/**
 * Brings a newer index: on starting, when the address changes, and by an alarm. Fetched, proven, then put in the place of the
 * old one; whatever goes wrong, the old one stays. A service is tried in the same way before its address is saved.
 */

import { applyDelta, isDelta } from "../index/delta.js";
import { isSignedBy, isWhole, readHead, sha256 } from "../index/envelope.js";
import { currentFile, currentIndex, useIndex } from "./current.js";
import { fetchIndex, fetchKey, fingerprintOf, isKey, isLoopback, originOf, pinKey, trustedKeys } from "./service.js";
import { DEFAULTS, readSettings } from "./settings.js";
import { announceChange } from "./tabs.js";

/** @typedef {import("../messages.js").Settings} Settings */
/** @typedef {import("../messages.js").VerifyRequest} VerifyRequest */
/** @typedef {import("../messages.js").VerifyReply} VerifyReply */
/** @typedef {{ checkedAt: number, problem: string }} Freshness */

/** Why an index was not taken; the text is a key of the messages. */
export class Refused extends Error {}

export const UPDATE_ALARM = "update";
const HOUR_MINUTES = 60;

/** One after the other: an address that changes during an update gets one of its own. @type {Promise<boolean>} */
let last = Promise.resolve(false);

/** Set the alarm, at a moment of chance, so that a million browsers do not ask in the same minute. */
export async function keepUpdating() {
  const { updateHours } = await readSettings();
  const period = updateHours * HOUR_MINUTES;
  await chrome.alarms.create(UPDATE_ALARM, { delayInMinutes: period * (0.5 + Math.random() / 2), periodInMinutes: period });
}

/** Update the index, and let the open pages know where it changed. */
export async function changeIndex() {
  last = last.then(update);
  if (await last) await announceChange();
}

/** @returns {Promise<Freshness>} */
export async function freshness() {
  const { freshness } = await chrome.storage.local.get("freshness");
  return /** @type {Freshness} */ (freshness ?? { checkedAt: 0, problem: "" });
}

/**
 * Whether a service can be used.
 * @param {VerifyRequest} request
 * @returns {Promise<VerifyReply>}
 */
export async function verify({ apiBase, key }) {
  if (!originOf(apiBase)) return refusal("problem_address");
  if (key && !isKey(key)) return refusal("problem_no_key");
  const file = await fetchIndex(apiBase, null).catch(() => null);
  if (!file) return refusal("problem_unreachable");
  const { key: offered } = await fetchKey(apiBase).catch(() => ({ key: "" }));
  const trusted = await trustedKeys({ ...DEFAULTS, apiBase, key });
  const keys = trusted.length ? trusted : offered ? [offered] : [];
  if (!(await isWhole(file).catch(() => false))) return refusal("problem_damaged");
  const signer = await signerAmong(file, keys);
  const fingerprint = await fingerprintOf(signer || offered);
  if (!signer) return { ...refusal("problem_signature"), key: offered, fingerprint: offered && fingerprint };
  const known = trusted.includes(signer) || isLoopback(apiBase);
  return { ok: true, problem: "", key: signer, fingerprint, trusted: known };
}

/** @returns {Promise<boolean>} */
async function update() {
  try {
    const changed = await replace(await readSettings());
    await chrome.storage.local.set({ freshness: { checkedAt: Date.now(), problem: "" } });
    return changed;
  } catch (error) {
    const problem = error instanceof Refused ? error.message : "problem_damaged";
    await chrome.storage.local.set({ freshness: { ...(await freshness()), problem } });
    return false;
  }
}

/** @param {Settings} settings @returns {Promise<boolean>} */
async function replace(settings) {
  const origin = originOf(settings.apiBase);
  if (!origin) throw new Refused("problem_address");
  const { stored } = await currentIndex();
  const own = stored.source === settings.apiBase;
  const answer = await fetched(settings.apiBase, own ? stored : null);
  if (!answer) return false;
  const file = await whole(answer, settings.apiBase);
  const offer = own ? null : await fetchKey(settings.apiBase).catch(() => null);
  await prove(file, settings, offer);
  const { version } = readHead(file);
  if (own && version < stored.version) throw new Refused("problem_older");
  if (own && (await sha256(file)) === stored.digest) return false;
  await useIndex(file, settings.apiBase, offer?.published ?? stored.published);
  return true;
}

/**
 * The whole file: as it came, or made of the delta, or fetched anew where the delta is of no use.
 * @param {Uint8Array<ArrayBuffer>} answer
 * @param {string} apiBase
 */
async function whole(answer, apiBase) {
  if (!isDelta(answer)) return answer;
  const base = await currentFile();
  try {
    if (base) {
      const file = applyDelta(base, answer);
      if (await isWhole(file)) return file;
    }
  } catch {
    // A delta only saves bytes: without it the whole file says the same.
  }
  const again = await fetched(apiBase, null);
  if (!again) throw new Refused("problem_damaged");
  return again;
}

/** @param {string} apiBase @param {import("./service.js").Known | null} known */
async function fetched(apiBase, known) {
  try {
    return await fetchIndex(apiBase, known);
  } catch {
    throw new Refused("problem_unreachable");
  }
}

/** @param {Uint8Array} file @param {Settings} settings @param {import("./service.js").Offer | null} offer */
async function prove(file, settings, offer) {
  if (!(await isWhole(file))) throw new Refused("problem_damaged");
  const keys = await trustedKeys(settings);
  if (keys.length) {
    if (!(await isSignedBy(file, keys))) throw new Refused("problem_signature");
    return;
  }
  if (!isLoopback(settings.apiBase)) throw new Refused("problem_key");
  const { key } = offer ?? (await fetchKey(settings.apiBase).catch(() => ({ key: "" })));
  if (!key || !(await isSignedBy(file, [key]))) throw new Refused("problem_signature");
  await pinKey(settings.apiBase, key);
}

/** @param {Uint8Array} file @param {string[]} keys */
async function signerAmong(file, keys) {
  for (const key of keys) if (await isSignedBy(file, [key])) return key;
  return "";
}

/** @param {string} problem @returns {VerifyReply} */
function refusal(problem) {
  return { ok: false, problem, key: "", fingerprint: "", trusted: false };
}
