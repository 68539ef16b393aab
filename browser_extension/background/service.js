/**
 * The service: the only requests that this extension makes, for the index and its key, and for one company on a person's click.
 *
 * And which keys its index must be signed with. In this order: the key that the person entered, the key pinned for that address,
 * the keys that came with the extension. Only for a service on this same machine is the first key seen taken and pinned; for any
 * other address a person compares it and says so in the options.
 */

import { fromBase64, sha256 } from "../index/envelope.js";
import { currentIndex } from "./current.js";
import { readSettings } from "./settings.js";

/** Keys, in base64, of services whose indexes are trusted as they are; a publisher adds its own here. @type {string[]} */
const PUBLISHER_KEYS = [];
const PATIENCE_MS = 30_000;
const LARGEST_BYTES = 64 * 2 ** 20;

/**
 * @typedef {object} Known the index in use, where it came from this service
 * @property {number} version
 * @property {string} digest
 * @property {boolean} published whether the service is a folder of files
 */
/** @typedef {import("../messages.js").DetailsReply} DetailsReply */
/** @typedef {import("../messages.js").Settings} Settings */
/** @typedef {{ key: string, published: boolean }} Offer a service's key in base64, and whether it is a folder of files */

/**
 * @param {string} apiBase
 * @param {Known | null} known null to get the whole in any case
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>} the index, or a delta to it; null where the one in use is the newest
 */
export async function fetchIndex(apiBase, known) {
  if (known?.published) return fetchPublished(apiBase, known.version);
  const address = `${apiBase}/v1/badges${known ? `?since=${known.version}` : ""}`;
  const response = await request(address, known ? { headers: { "If-None-Match": `"${known.digest}"` } } : {});
  return response.status === 304 ? null : bytesOf(response);
}

/** @param {string} apiBase @returns {Promise<Offer>} */
export async function fetchKey(apiBase) {
  // In a folder the index is a file, below which no other can stand.
  const served = await fetchJson(`${apiBase}/v1/badges/key`).catch(() => null);
  const { key } = served ?? (await fetchJson(`${apiBase}/badges-key.json`));
  if (typeof key !== "string" || !isKey(key)) throw new Error("is no key");
  return { key, published: !served };
}

/** What the service says of one company; asked only when a person clicks a badge. @param {string} slug @returns {Promise<DetailsReply>} */
export async function details(slug) {
  const { apiBase } = await readSettings();
  const page = `${apiBase}/companies/${encodeURIComponent(slug)}`;
  try {
    const [company, alternatives] = await Promise.all([
      fetchJson(`${apiBase}/v1/companies/${encodeURIComponent(slug)}`),
      alternativesTo(encodeURIComponent(slug), apiBase).catch(() => null),
    ]);
    return { company, alternatives, page, owner: await ownerOf(company, apiBase) };
  } catch (error) {
    return { page, error: error instanceof Error && error.message === "404" ? "not-found" : "offline" };
  }
}

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

/** @param {string} key @returns {Promise<string>} eight bytes in groups, for comparing by eye */
export async function fingerprintOf(key) {
  const digits = (await sha256(fromBase64(key))).slice(0, 16);
  return digits.replace(/(....)(?=.)/g, "$1 ");
}

/** @param {string} key in base64 */
export function isKey(key) {
  return fromBase64(key).length === 32;
}

/** A folder keeps its deltas beside the index, and knows no header but what its host makes. @param {string} apiBase @param {number} since */
async function fetchPublished(apiBase, since) {
  const delta = await request(`${apiBase}/badges/since-${since}.bin`, {});
  if (delta.ok) return bytesOf(delta);
  return bytesOf(await request(`${apiBase}/v1/badges`, { cache: "no-cache" }));
}

/** A folder of files cannot have one below another, so there they stand elsewhere. @param {string} slug @param {string} apiBase */
function alternativesTo(slug, apiBase) {
  return fetchJson(`${apiBase}/v1/companies/${slug}/alternatives`).catch((error) => {
    if (error instanceof Error && error.message === "404") return fetchJson(`${apiBase}/v1/alternatives/${slug}.json`);
    throw error;
  });
}

/** The owner's name: from the index, else asked for. @param {{ owner?: string }} company @param {string} apiBase */
async function ownerOf({ owner }, apiBase) {
  if (!owner) return "";
  const known = await currentIndex().then(({ lookup }) => lookup.nameOf(owner), () => "");
  const asked = known ? null : await fetchJson(`${apiBase}/v1/companies/${encodeURIComponent(owner)}`).catch(() => null);
  return known || String(asked?.name ?? owner);
}

/** @param {string} address @returns {Promise<any>} */
async function fetchJson(address) {
  const response = await request(address, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/** @param {string} address @param {RequestInit} options */
function request(address, options) {
  return fetch(address, {
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...options,
  });
}

/** @param {Response} response @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function bytesOf(response) {
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return new Uint8Array(await limited(response));
}

/** @param {Response} response @returns {Promise<ArrayBuffer>} */
async function limited(response) {
  if (Number(response.headers.get("Content-Length") ?? 0) > LARGEST_BYTES) throw new Error("is too large");
  const body = await response.arrayBuffer();
  if (body.byteLength > LARGEST_BYTES) throw new Error("is too large");
  return body;
}

/** @returns {Promise<Record<string, string>>} */
async function pins() {
  const { pins } = await chrome.storage.local.get("pins");
  return /** @type {Record<string, string>} */ (pins ?? {});
}
