/**
 * The table that the worker keeps: one ArrayBuffer of typed arrays, so that waking up is one read and no parsing.
 * Made once an update by build.js, asked by lookup.js; never leaves this browser, so its form may change at will.
 */

export const TABLE_SCHEMA = 1;

/**
 * @typedef {object} Table
 * @property {Uint32Array} firstName of each company, and the end of the last
 * @property {Uint32Array} firstDomain of each company, and the end of the last
 * @property {Int32Array} owner place of the rated company that each is shown as, -1 for its own standing
 * @property {Int32Array} latest
 * @property {Uint32Array} nameStart of each name in the texts, and the end of the last
 * @property {Uint32Array} domainStart
 * @property {Uint32Array} slugStart
 * @property {Uint32Array} nameSlots
 * @property {Uint32Array} domainSlots
 * @property {Int16Array} hundredths
 * @property {Uint8Array} tier
 * @property {Uint8Array} flags
 * @property {Uint8Array} nameTexts
 * @property {Uint8Array} domainTexts
 * @property {Uint8Array} slugTexts only where the slug is not the name's
 */
/** @typedef {{ [Key in keyof Table]: number }} Sizes */

/** Widest first, so that every array stands at a multiple of its width. */
const ARRAYS = /** @type {const} */ ([
  ["firstName", Uint32Array],
  ["firstDomain", Uint32Array],
  ["owner", Int32Array],
  ["latest", Int32Array],
  ["nameStart", Uint32Array],
  ["domainStart", Uint32Array],
  ["slugStart", Uint32Array],
  ["nameSlots", Uint32Array],
  ["domainSlots", Uint32Array],
  ["hundredths", Int16Array],
  ["tier", Uint8Array],
  ["flags", Uint8Array],
  ["nameTexts", Uint8Array],
  ["domainTexts", Uint8Array],
  ["slugTexts", Uint8Array],
]);
const HEAD_BYTES = 4 * ARRAYS.length;

/**
 * @param {Sizes} sizes
 * @returns {ArrayBuffer} empty
 */
export function allocate(sizes) {
  const bytes = ARRAYS.reduce((sum, [name, kind]) => sum + sizes[name] * kind.BYTES_PER_ELEMENT, HEAD_BYTES);
  const buffer = new ArrayBuffer(bytes);
  new Uint32Array(buffer, 0, ARRAYS.length).set(ARRAYS.map(([name]) => sizes[name]));
  return buffer;
}

/**
 * @param {ArrayBuffer} buffer
 * @returns {Table}
 */
export function openTable(buffer) {
  const sizes = new Uint32Array(buffer, 0, ARRAYS.length);
  let offset = HEAD_BYTES;
  const arrays = ARRAYS.map(([name, kind], place) => {
    const array = new kind(buffer, offset, sizes[place]);
    offset += array.byteLength;
    return [name, array];
  });
  return Object.fromEntries(arrays);
}
