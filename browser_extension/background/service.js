/** The only requests that this extension makes: for the index and its key, and for one company on a person's click. */

import { isKey } from "./sources.js";

const PATIENCE_MS = 30_000;
const LARGEST_BYTES = 64 * 2 ** 20;

/**
 * @typedef {object} Known the index in use, where it came from this service
 * @property {number} version
 * @property {string} digest
 * @property {boolean} published whether the service is a folder of files
 */
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

/** A folder keeps its deltas beside the index, and knows no header but what its host makes. @param {string} apiBase @param {number} since */
async function fetchPublished(apiBase, since) {
  const delta = await request(`${apiBase}/badges/since-${since}.bin`, {});
  if (delta.ok) return bytesOf(delta);
  return bytesOf(await request(`${apiBase}/v1/badges`, { cache: "no-cache" }));
}

/** @param {string} address @returns {Promise<any>} */
export async function fetchJson(address) {
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
