/** Whether a service can be used, before its address is saved. */

import { isSignedBy, isWhole } from "../index/envelope.js";
import { fetchIndex, fetchKey } from "./service.js";
import { fingerprintOf, isKey, isLoopback, originOf, trustedKeys } from "./sources.js";
import { DEFAULTS } from "./settings.js";

/** @typedef {import("../messages.js").VerifyRequest} VerifyRequest */
/** @typedef {import("../messages.js").VerifyReply} VerifyReply */

/**
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

/** @param {Uint8Array} file @param {string[]} keys */
async function signerAmong(file, keys) {
  for (const key of keys) if (await isSignedBy(file, [key])) return key;
  return "";
}

/** @param {string} problem @returns {VerifyReply} */
function refusal(problem) {
  return { ok: false, problem, key: "", fingerprint: "", trusted: false };
}
