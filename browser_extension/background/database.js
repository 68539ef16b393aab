/** The stored index: file and table, replaced in one transaction, so that a crash leaves the old one or the new one. */

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
 * @property {string} release of the extension that the copy came with, "" for a service's index
 */

const STORE = "index";

/** @returns {Promise<StoredTable | undefined>} */
export async function loadTable() {
  const stored = await read("table");
  return stored && { ...stored, buffer: await stored.buffer.arrayBuffer() };
}

/** @returns {Promise<ArrayBuffer | undefined>} */
export function loadFile() {
  return read("file");
}

/**
 * @param {StoredTable} table
 * @param {ArrayBuffer} file
 */
export async function saveIndex(table, file) {
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
