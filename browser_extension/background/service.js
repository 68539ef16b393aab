/** The only requests that this extension makes: for the index and its key, and for one company on a person's click. */

import { isKey } from "./sources.js";

const PATIENCE_MS = 30_000;
const LARGEST_BYTES = 64 * 2 ** 20;

/**
 * @param {string} apiBase
 * @param {number | null} since version from which a delta would do
 * @param {string} digest of the index in use, "" to get one in any case
 * @returns {Promise<Uint8Array<ArrayBuffer> | null>} null where the index in use is the newest
 */
export async function fetchIndex(apiBase, since, digest) {
  const address = `${apiBase}/v1/badges${since === null ? "" : `?since=${since}`}`;
  const response = await request(address, digest ? { "If-None-Match": `"${digest}"` } : {});
  if (response.status === 304) return null;
  if (!response.ok) throw new Error(`answered ${response.status}`);
  return new Uint8Array(await limited(response));
}

/** @param {string} apiBase @returns {Promise<string>} the key in base64 */
export async function fetchKey(apiBase) {
  // On a static host the index is a file, below which no other can stand.
  const { key } = await fetchJson(`${apiBase}/v1/badges/key`).catch(() => fetchJson(`${apiBase}/badges-key.json`));
  if (typeof key !== "string" || !isKey(key)) throw new Error("is no key");
  return key;
}

/** @param {string} address @returns {Promise<any>} */
export async function fetchJson(address) {
  const response = await request(address, { Accept: "application/json" });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

/** @param {string} address @param {Record<string, string>} headers */
function request(address, headers) {
  return fetch(address, {
    headers,
    credentials: "omit",
    cache: "no-store",
    referrerPolicy: "no-referrer",
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
}

/** @param {Response} response @returns {Promise<ArrayBuffer>} */
async function limited(response) {
  if (Number(response.headers.get("Content-Length") ?? 0) > LARGEST_BYTES) throw new Error("is too large");
  const body = await response.arrayBuffer();
  if (body.byteLength > LARGEST_BYTES) throw new Error("is too large");
  return body;
}
