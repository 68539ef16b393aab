/** Makes the next index file out of the one before and a delta; the mirror of cci_core/badges/delta.py. */

import { HEAD_BYTES, hex, latin, readHead } from "./envelope.js";
import { ByteReader, Damaged } from "./payload.js";

const MAGIC = "CCIDELTA";
const SCHEMA = 1;
const START_BYTES = 48;

/** @param {Uint8Array} bytes */
export function isDelta(bytes) {
  return bytes.length > START_BYTES + HEAD_BYTES && latin(bytes.subarray(0, 8)) === MAGIC;
}

/**
 * The next file. What it says is only proven once the caller has checked its checksum and signature.
 * @param {Uint8Array} base
 * @param {Uint8Array} delta
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function applyDelta(base, delta) {
  const view = new DataView(delta.buffer, delta.byteOffset, START_BYTES);
  if (view.getUint16(8, true) !== SCHEMA) throw new Damaged("has a schema that this extension does not know");
  if (hex(delta.subarray(16, START_BYTES)) !== readHead(base).checksum) throw new Damaged("belongs to another index");
  const head = delta.subarray(START_BYTES, START_BYTES + HEAD_BYTES);
  const file = new Uint8Array(HEAD_BYTES + readHead(head).length);
  file.set(head);
  const payload = file.subarray(HEAD_BYTES);
  const reader = new ByteReader(delta.subarray(START_BYTES + HEAD_BYTES));
  assemble(payload, base.subarray(HEAD_BYTES), reader);
  adjust(payload, reader);
  if (!reader.atEnd) throw new Damaged("has bytes left over");
  return file;
}

/**
 * Pieces of the base and new bytes, in turn.
 * @param {Uint8Array} payload
 * @param {Uint8Array} base
 * @param {ByteReader} reader
 */
function assemble(payload, base, reader) {
  const [skips, copies, inserts, fresh] = [reader, reader, reader, reader].map((each) => new ByteReader(each.block()));
  if (!skips || !copies || !inserts || !fresh) throw new Damaged("ends too early");
  let from = 0;
  let to = 0;
  /** @param {Uint8Array} piece */
  const add = (piece) => {
    if (to + piece.length > payload.length) throw new Damaged("is longer than it says");
    payload.set(piece, to);
    to += piece.length;
  };
  while (!copies.atEnd) {
    from += skips.signed();
    const length = copies.number();
    if (from < 0 || from + length > base.length) throw new Damaged("copies what is not there");
    add(base.subarray(from, from + length));
    from += length;
    add(fresh.take(inserts.number()));
  }
  if (to !== payload.length || !fresh.atEnd) throw new Damaged("is shorter than it says");
}

/**
 * Small steps of single bytes: scores that drift with the day.
 * @param {Uint8Array} payload
 * @param {ByteReader} reader
 */
function adjust(payload, reader) {
  const gaps = new ByteReader(reader.block());
  const steps = reader.block();
  let at = 0;
  for (const step of steps) {
    at += gaps.number();
    if (at >= payload.length) throw new Damaged("changes what is not there");
    payload[at] = (/** @type {number} */ (payload[at]) + step) & 255;
  }
  if (!gaps.atEnd) throw new Damaged("has gaps left over");
}
