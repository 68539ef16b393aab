/** The index in use: the stored one, else the copy that came with the extension. */

import { loadFile, loadTable, saveIndex } from "./database.js";
import { sha256 } from "../index/envelope.js";
import { TABLE_SCHEMA } from "../index/layout.js";
import { Lookup } from "../index/lookup.js";
import { makeTable } from "../index/make.js";

/** @typedef {import("./database.js").StoredTable} StoredTable */
/** @typedef {{ lookup: Lookup, stored: StoredTable }} Current */

/** @type {Promise<Current> | null} */
let current = null;

/** @returns {Promise<Current>} */
export function currentIndex() {
  current ??= load().catch((error) => {
    current = null;
    throw error;
  });
  return current;
}

/**
 * Put another index in the place of the current one.
 * @param {Uint8Array<ArrayBuffer>} file proven before
 * @param {string} source
 * @param {boolean} published whether the source is a folder of files
 */
export async function useIndex(file, source, published) {
  const stored = await tableOf(file, source, published);
  await saveIndex(stored, file.buffer);
  current = Promise.resolve(opened(stored));
}

/** @returns {Promise<Uint8Array<ArrayBuffer> | null>} the file of the current index */
export async function currentFile() {
  const file = await loadFile();
  return file ? new Uint8Array(file) : null;
}

/** @returns {Promise<Current>} */
async function load() {
  const stored = await loadTable().catch(() => undefined);
  if (stored && stored.schema === TABLE_SCHEMA && isOfThisRelease(stored)) return opened(stored);
  return rebuilt(stored).catch(() => bundled());
}

/** @param {StoredTable | undefined} stored @returns {Promise<Current>} */
async function rebuilt(stored) {
  const file = await currentFile();
  if (!stored || !file || !isOfThisRelease(stored)) return bundled();
  return kept(file, stored.source, stored.published);
}

/** @returns {Promise<Current>} */
async function bundled() {
  const response = await fetch(chrome.runtime.getURL("index/base.bin"));
  return kept(new Uint8Array(await response.arrayBuffer()), "", false);
}

/** @param {Uint8Array<ArrayBuffer>} file @param {string} source @param {boolean} published @returns {Promise<Current>} */
async function kept(file, source, published) {
  const stored = await tableOf(file, source, published);
  await saveIndex(stored, file.buffer).catch(() => {});
  return opened(stored);
}

/** @param {Uint8Array} file @param {string} source @param {boolean} published @returns {Promise<StoredTable>} */
async function tableOf(file, source, published) {
  return { ...makeTable(file), digest: await sha256(file), source, published, release: source ? "" : release() };
}

/** @param {StoredTable} stored @returns {Current} */
function opened(stored) {
  return { lookup: new Lookup(stored.buffer, stored.tiers), stored };
}

/** @param {StoredTable} stored */
function isOfThisRelease(stored) {
  return stored.source !== "" || stored.release === release();
}

function release() {
  return chrome.runtime.getManifest().version;
}
