/**
 * Which keys an index of a service must be signed with. In this order: the key that the person entered, the key
 * pinned for that address, the keys that came with the extension. Only for a service on this same machine is the first
 * key seen taken and pinned; for any other address a person compares it and says so in the options.
 */

import { fromBase64, sha256 } from "../index/envelope.js";

/** @typedef {import("../messages.js").Settings} Settings */

/** Keys, in base64, of services whose indexes are trusted as they are; a publisher adds its own here. @type {string[]} */
const PUBLISHER_KEYS = [];

/**
 * @param {string} apiBase
 * @returns {string} the origin; "" for what is no address of a service: plain http is for this machine only
 */
export function originOf(apiBase) {
  try {
    const { protocol, origin, username, password, search, hash } = new URL(apiBase);
    if (username || password || search || hash) return "";
    return protocol === "https:" || (protocol === "http:" && isLoopback(apiBase)) ? origin : "";
  } catch {
    return "";
  }
}

/** @param {string} apiBase */
export function isLoopback(apiBase) {
  const { hostname } = new URL(apiBase);
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/**
 * @param {Settings} settings
 * @returns {Promise<string[]>} empty where a key must be asked for first
 */
export async function trustedKeys({ apiBase, key }) {
  if (key) return [key];
  const pinned = (await pins())[originOf(apiBase)];
  return pinned ? [pinned] : isLoopback(apiBase) ? [] : PUBLISHER_KEYS;
}

/** @param {string} apiBase @param {string} key */
export async function pinKey(apiBase, key) {
  await chrome.storage.local.set({ pins: { ...(await pins()), [originOf(apiBase)]: key } });
}

/** @param {string} key in base64 */
export function isKey(key) {
  return fromBase64(key).length === 32;
}

/** @param {string} key @returns {Promise<string>} eight bytes in groups, for comparing by eye */
export async function fingerprintOf(key) {
  const digits = (await sha256(fromBase64(key))).slice(0, 16);
  return digits.replace(/(....)(?=.)/g, "$1 ");
}

/** @returns {Promise<Record<string, string>>} */
async function pins() {
  const { pins } = await chrome.storage.local.get("pins");
  return /** @type {Record<string, string>} */ (pins ?? {});
}
