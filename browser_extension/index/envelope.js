/** The head of a badge index file: its checksum and who signed it; the mirror of cci_core/badges/envelope.py. */

import { Damaged } from "./payload.js";

export const HEAD_BYTES = 128;
const SIGNED_BYTES = 64;
const MAGIC = "CCIBADGE";
const SCHEMA = 1;
const UNSIGNED = "0000000000000000";

/**
 * @typedef {object} Head
 * @property {number} version
 * @property {number} length of the payload
 * @property {string} keyId 16 hexadecimal digits
 * @property {string} checksum SHA-256 of the payload, hexadecimal
 */

/**
 * @param {Uint8Array} file
 * @returns {Head}
 */
export function readHead(file) {
  if (file.length < HEAD_BYTES || latin(file.subarray(0, 8)) !== MAGIC) throw new Damaged("is not a badge index");
  const view = new DataView(file.buffer, file.byteOffset, HEAD_BYTES);
  if (view.getUint16(8, true) !== SCHEMA) throw new Damaged("has a schema that this extension does not know");
  return {
    version: Number(view.getBigUint64(16, true)),
    length: view.getUint32(12, true),
    keyId: hex(file.subarray(24, 32)),
    checksum: hex(file.subarray(32, 64)),
  };
}

/**
 * Whether length and checksum are right.
 * @param {Uint8Array} file
 */
export async function isWhole(file) {
  const head = readHead(file);
  const payload = file.subarray(HEAD_BYTES);
  return payload.length === head.length && (await sha256(payload)) === head.checksum;
}

/**
 * Whether the file is signed with one of the keys.
 * @param {Uint8Array} file
 * @param {readonly string[]} keys in base64
 */
export async function isSignedBy(file, keys) {
  const { keyId } = readHead(file);
  if (keyId === UNSIGNED) return false;
  for (const key of keys) {
    if ((await keyIdOf(key)) === keyId) return verify(key, file);
  }
  return false;
}

/**
 * @param {string} key in base64
 * @param {Uint8Array} file
 */
async function verify(key, file) {
  const publicKey = await crypto.subtle.importKey("raw", fromBase64(key), { name: "Ed25519" }, false, ["verify"]);
  return crypto.subtle.verify("Ed25519", publicKey, copied(file, SIGNED_BYTES, HEAD_BYTES), copied(file, 0, SIGNED_BYTES));
}

/**
 * @param {string} key in base64
 * @returns {Promise<string>} eight bytes by which an index names its key, hexadecimal
 */
export async function keyIdOf(key) {
  return (await sha256(fromBase64(key))).slice(0, 16);
}

/** @param {Uint8Array} bytes */
export async function sha256(bytes) {
  return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", copied(bytes, 0, bytes.length))));
}

/** @param {string} text @returns {Uint8Array<ArrayBuffer>} */
export function fromBase64(text) {
  try {
    return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** @param {Uint8Array} bytes @param {number} start @param {number} end @returns {Uint8Array<ArrayBuffer>} */
function copied(bytes, start, end) {
  return new Uint8Array(bytes.subarray(start, end));
}

/** @param {Uint8Array} bytes */
export function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** @param {Uint8Array} bytes */
export function latin(bytes) {
  return String.fromCharCode(...bytes);
}
