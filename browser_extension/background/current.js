/**
 * The index in use: the stored one, else the copy that came with the extension. File and table are replaced in one transaction,
 * so that a crash leaves the old ones or the new ones.
 */

import { sha256 } from "../index/envelope.js";
import { Lookup } from "../index/lookup.js";
import { makeTable, TABLE_SCHEMA } from "../index/table.js";
import { suffixList } from "../suffixes/suffix_list.js";

/**
 * @typedef {object} StoredTable
 * @property {number} schema of the table
 * @property {ArrayBuffer} buffer
 * @property {string[]} tiers
 * @property {number} version
 * @property {number} day
 * @property {string} digest SHA-256 of the file: the service's entity tag
 * @property {string} source address of the service, "" for the copy that came with the extension
 * @property {boolean} published whether that address is a folder of files
 * @property {string} release of the extension that made the table
 */
/** @typedef {{ lookup: Lookup, stored: StoredTable }} Current */

const STORE = "index";

/** @type {Promise<Current> | null} */
let current = null;
// Whatever woke the worker, it will most likely ask the index next: begun here, the reading goes on while the other modules run.
currentIndex().catch(() => {});

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
  /** @type {ArrayBuffer | undefined} */
  const file = await read("file");
  return file ? new Uint8Array(file) : null;
}

/** @returns {Promise<Current>} */
async function load() {
  const stored = await loadTable().catch(() => undefined);
  if (stored?.schema === TABLE_SCHEMA && stored.release === release()) return opened(stored);
  return stored?.source ? rebuilt(stored).catch(bundled) : bundled();
}

/** @param {StoredTable} stored @returns {Promise<Current>} */
async function rebuilt({ source, published }) {
  const file = await currentFile();
  return file ? kept(file, source, published) : bundled();
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
  const [suffixes, digest] = await Promise.all([suffixList(), sha256(file)]);
  return { ...makeTable(file, suffixes), digest, source, published, release: release() };
}

/** @param {StoredTable} stored @returns {Current} */
function opened(stored) {
  return { lookup: new Lookup(stored.buffer, stored.tiers), stored };
}

function release() {
  return chrome.runtime.getManifest().version;
}

/** @returns {Promise<StoredTable | undefined>} */
async function loadTable() {
  const stored = await read("table");
  return stored && { ...stored, buffer: await stored.buffer.arrayBuffer() };
}

/**
 * @param {StoredTable} table
 * @param {ArrayBuffer} file
 */
async function saveIndex(table, file) {
  const database = await open();
  try {
    const transaction = database.transaction(STORE, "readwrite");
    // Some megabytes come back out of a blob in half the time.
    transaction.objectStore(STORE).put({ ...table, buffer: new Blob([table.buffer]) }, "table");
    transaction.objectStore(STORE).put(file, "file");
    await /** @type {Promise<void>} */ (
      new Promise((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      })
    );
  } finally {
    database.close();
  }
}

/** @param {string} key @returns {Promise<any>} */
async function read(key) {
  const database = await open();
  try {
    return await settled(database.transaction(STORE).objectStore(STORE).get(key));
  } finally {
    database.close();
  }
}

/** @returns {Promise<IDBDatabase>} */
function open() {
  const request = indexedDB.open("cci", 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return settled(request);
}

/**
 * @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>}
 */
function settled(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
